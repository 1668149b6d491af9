/** Chance that can be repeated: a small generator that gives the same numbers for the same seed, everywhere. */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** One of the choices, by weight. */
  pick<const T>(choices: readonly (readonly [T, number])[]): T;
  /** Exponential with the given mean: waiting times. */
  waiting(mean: number): number;
}

/** sfc32 by Chris Doty-Humphrey (PractRand), seeded from a text by the FNV-1a hash. */
export function randomFrom(seed: string): Random {
  let [a, b, c, d] = [fnv1a(`${seed}a`), fnv1a(`${seed}b`), fnv1a(`${seed}c`), 1];
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return {
    next,
    chance: (probability) => next() < probability,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick(choices) {
      let rest = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [choice, weight] of choices) {
        rest -= weight;
        if (rest < 0) return choice;
      }
      const last = choices.at(-1);
      if (!last) throw new RangeError('Nothing to choose from.');
      return last[0];
    },
    waiting: (mean) => -Math.log(1 - next()) * mean,
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
