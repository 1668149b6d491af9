/** How often and how lately people bought, as the models of repeat buying take it. */

/** One customer; any unit of time, the same throughout. */
export interface Rhythm {
  /** Days with a purchase after the first. */
  readonly repeats: number;
  /** From the first purchase to the last; 0 without repeats. */
  readonly recency: number;
  /** From the first purchase to the end of what was observed. */
  readonly age: number;
}

/** Customers with equal figures counted once; columns of equal length, and where each value stands among the distinct ones. */
export interface RhythmTable {
  readonly customers: number;
  readonly repeats: Column;
  readonly recency: Column;
  readonly age: Column;
  readonly counts: Float64Array;
}

interface Column {
  readonly distinct: Float64Array;
  /** For each row of the table, its place in `distinct`. */
  readonly places: Uint32Array;
}

/** What is wrong with the figures of a customer, or null. */
export function faultOf({ repeats, recency, age }: Rhythm): string | null {
  if (!(Number.isInteger(repeats) && repeats >= 0)) return 'purchases are not a whole number';
  if (!(recency >= 0) || !(age >= recency) || !Number.isFinite(age))
    return 'the last purchase lies after the end';
  if (repeats === 0 && recency > 0) return 'a last purchase later than the first, but no repeat';
  return null;
}

/** Puts equal customers together: a likelihood then costs as many terms as there are different ones. */
export function tableOf(rhythms: Iterable<Rhythm>): RhythmTable {
  const repeats = new Places();
  const recency = new Places();
  const age = new Places();
  const rows: { x: number; at: number; of: number; count: number }[] = [];
  const seen = new Map<number, (typeof rows)[number]>();
  let customers = 0;
  for (const rhythm of rhythms) {
    customers++;
    const [x, at, of] = [repeats.of(rhythm.repeats), recency.of(rhythm.recency), age.of(rhythm.age)];
    const key = (x * 2 ** 17 + at) * 2 ** 17 + of;
    const row = seen.get(key);
    if (row) row.count++;
    else {
      const fresh = { x, at, of, count: 1 };
      rows.push(fresh);
      // Beyond 2¹⁷ different ages keys could meet; such rows are then kept apart, which costs time, not truth.
      if (of < 2 ** 17 && at < 2 ** 17) seen.set(key, fresh);
    }
  }
  return {
    customers,
    repeats: repeats.column(rows.map((row) => row.x)),
    recency: recency.column(rows.map((row) => row.at)),
    age: age.column(rows.map((row) => row.of)),
    counts: Float64Array.from(rows, (row) => row.count),
  };
}

class Places {
  readonly #places = new Map<number, number>();

  of(value: number): number {
    let place = this.#places.get(value);
    if (place === undefined) {
      place = this.#places.size;
      this.#places.set(value, place);
    }
    return place;
  }

  column(places: readonly number[]): Column {
    return { distinct: Float64Array.from(this.#places.keys()), places: Uint32Array.from(places) };
  }
}
