/** How long the models of customer value take to fit, on customers made up from a known rhythm. */
import { fitRepeatBuying, fitSpend, type Rhythm, type Spending } from '../../analyze/value/public.ts';
import { type Random, randomFrom } from '../../kernel/random.ts';
import { median, valueText } from './figure.ts';

export interface FitFigure {
  readonly model: string;
  readonly customers: number;
  readonly ms: number;
}

/** The sample the literature measures on, and a large business. */
const SIZES = [2_357, 100_000];
const RUNS = 5;

export function measureFits(): FitFigure[] {
  return SIZES.flatMap((customers) => {
    const { rhythms, spendings } = madeUp(customers);
    return [
      { model: 'BG/NBD', customers, ms: took(() => fitRepeatBuying('BG/NBD', rhythms)) },
      { model: 'MBG/NBD', customers, ms: took(() => fitRepeatBuying('MBG/NBD', rhythms)) },
      { model: 'Gamma–Gamma', customers, ms: took(() => fitSpend(spendings)) },
    ];
  });
}

/** Median of several, after one that warms the code up. */
function took(once: () => { readonly status: string }): number {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const from = performance.now();
    const { status } = once();
    if (status !== 'fitted') throw new Error('The made-up customers did not fit; then nothing was measured.');
    if (run > 0) times.push(performance.now() - from);
  }
  return median(times);
}

/** Six in ten never come back, as in the CD shop the models were first tried on; days are whole, as business days are. */
function madeUp(customers: number): { rhythms: Rhythm[]; spendings: Spending[] } {
  const random = randomFrom('fits');
  const rhythms: Rhythm[] = [];
  const spendings: Spending[] = [];
  for (let customer = 0; customer < customers; customer++) {
    const days = 190 + Math.floor(random.next() * 84);
    const gap = (7 * 18) / (random.waiting(1) * random.waiting(1) + 0.02);
    const leaves = random.next() ** 3;
    let [repeats, last] = [0, 0];
    for (let day = random.waiting(gap); day < days; day += Math.max(1, random.waiting(gap))) {
      [repeats, last] = [repeats + 1, Math.floor(day)];
      if (random.chance(leaves)) break;
    }
    rhythms.push({ repeats, recency: last / 7, age: days / 7 });
    spendings.push({ repeats, mean: Math.round(meanSpend(random, repeats)) });
  }
  return { rhythms, spendings };
}

/** Each customer has a usual amount, and purchases vary about it. */
function meanSpend(random: Random, repeats: number): number {
  if (repeats === 0) return 0;
  const usual = 4000 / (random.waiting(1) + random.waiting(1) + random.waiting(1) + 0.3);
  let sum = 0;
  for (let i = 0; i < repeats * 6; i++) sum += random.waiting(usual / 6);
  return sum / repeats + 1;
}

export function fitText(figures: readonly FitFigure[]): string {
  return figures
    .map(
      ({ model, customers, ms }) =>
        `${model}, ${customers.toLocaleString('en-GB')} customers: ${valueText({ value: ms, unit: 'ms' })}`,
    )
    .join('\n');
}

/** A section of docs/benchmarks.md. */
export function fitSection(figures: readonly FitFigure[]): string {
  const rows = figures.map(
    ({ model, customers, ms }) =>
      `| ${model} | ${customers.toLocaleString('en-GB')} | ${valueText({ value: ms, unit: 'ms' })} |`,
  );
  return `## Models of customer value

Time to fit by maximum likelihood, median of ${RUNS} after one to warm up, one thread, seeded made-up customers of whom about six in ten never came back.

| model | customers | time |
|---|---:|---:|
${rows.join('\n')}
`;
}
