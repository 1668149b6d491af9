/**
 * Who is slipping away: customers whose chance of still being one has fallen below what their own rhythm would make of it, and what
 * their silence is expected to cost.
 */
import { quantile } from '../../kernel/statistics/quantile.ts';
import type { Buyers } from './buyers.ts';
import { type Models, Outlook, purchaseValue, rhythmsOf, spendingsOf, type Terms } from './forecast.ts';
import type { Rhythm } from './model/rhythms.ts';

/** One place per buyer; NaN where there is no such number. Columns, because they cross from one thread to another. */
export interface Standings {
  /** Place in `states`. */
  readonly state: Uint8Array;
  readonly worthACall: Uint8Array;
  readonly usualGapDays: Float64Array;
  readonly silentDays: Float64Array;
  readonly alive: Float64Array;
  readonly stakeMinor: Float64Array;
}

/** `unknown`: bought too few times to have a rhythm, and there is no model to go by. */
export const states = ['active', 'at_risk', 'gone', 'unknown'] as const;
type State = (typeof states)[number];

/** Slipping: the chance is under half of what it is after a silence as long as this customer's usual one. */
const SLIPPED_BELOW = 0.5;
/** Gone: hardly one in ten of such customers is still one. */
const GONE_BELOW = 0.1;
/** Without a model: silent for longer than three, and than ten, of the customer's usual gaps, and for a month at the least. */
const GAPS_UNTIL_RISK = 3;
const LEAST_SILENT_WEEKS = 30 / 7;
const GAPS_UNTIL_GONE = 10;

export function standingsOf(buyers: Buyers, lastDay: number, models: Models, terms: Terms): Standings {
  const rhythms = rhythmsOf(buyers, lastDay);
  const typicalGap = typicalGapOf(rhythms);
  const { risk, spend } = models;
  const spendings = spendingsOf(buyers);
  const outlook = risk.status === 'fitted' ? new Outlook('MBG/NBD', risk.params, terms) : null;
  const judged = rhythms.map((rhythm, i) => {
    const spending = spendings[i] ?? { repeats: 0, mean: 0 };
    const gap = rhythm.repeats > 0 ? rhythm.recency / rhythm.repeats : typicalGap;
    const perPurchase =
      spend.status === 'fitted'
        ? purchaseValue(spend.params, spending, terms)
        : ((buyers.spent[i] ?? 0) / (buyers.bought[i] ?? 1)) * (terms.margin / 100);
    return outlook ? byModel(outlook, rhythm, gap, perPurchase) : byRhythm(rhythm, gap, perPurchase);
  });
  const worth = quantile(Float64Array.from(judged, ({ ifActive }) => ifActive).sort(), 0.8) ?? 0;
  return {
    state: Uint8Array.from(judged, ({ state }) => states.indexOf(state)),
    worthACall: Uint8Array.from(judged, ({ state, ifActive }, i) =>
      state === 'at_risk' && (rhythms[i]?.repeats ?? 0) > 0 && ifActive > 0 && ifActive >= worth ? 1 : 0,
    ),
    usualGapDays: Float64Array.from(rhythms, ({ repeats, recency }) =>
      repeats > 0 ? (recency * 7) / repeats : Number.NaN,
    ),
    silentDays: Float64Array.from(rhythms, ({ age, recency }) => Math.round((age - recency) * 7)),
    alive: Float64Array.from(judged, ({ alive }) => alive),
    stakeMinor: Float64Array.from(judged, ({ stake }) => Math.round(stake)),
  };
}

function typicalGapOf(rhythms: readonly Rhythm[]): number {
  const gaps = rhythms.filter(({ repeats }) => repeats > 0).map(({ recency, repeats }) => recency / repeats);
  return quantile(Float64Array.from(gaps).sort(), 0.5) ?? 0;
}

interface Judged {
  readonly state: State;
  readonly alive: number;
  /** Value ahead if still a customer, and what the silence is expected to take of it; minor units. */
  readonly ifActive: number;
  readonly stake: number;
}

function byModel(outlook: Outlook, rhythm: Rhythm, gap: number, perPurchase: number): Judged {
  const alive = outlook.alive(rhythm);
  const silent = rhythm.age - rhythm.recency;
  const usual = outlook.alive({ ...rhythm, age: rhythm.recency + Math.min(gap, silent) });
  const ifActive = outlook.discountedIfActive(rhythm) * perPurchase;
  const state = alive < GONE_BELOW ? 'gone' : alive < SLIPPED_BELOW * usual ? 'at_risk' : 'active';
  return { state, alive, ifActive, stake: Math.max(0, usual - alive) * ifActive };
}

function byRhythm(rhythm: Rhythm, gap: number, perPurchase: number): Judged {
  const silent = rhythm.age - rhythm.recency;
  // Three purchases make a rhythm.
  if (rhythm.repeats < 2) return { state: 'unknown', alive: Number.NaN, ifActive: perPurchase, stake: 0 };
  const gaps = silent < LEAST_SILENT_WEEKS ? 0 : silent / gap;
  const state = gaps > GAPS_UNTIL_GONE ? 'gone' : gaps > GAPS_UNTIL_RISK ? 'at_risk' : 'active';
  return { state, alive: Number.NaN, ifActive: perPurchase, stake: state === 'at_risk' ? perPurchase : 0 };
}
