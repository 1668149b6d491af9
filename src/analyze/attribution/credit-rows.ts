/** The table of credits: what each row was credited by each model, what it cost, and the same before. Pure. */
import type { Difference } from '../engine/contract.ts';
import { meanDifferences, type Sums } from '../engine/public.ts';
import type { Credit, CreditRow } from './contract.ts';
import type { costsOf } from './credited.ts';
import type { ModelCredits } from './models.ts';
import type { SharedCredits } from './shared-credits.ts';

type Row = Pick<CreditRow, 'id' | 'name' | 'people'>;

/** Rows that cost money and brought nothing, and those that brought something before alone, are rows too. */
export function creditRows(
  now: SharedCredits,
  before: SharedCredits | null,
  costs: ReturnType<typeof costsOf>,
): CreditRow[] {
  const rows: Row[] = [...now.rows];
  for (const { id, name } of [...(before?.rows ?? []), ...costs.values()]) {
    if (!rows.some((row) => row.id === id)) rows.push({ id, name, people: 0 });
  }
  const perModel = now.models.map((model) => creditsOf(model, rows, now, before, costs));
  const last = perModel.length - 1;
  const byLast = (row: CreditRow): number => row.credits[last]?.conversions ?? 0;
  return rows
    .map((row, at) => ({
      ...row,
      costMinor: costs.get(row.id)?.costMinor ?? null,
      credits: perModel.flatMap((credits) => credits[at] ?? []),
    }))
    .sort((a, b) => byLast(b) - byLast(a) || (a.id < b.id ? -1 : 1));
}

/** By one model, a credit for each of the rows. */
function creditsOf(
  model: ModelCredits,
  rows: readonly Row[],
  now: SharedCredits,
  before: SharedCredits | null,
  costs: ReturnType<typeof costsOf>,
): Credit[] {
  const same = before?.models.find(({ id }) => id === model.id);
  const placeBefore = (id: string): number => before?.rows.findIndex((row) => row.id === id) ?? -1;
  const differences = differencesOf(model, same, rows, now, before);
  return rows.map(({ id }, row): Credit => {
    const cost = costs.get(id)?.costMinor ?? null;
    const conversions = model.credits.conversions[row] ?? 0;
    const valueMinor = model.credits.value[row] ?? 0;
    const place = placeBefore(id);
    return {
      conversions,
      valueMinor,
      costPerConversionMinor: cost !== null && conversions > 0 ? cost / conversions : null,
      returnOnSpend: cost !== null && cost > 0 ? valueMinor / cost : null,
      before: same
        ? {
            conversions: same.credits.conversions[place] ?? 0,
            valueMinor: same.credits.value[place] ?? 0,
          }
        : null,
      difference: differences[row] ?? null,
    };
  });
}

/** Each conversion with a known touch gives a row a part of itself: the means of those parts are held against each other. */
function differencesOf(
  model: ModelCredits,
  same: ModelCredits | undefined,
  rows: readonly Row[],
  now: SharedCredits,
  before: SharedCredits | null,
): (Difference | null)[] {
  if (!before || !same?.squares || !model.squares) return [];
  const known = ({ all, unknown }: SharedCredits): number => all.conversions - unknown.conversions;
  const sums = (of: ModelCredits, n: number, place: number): Sums => ({
    n,
    sum: of.credits.conversions[place] ?? 0,
    squares: of.squares?.[place] ?? 0,
  });
  return meanDifferences(
    rows.map(({ id }, row) => [
      sums(model, known(now), row),
      sums(
        same,
        known(before),
        before.rows.findIndex((each) => each.id === id),
      ),
    ]),
  );
}
