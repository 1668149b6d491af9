/** How likely it is that chance alone makes a cell as strong as the one found, somewhere among all that were looked at. */
import type { Random } from '../../kernel/random.ts';
import { quantile } from '../../kernel/statistics/quantile.ts';
import { expectations, type Field, Scan } from './scan.ts';

const SHUFFLES = 100;
/** Through these the law of the largest is laid. */
const QUANTILES = [0.5, 0.8, 0.95];
const TRIALS_SHUFFLED = 3000;

/** What chance does anywhere in the field, were what happened dealt out by chance among people alike. */
export interface Chance {
  /** How likely a cell as strong as this is. */
  of(strength: number): number;
  /** The strength from which on it is less likely than this. */
  strengthFor(limit: number): number;
}

/**
 * Deals the outcomes out anew within the strata, notes the strongest cell of each deal, and fits the law of the largest of
 * many (Gumbel, whose scale is 2 for deviances) to them. Where few things went wrong the strengths come in steps and most
 * deals have none: the law is laid through whichever of its quantiles lies highest, so that it never promises too much.
 */
export function chanceOf(field: Field, random: Random): Chance {
  const some = thinned(field, random);
  const { bad, strata } = some.trials;
  const scan = new Scan(some, expectations(bad, strata));
  const dealt = Uint8Array.from(bad);
  const byStratum = new Map<number, number[]>();
  strata.forEach((stratum, trial) => {
    const members = byStratum.get(stratum) ?? [];
    byStratum.set(stratum, members);
    members.push(trial);
  });
  const strongest = Array.from({ length: SHUFFLES }, () => {
    for (const members of byStratum.values()) shuffle(dealt, members, random);
    return scan.strongest(dealt)?.strength ?? 0;
  }).sort((a, b) => a - b);
  const middles = QUANTILES.map((part) => (quantile(strongest, part) ?? 0) + 2 * Math.log(-Math.log(part)));
  const middle = Math.max(...middles);
  return {
    of: (strength) => -Math.expm1(-Math.exp(-(strength - middle) / 2)),
    strengthFor: (limit) => middle - 2 * Math.log(-Math.log1p(-limit)),
  };
}

/** Enough trials to learn what chance does; more would only take longer. */
function thinned(field: Field, random: Random): Field {
  const { trials, circumstances } = field;
  if (trials.count <= TRIALS_SHUFFLED) return field;
  const step = trials.count / TRIALS_SHUFFLED;
  const offset = random.next() * step;
  const kept = Array.from({ length: TRIALS_SHUFFLED }, (_, i) =>
    Math.min(trials.count - 1, Math.floor(offset + i * step)),
  );
  const starts = new Uint32Array(kept.length + 1);
  const ids: number[] = [];
  kept.forEach((trial, i) => {
    for (let c = circumstances.starts[trial] ?? 0; c < (circumstances.starts[trial + 1] ?? 0); c++)
      ids.push(circumstances.ids[c] ?? 0);
    starts[i + 1] = ids.length;
  });
  const pick = (from: Uint8Array) => Uint8Array.from(kept, (trial) => from[trial] ?? 0);
  return {
    ...field,
    trials: {
      count: kept.length,
      touches: Uint32Array.from(kept, (trial) => trials.touches[trial] ?? 0),
      people: Uint32Array.from(kept, (trial) => trials.people[trial] ?? 0),
      times: Float64Array.from(kept, (trial) => trials.times[trial] ?? 0),
      bad: pick(trials.bad),
      strata: Uint16Array.from(kept, (trial) => trials.strata[trial] ?? 0),
    },
    circumstances: { ...circumstances, starts, ids: Uint16Array.from(ids) },
    spanAt: pick(field.spanAt),
  };
}

function shuffle(outcomes: Uint8Array, members: readonly number[], random: Random): void {
  for (let last = members.length - 1; last > 0; last--) {
    const [a, b] = [members[last] ?? 0, members[Math.floor(random.next() * (last + 1))] ?? 0];
    const kept = outcomes[a] ?? 0;
    outcomes[a] = outcomes[b] ?? 0;
    outcomes[b] = kept;
  }
}
