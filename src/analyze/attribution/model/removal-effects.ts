/** What is lost when a row is removed from the chain: every state with it leads nowhere. Solved exactly, never simulated. */
import { type MarkovChain, markovChain } from './markov-chain.ts';
import { type Credits, noCredits, type Way } from './ways.ts';

export interface RemovalEffects {
  /** Of conversions and of their value, per row, from 0 to 1. */
  readonly conversions: Float64Array;
  readonly value: Float64Array;
  /** Share of all ways that convert. */
  readonly conversionRate: number;
}

/** Relative change of a sweep below which the solution stands. */
const SETTLED = 1e-14;
/** Each way ends after finitely many touches, so sweeps settle; ways of thousands of touches would need more than these. */
const MOST_SWEEPS = 100_000;

/** Null where nothing converted, or the equations did not settle. */
export function removalEffects(ways: readonly Way[], rows: number, order: number): RemovalEffects | null {
  const chain = markovChain(ways, rows, order);
  const whole = solved(chain, null, null);
  if (whole === null || whole.rate <= 0) return null;
  const effects = { conversions: new Float64Array(rows), value: new Float64Array(rows) };
  for (let row = 0; row < rows; row++) {
    const without = solved(chain, row, whole);
    if (without === null) return null;
    effects.conversions[row] = Math.max(0, 1 - without.rate / whole.rate);
    effects.value[row] = whole.worth > 0 ? Math.max(0, 1 - without.worth / whole.worth) : 0;
  }
  return { ...effects, conversionRate: whole.rate };
}

/** Conversions and value shared out by removal effect; nothing where there is no effect. */
export function markovCredits(
  ways: readonly Way[],
  rows: number,
  effects: Pick<RemovalEffects, 'conversions' | 'value'>,
): Credits {
  const known = ways.filter(({ touches }) => touches.length > 0);
  const credits = noCredits(rows);
  for (const part of ['conversions', 'value'] as const) {
    const all = known.reduce((sum, way) => sum + way[part], 0);
    const sum = effects[part].reduce((total, effect) => total + effect, 0);
    if (sum > 0) credits[part].set(effects[part].map((effect) => (effect / sum) * all));
  }
  return credits;
}

interface Solution {
  /** Per state: chance of a conversion from there, and its expected value. */
  readonly chance: Float64Array;
  readonly value: Float64Array;
  readonly rate: number;
  readonly worth: number;
}

/** Gauss–Seidel over the states, last met first. @param near a solution to begin from */
function solved(chain: MarkovChain, removed: number | null, near: Solution | null): Solution | null {
  const { states, begins, leaves, converts, worth, from, to, weight } = chain;
  const chance = near ? near.chance.slice() : new Float64Array(states);
  const value = near ? near.value.slice() : new Float64Array(states);
  const live: number[] = [];
  for (let state = states - 1; state >= 0; state--) {
    if (removed === null || !chain.contains(state, removed)) live.push(state);
    else [chance[state], value[state]] = [0, 0];
  }
  for (let sweep = 0; ; sweep++) {
    let [moved, movedValue, highest, highestValue] = [0, 0, 0, 0];
    for (const state of live) {
      let c = converts[state] ?? 0;
      let v = worth[state] ?? 0;
      for (let edge = from[state] ?? 0; edge < (from[state + 1] ?? 0); edge++) {
        const w = weight[edge] ?? 0;
        const next = to[edge] ?? 0;
        c += w * (chance[next] ?? 0);
        v += w * (value[next] ?? 0);
      }
      c /= leaves[state] ?? 1;
      v /= leaves[state] ?? 1;
      moved = Math.max(moved, Math.abs(c - (chance[state] ?? 0)));
      movedValue = Math.max(movedValue, Math.abs(v - (value[state] ?? 0)));
      highest = Math.max(highest, c);
      highestValue = Math.max(highestValue, v);
      chance[state] = c;
      value[state] = v;
    }
    if (moved <= SETTLED * highest && movedValue <= SETTLED * highestValue) break;
    if (sweep >= MOST_SWEEPS) return null;
  }
  const all = begins.reduce((sum, each) => sum + each, 0);
  const over = (of: Float64Array): number =>
    all === 0 ? 0 : begins.reduce((sum, each, state) => sum + each * (of[state] ?? 0), 0) / all;
  return { chance, value, rate: over(chance), worth: over(value) };
}
