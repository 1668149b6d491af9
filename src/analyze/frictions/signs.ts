/** What an event's name says about how things go: bought, given back, failed, complained. By words, not by a list of shops. */
import {
  ORDER_COMPLETED,
  ORDER_REFUNDED,
  PAYMENT_REFUNDED,
  PAYMENT_SUCCEEDED,
} from '../../gather/events/public.ts';

export type Sign = 'order' | 'refund' | 'failure' | 'complaint' | 'other';

export interface Signs {
  readonly names: readonly string[];
  /** By name place (1-based); place 0 is `other`. */
  readonly kindOf: readonly Sign[];
  /** Scores up to this one are low, by name place; NaN for names without scores. */
  readonly lowScore: readonly number[];
}

const FAILURE =
  /fail|error|declin|reject|denied|invalid|crash|timed? ?out|abort|rage|dead click|fehlgeschlagen|fehler|échec|erreur|fallid/i;
const COMPLAINT =
  /ticket|complain|refund|return(ed)?\b|cancel|chargeback|dispute|claim|beschwerde|reklamation|storn|réclamation|remboursement/i;

/** Where the scale ends, the lowest third of it and a little more is low: 1 and 2 of 5 stars, 0 to 3 of 10. */
const LOW_PART = 0.36;

/** @param scales by name: the lowest and highest score seen; names without scores are left out */
export function signsOf(
  names: readonly string[],
  scales: ReadonlyMap<string, { readonly low: number; readonly high: number }>,
): Signs {
  const sells = names.includes(ORDER_COMPLETED);
  const kindOf: Sign[] = ['other', ...names.map((name) => signOf(name, sells))];
  const lowScore = [Number.NaN, ...names.map((name) => lowestPart(scales.get(name)))];
  return { names, kindOf, lowScore };
}

function signOf(name: string, sells: boolean): Sign {
  if (name === (sells ? ORDER_COMPLETED : PAYMENT_SUCCEEDED)) return 'order';
  if (name === (sells ? ORDER_REFUNDED : PAYMENT_REFUNDED)) return 'refund';
  if (FAILURE.test(name)) return 'failure';
  return COMPLAINT.test(name) ? 'complaint' : 'other';
}

function lowestPart(scale: { readonly low: number; readonly high: number } | undefined): number {
  if (!scale) return Number.NaN;
  // A scale of five begins at one, a scale of ten at nought; nobody need have given the worst mark yet.
  const [from, to] =
    scale.high <= 5
      ? [Math.min(1, scale.low), 5]
      : [Math.min(0, scale.low), scale.high <= 10 ? 10 : scale.high];
  return from + (to - from) * LOW_PART;
}
