/** Finds the few conditions that together describe a group best. Knows conditions only by their number. */
import { BITS } from './habits.sql.ts';

export interface Flags {
  /** Group of each person looked at; −1: in none. */
  readonly groups: Int16Array;
  /** Per person the conditions met, packed as `conditionsMet` does. */
  readonly words: readonly (readonly number[])[];
  readonly conditions: number;
}

export interface FoundRule {
  readonly conditions: readonly number[];
  /** People the rule selects, those of them in the group, and those in the group. */
  readonly selected: number;
  readonly both: number;
  readonly inGroup: number;
}

/** More conditions than these are a list, not a description. */
const MOST_CONDITIONS = 3;
/** A further condition must be worth reading. */
const LEAST_GAIN = 0.015;
/** How many half-made rules are tried on. */
const BEAM = 5;
/** A rule that misses more says too little about the group. */
const LEAST_FIT = 0.5;

/** The rule with the best F1 (harmonic mean of how often it is right and how much it covers), or null where none fits. */
export function bestRule(flags: Flags, group: number): FoundRule | null {
  let beam: FoundRule[] = [];
  let best: FoundRule | null = null;
  for (let length = 1; length <= MOST_CONDITIONS; length++) {
    const starts: (readonly number[])[] = length === 1 ? [[]] : beam.map(({ conditions }) => conditions);
    const tried = starts.flatMap((start) => extended(flags, group, start));
    beam = tried.sort((a, b) => fitness(b) - fitness(a)).slice(0, BEAM);
    const [first] = beam;
    if (first === undefined || (best !== null && fitness(first) < fitness(best) + LEAST_GAIN)) break;
    best = first;
  }
  return best !== null && fitness(best) >= LEAST_FIT ? best : null;
}

function fitness({ selected, both, inGroup }: FoundRule): number {
  return selected + inGroup === 0 ? 0 : (2 * both) / (selected + inGroup);
}

/** The rule with each one condition more. */
function extended(
  { groups, words, conditions }: Flags,
  group: number,
  start: readonly number[],
): FoundRule[] {
  const selected = new Uint32Array(conditions);
  const both = new Uint32Array(conditions);
  let inGroup = 0;
  for (let i = 0; i < groups.length; i++) {
    const mine = groups[i] === group;
    if (mine) inGroup++;
    if (!start.every((k) => holds(words, i, k))) continue;
    for (let k = 0; k < conditions; k++) {
      if (!holds(words, i, k)) continue;
      selected[k] = (selected[k] ?? 0) + 1;
      if (mine) both[k] = (both[k] ?? 0) + 1;
    }
  }
  return Array.from(selected, (count, k) => ({
    conditions: [...start, k],
    selected: count,
    both: both[k] ?? 0,
    inGroup,
  })).filter(({ conditions: [...all], both: right }) => right > 0 && new Set(all).size === all.length);
}

function holds(words: Flags['words'], person: number, condition: number): boolean {
  const word = words[Math.floor(condition / BITS)]?.[person] ?? 0;
  return ((word >>> (condition % BITS)) & 1) === 1;
}
