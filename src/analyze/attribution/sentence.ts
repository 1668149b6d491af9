/** The attribution report in plain words. */
import { countWords, moneyWords, shareWords, thingWords } from '../../kernel/words.ts';
import { FEWEST_FOR_SHARE, FEWEST_FOR_TREND } from '../engine/public.ts';
import type { AttributionReport, CreditRow, ModelId } from './contract.ts';

type Figures = Pick<
  AttributionReport,
  | 'level'
  | 'goal'
  | 'all'
  | 'unknown'
  | 'before'
  | 'without'
  | 'models'
  | 'rows'
  | 'lookBackDays'
  | 'markovOrder'
>;

/** @param beside what the credits are compared with: “in the period before” */
export function attributionSentence(figures: Figures, currency: string, beside = ''): string {
  const { all, unknown, goal } = figures;
  if (all.conversions === 0)
    return goal === null
      ? 'No order in this period, so there is no credit to give.'
      : `Nobody met “${goal}” in this period, so there is no credit to give.`;
  const known = all.conversions - unknown.conversions;
  const what =
    goal === null
      ? thingWords(all.conversions, 'order')
      : `${thingWords(all.conversions, 'meeting')} of “${goal}”`;
  const opening = `Of ${what} ${countWords(known)} had a known touch in the ${figures.lookBackDays} days before.`;
  if (known < FEWEST_FOR_SHARE) return `${opening} That is too few to say what brought them.`;
  return [
    opening,
    topSentence(figures, known),
    changeSentence(figures, beside),
    returnSentence(figures, currency),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function topSentence({ models, rows }: Figures, known: number): string {
  const [first, last] = (['first', 'last'] as const).map((id) => top(models, rows, id));
  if (!first || !last) return '';
  const share = ({ conversions }: { conversions: number }) => shareWords(conversions / known);
  if (first.name === last.name)
    return `${first.name} began ${share(first)} of their ways and was the last touch of ${share(last)}.`;
  return `The first touch was most often ${first.name} (${share(first)}), the last ${last.name} (${share(last)}).`;
}

function top(models: Figures['models'], rows: readonly CreditRow[], id: ModelId) {
  const at = models.findIndex((model) => model.id === id);
  const of = (row: CreditRow): number => row.credits[at]?.conversions ?? 0;
  const best = rows.reduce<CreditRow | null>((most, row) => (most && of(most) >= of(row) ? most : row), null);
  return best === null ? null : { name: best.name, conversions: of(best) };
}

/** The largest real change of what was the last touch: the plainest of the models, and one that can be tested. */
function changeSentence({ models, rows }: Figures, beside: string): string {
  const at = models.findIndex(({ id }) => id === 'last');
  const [most] = rows
    .flatMap(({ name, credits }) => {
      const difference = credits[at]?.difference;
      return difference?.isReal ? [{ name, by: difference.difference }] : [];
    })
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  if (!most) return '';
  const more = most.by > 0 ? 'more' : 'fewer';
  return `${most.name} was the last touch of ${shareWords(Math.abs(most.by))} ${more} than ${beside}.`;
}

/** Where every model agrees that less came back than was spent. */
function returnSentence({ models, rows }: Figures, currency: string): string {
  const losing = rows.filter(
    ({ costMinor, credits }) =>
      costMinor !== null &&
      costMinor > 0 &&
      credits.every(({ returnOnSpend }, at) => !models[at]?.addsUp || (returnOnSpend ?? 1) < 1),
  );
  const [worst] = losing.sort((a, b) => (b.costMinor ?? 0) - (a.costMinor ?? 0));
  if (!worst) return '';
  const most = Math.max(...worst.credits.map(({ valueMinor }, at) => (models[at]?.addsUp ? valueMinor : 0)));
  return `${worst.name} cost ${moneyWords(worst.costMinor ?? 0, currency)} and brought ${moneyWords(most, currency)} at most, by any model.`;
}

export function attributionCaveats(
  { all, unknown, before, without, level, rows, models }: Figures,
  { cut, foreign }: { readonly cut: boolean; readonly foreign: number },
): string[] {
  const known = all.conversions - unknown.conversions;
  const caveats: string[] = [];
  if (known === 0) return caveats;
  caveats.push(
    'No model knows what would have happened without a touch; where models agree one can rely on it more. Only a trial tells for sure.',
  );
  if (known < FEWEST_FOR_TREND)
    caveats.push(
      `Only ${thingWords(known, 'conversion')} with a known touch: a few more may turn the picture.`,
    );
  if (unknown.conversions > known)
    caveats.push('Most conversions have no known touch before them: the credits are about the smaller part.');
  if (without === 0)
    caveats.push(
      'Only ways that converted are known, so what a touch loses is not seen by the Markov model.',
    );
  if (!models.some(({ id }) => id === 'markov'))
    caveats.push('The Markov model could not be computed for these ways.');
  else if (before !== null)
    caveats.push(
      'The Markov model looks at all ways together: whether its credit differs by more than chance is not tested.',
    );
  if (level === 'channel' && rows.every(({ costMinor }) => costMinor === null))
    caveats.push('No advertising cost is known for this period: add it under Data to see cost and return.');
  if (foreign > 0) caveats.push(`${thingWords(foreign, 'amount')} in other currencies are not in the value.`);
  if (cut) caveats.push('There are more different ways than are looked at; the rarest are left out.');
  return caveats;
}
