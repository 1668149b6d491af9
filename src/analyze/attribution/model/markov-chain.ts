/**
 * Ways as a Markov chain: a state is the last k touches (a shorter way is one state), a way ends in a conversion or in nothing.
 * A state does not follow itself. Removal effects are those of Anderl, Becker, von Wangenheim and Schumann (2016, IJRM 33(3)).
 */
import type { Way } from './ways.ts';

export interface MarkovChain {
  readonly states: number;
  /** Whether a state contains a row. */
  contains(state: number, row: number): boolean;
  /** Weight of ways that begin in a state. */
  readonly begins: Float64Array;
  /** Weight of all ways that leave a state; of those that leave for a conversion; and what these are worth. */
  readonly leaves: Float64Array;
  readonly converts: Float64Array;
  readonly worth: Float64Array;
  /** Edges of state s are those from `from[s]` to before `from[s + 1]`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

/** More states than fit into one key are not needed: a way adds at most its length. */
const MOST_STATES = 2 ** 26;

/** @param rows how many different rows the ways touch @param order touches that are one state, from 1 */
export function markovChain(ways: readonly Way[], rows: number, order: number): MarkovChain {
  const base = rows + 1;
  const full = base ** order;
  const stateOf = new Map<number, number>();
  const grams: number[] = [];
  const place = (gram: number): number => {
    const known = stateOf.get(gram);
    if (known !== undefined) return known;
    stateOf.set(gram, grams.length);
    return grams.push(gram) - 1;
  };
  const begins: number[] = [];
  const ends: { state: number; way: Way }[] = [];
  const edges = new Map<number, number>();
  for (const way of ways) {
    const weight = way.conversions + way.nulls;
    if (weight === 0 || way.touches.length === 0) continue;
    let gram = 0;
    let state = -1;
    way.touches.forEach((row, index) => {
      gram = (gram * base + row + 1) % full;
      // The first state is complete with the k-th touch, or with the last of a shorter way.
      if (index < order - 1 && index < way.touches.length - 1) return;
      const next = place(gram);
      if (state < 0) begins[next] = (begins[next] ?? 0) + weight;
      else if (next !== state) {
        const key = state * MOST_STATES + next;
        edges.set(key, (edges.get(key) ?? 0) + weight);
      }
      state = next;
    });
    ends.push({ state, way });
  }
  const contains = (state: number, row: number): boolean => {
    for (let rest = grams[state] ?? 0; rest > 0; rest = Math.floor(rest / base))
      if (rest % base === row + 1) return true;
    return false;
  };
  return { states: grams.length, contains, ...weighed(grams.length, begins, ends, edges) };
}

function weighed(
  states: number,
  begun: readonly (number | undefined)[],
  ends: readonly { readonly state: number; readonly way: Way }[],
  edges: ReadonlyMap<number, number>,
): Omit<MarkovChain, 'states' | 'contains'> {
  const begins = Float64Array.from({ length: states }, (_, state) => begun[state] ?? 0);
  const [leaves, converts, worth] = [0, 0, 0].map(() => new Float64Array(states)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const { state, way } of ends) {
    leaves[state] = (leaves[state] ?? 0) + way.conversions + way.nulls;
    converts[state] = (converts[state] ?? 0) + way.conversions;
    worth[state] = (worth[state] ?? 0) + way.value;
  }
  const from = new Int32Array(states + 1);
  for (const [key, weight] of edges) {
    const state = Math.floor(key / MOST_STATES);
    from[state + 1] = (from[state + 1] ?? 0) + 1;
    leaves[state] = (leaves[state] ?? 0) + weight;
  }
  for (let state = 0; state < states; state++) from[state + 1] = (from[state + 1] ?? 0) + (from[state] ?? 0);
  const next = from.slice();
  const to = new Int32Array(edges.size);
  const weight = new Float64Array(edges.size);
  for (const [key, amount] of edges) {
    const state = Math.floor(key / MOST_STATES);
    const at = next[state] ?? 0;
    next[state] = at + 1;
    to[at] = key % MOST_STATES;
    weight[at] = amount;
  }
  return { begins, leaves, converts, worth, from, to, weight };
}
