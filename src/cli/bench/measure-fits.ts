/**
 * How long the models take to fit: of customer value on customers made up from a known rhythm, of attribution on made-up ways; and how long
 * it takes to read the mood of made-up texts.
 */
import { removalEffects, type Way } from '../../analyze/attribution/public.ts';
import { readLexicon } from '../../analyze/feelings/public.ts';
import { fitRepeatBuying, fitSpend, type Rhythm, type Spending } from '../../analyze/value/public.ts';
import { type Random, randomFrom } from '../../kernel/random.ts';
import { sentimentOf } from '../../kernel/sentiment/vader.ts';
import { median, valueText } from './figure.ts';

export interface FitFigure {
  readonly model: string;
  readonly of: 'customers' | 'paths' | 'texts';
  readonly size: number;
  readonly ms: number;
}

/** What well-known packages took on two cores of the same kind (Python 3.11, R; one thread), each on data of this size. */
const elsewhere: Readonly<Record<string, string>> = {
  'BG/NBD 2357': 'lifetimes (Python) 81 ms, BTYD (R) 550 ms',
  'BG/NBD 100000': 'lifetimes 1.28 s',
  'Gamma–Gamma 2357': 'lifetimes 30 ms (its 946 buyers)',
  'Gamma–Gamma 100000': 'lifetimes 152 ms (its 40,144 buyers)',
  'Markov removal effects, order 1 100000': 'ChannelAttribution (R) 320 ms, simulated',
  'Markov removal effects, order 2 100000': 'ChannelAttribution 330 ms, simulated',
  'Markov removal effects, order 3 100000': 'ChannelAttribution 440 ms, simulated',
  'Sentiment (VADER) 20000':
    'vaderSentiment (Python) 633 ms, NLTK 1.68 s, vader-sentiment (npm) 3.10 s, at their speed on 7,908 texts of 83 characters',
};

/** The sample the literature measures on, and a large business. */
const SIZES = [2_357, 100_000];
const PATHS = 100_000;
const CHANNELS = 12;
const RUNS = 5;
const TEXTS = 20_000;

export function measureFits(): FitFigure[] {
  return [...valueFits(), ...markovFits(), sentimentFit()];
}

/** The mood of as many texts as the feelings report reads at most. */
function sentimentFit(): FitFigure {
  const lexicon = readLexicon();
  const texts = madeUpTexts();
  const read = () => texts.filter((text) => sentimentOf(lexicon, text).known > 0).length;
  const ms = took(() => ({ status: read() > 0 ? 'fitted' : 'unread' }));
  return { model: 'Sentiment (VADER)', of: 'texts', size: TEXTS, ms };
}

/** Sentences of a few reviews put together in another way each: about 83 characters, of which some words tell of a mood. */
function madeUpTexts(): string[] {
  const random = randomFrom('texts');
  const parts = [
    ['The parcel', 'My order', 'This mug', 'Their service', 'The whole thing', 'What we bought there'],
    [
      'was really good',
      "wasn't bad at all",
      'came far too late',
      'is BEAUTIFUL',
      'was never what I hoped for',
      'arrived broken',
    ],
    ['but', 'and', 'although', 'because'],
    [
      'the people on the phone were friendly and helpful',
      'nobody ever answered my letters or my calls',
      'I love the colours of it and so do my children',
      'it took three weeks to get here at all',
    ],
    ['!', '.', '?', '!!', ' :)', ', thank you'],
  ];
  return Array.from({ length: TEXTS }, () => {
    const [what, was, joined, more, end] = parts.map((list) => list[random.whole(0, list.length - 1)] ?? '');
    return `${what} ${was} ${joined} ${more}${end}`;
  });
}

function valueFits(): FitFigure[] {
  return SIZES.flatMap((size) => {
    const { rhythms, spendings } = madeUp(size);
    const of = 'customers';
    return [
      { model: 'BG/NBD', of, size, ms: took(() => fitRepeatBuying('BG/NBD', rhythms)) },
      { model: 'MBG/NBD', of, size, ms: took(() => fitRepeatBuying('MBG/NBD', rhythms)) },
      { model: 'Gamma–Gamma', of, size, ms: took(() => fitSpend(spendings)) },
    ];
  });
}

/** Each path is taken as one of its own, as if no two were alike. */
function markovFits(): FitFigure[] {
  const ways = madeUpWays();
  return [1, 2, 3].map((order) => ({
    model: `Markov removal effects, order ${order}`,
    of: 'paths',
    size: PATHS,
    ms: took(() => ({ status: removalEffects(ways, CHANNELS, order) === null ? 'unsolved' : 'fitted' })),
  }));
}

/** Five touches on average; the first channels are met far more often, and one way in five converts. */
function madeUpWays(): Way[] {
  const random = randomFrom('ways');
  return Array.from({ length: PATHS }, () => {
    const touches = Array.from({ length: 1 + Math.floor(random.waiting(4)) }, () =>
      Math.floor(random.next() ** 2 * CHANNELS),
    );
    const conversions = random.chance(0.2) ? 1 : 0;
    return { touches, conversions, nulls: 1 - conversions, value: conversions * 4000 };
  });
}

/** Median of several, after one that warms the code up. */
function took(once: () => { readonly status: string }): number {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const from = performance.now();
    const { status } = once();
    if (status !== 'fitted') throw new Error('The made-up data did not fit; then nothing was measured.');
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
      ({ model, of, size, ms }) =>
        `${model}, ${size.toLocaleString('en-GB')} ${of}: ${valueText({ value: ms, unit: 'ms' })}`,
    )
    .join('\n');
}

/** A section of docs/benchmarks.md. */
export function fitSection(figures: readonly FitFigure[]): string {
  const rows = figures.map(
    ({ model, of, size, ms }) =>
      `| ${model} | ${size.toLocaleString('en-GB')} ${of} | ${valueText({ value: ms, unit: 'ms' })} | ${elsewhere[`${model} ${size}`] ?? ''} |`,
  );
  return `## Models of customer value and attribution

Time to fit (value by maximum likelihood, Markov chains solved exactly), median of ${RUNS} after one to warm up, one thread, seeded made-up customers of whom about six in ten never came back, and paths of five touches over ${CHANNELS} channels. Sentiment: texts of about 83 characters, their mood read.

| model | size | time | elsewhere |
|---|---:|---:|---|
${rows.join('\n')}
`;
}
