/** The preview: runs the plan over the first rows, stores nothing, and says what would become of them. */
import type { z } from 'zod';
import { zone } from '../../../kernel/zones.ts';
import type { DraftEvent } from '../formats/format.ts';
import type { Preview, SampleRow, UnderstoodEvent } from '../preview-shapes.ts';
import type { Row, Table, TableHead } from '../read/table.ts';
import { type Converted, converted } from './conversion.ts';
import type { Plan } from './plan.ts';
import { Tally } from './tally.ts';

type PreviewCounts = z.output<typeof Preview>['counts'];

export interface Survey {
  readonly counts: PreviewCounts;
  readonly period: z.output<typeof Preview>['period'];
  readonly sample: SampleRow[];
  readonly skipped: { reason: string; rows: number }[];
  readonly rejected: { reason: string; rows: number }[];
}

/** Rows of each table that a preview reads. */
const LOOKED_AT = 50_000;
const SAMPLE_RECORDS = 12;
const SAMPLE_REJECTED = 8;

export async function survey(
  plan: Plan,
  tables: readonly Table[],
  folder: string,
  timezone: string,
): Promise<Survey> {
  const tally = new Tally();
  const events = new Map<string, number>();
  const amounts = new Map<string, { event: string; currency: string; minor: number }>();
  const sample: SampleRow[] = [];
  const seen = new Map<string, { share: number; good: number; bad: number }>();
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let share = 0;
  for await (const batch of converted(plan, tables, { folder, limit: LOOKED_AT })) {
    const { head } = batch.table;
    const shown = seen.get(head.id) ?? { share: 0, good: 0, bad: 0 };
    seen.set(head.id, shown);
    shown.share = batch.tableShare;
    share = batch.share;
    for (const item of batch.items) {
      tally.add(item);
      const bad = item.outcome.kind === 'rejected';
      if (bad ? shown.bad++ < SAMPLE_REJECTED : shown.good++ < SAMPLE_RECORDS)
        sample.push(...sampleOf(item, head));
      if (item.outcome.kind !== 'used') continue;
      for (const event of item.outcome.events) {
        from = Math.min(from, event.time);
        to = Math.max(to, event.time);
        events.set(event.name, (events.get(event.name) ?? 0) + 1);
        addAmount(amounts, event);
      }
    }
  }
  const whole = [...seen.values()].every((table) => table.share >= 0.999);
  const scale = whole || share === 0 ? 1 : 1 / Math.min(1, averageShare(tables, seen));
  const counts = tally.counts();
  const scaled = (n: number) => Math.round(n * scale);
  const used = scaled(counts.used);
  const [skipped, rejected] = [scaled(counts.skipped), scaled(counts.rejected)];
  return {
    counts: {
      estimated: !whole,
      rows: { read: used + skipped + rejected, used, skipped, rejected },
      events: scaled(counts.events),
      people: scaled(counts.people),
      byEvent: [...events]
        .map(([name, n]) => ({ name, events: scaled(n) }))
        .sort((a, b) => b.events - a.events)
        .slice(0, 100),
      amounts: [...amounts.values()].map((amount) => ({ ...amount, minor: scaled(amount.minor) })),
    },
    period: from <= to ? { from, to, fromDay: dayOf(from, timezone), toDay: dayOf(to, timezone) } : null,
    sample,
    skipped: reasons(counts.skippedBy, scale),
    rejected: reasons(counts.rejectedBy, scale),
  };
}

function dayOf(instant: number, timezone: string): string {
  return new Date(instant + zone(timezone).offsetAt(instant)).toISOString().slice(0, 10);
}

/** How much of the tables looked at has been read, by their size. */
function averageShare(tables: readonly Table[], seen: ReadonlyMap<string, { share: number }>): number {
  let read = 0;
  let all = 0;
  for (const table of tables) {
    const shown = seen.get(table.head.id);
    if (!shown) continue;
    read += table.packedBytes * shown.share;
    all += table.packedBytes;
  }
  return all === 0 || read === 0 ? 1 : read / all;
}

function addAmount(
  into: Map<string, { event: string; currency: string; minor: number }>,
  event: DraftEvent,
): void {
  if (!event.amount || into.size > 200) return;
  const slot = `${event.name}\n${event.amount.currency}`;
  const sum = into.get(slot) ?? { event: event.name, currency: event.amount.currency, minor: 0 };
  sum.minor += event.amount.minor;
  into.set(slot, sum);
}

function reasons(by: Readonly<Record<string, number>>, scale: number): { reason: string; rows: number }[] {
  return Object.entries(by)
    .map(([reason, rows]) => ({ reason, rows: Math.round(rows * scale) }))
    .sort((a, b) => b.rows - a.rows);
}

/** The rows of a record; what came of it stands at the first. */
function sampleOf({ record, outcome }: Converted, head: TableHead): SampleRow[] {
  return record.slice(0, 5).map((row, index) => ({
    table: head.id,
    row: row.line,
    cells: cellsOf(row, head),
    outcome: outcome.kind,
    reason: outcome.kind === 'used' ? null : outcome.reason,
    events: outcome.kind === 'used' && index === 0 ? outcome.events.slice(0, 10).map(understood) : [],
    person: outcome.kind === 'used' && index === 0 ? { ...outcome.people[0]?.traits } : null,
  }));
}

function cellsOf(row: Row, head: TableHead): Record<string, string> {
  const filled = row.cells
    .map((cell, index): [string, string] => [
      head.columns[index] ?? `column ${index + 1}`,
      cell.slice(0, 200),
    ])
    .filter(([, cell]) => cell.trim() !== '');
  return Object.fromEntries(filled.slice(0, 60));
}

function understood(event: DraftEvent): UnderstoodEvent {
  return {
    name: event.name,
    time: event.time,
    precision: event.precision,
    person: event.identities[0]?.value ?? '',
    channel: event.channel ?? null,
    amount: event.amount ? { ...event.amount } : null,
    properties: { ...event.properties },
  };
}
