/**
 * What is summed up of a path, for the rows that are built and for parts of paths alike: expressions over a number per stage, because
 * those cost far less than expressions over arrays.
 */
import { count, ident, int64, join, type Sql, sql, uint8, uint16 } from '../../platform/eventdb/sql.ts';

/** From the start of a day to its last instant. */
const LAST_OF_DAY = int64(86_399_999);
/** Stands for "never met": later than any instant, and still exact when subtracted. */
const NEVER = int64(8_000_000_000_000_000);

/**
 * Columns over the arrays `staged`, `at` and `dated` of a path: `first_k`, the first meeting of stage k (ms UTC, 0: never), and
 * `by_k`, the last instant that may have been.
 */
export function firstMeetings(stages: number): Sql[] {
  return positions(stages).flatMap((k) => [
    sql`at[indexOf(staged, ${count(k)})] AS ${first(k)}`,
    sql`at[indexOf(staged, ${count(k)})] + dated[indexOf(staged, ${count(k)})] * ${LAST_OF_DAY} AS ${by(k)}`,
  ]);
}

/** The highest stage met, over the columns of `firstMeetings`; 0 for none. */
export function furthestOf(stages: number): Sql {
  const cases = positions(stages)
    .reverse()
    .map((k) => sql`${first(k)} > 0, ${uint8(k)}`);
  return cases.length === 0 ? uint8(0) : sql`multiIf(${join(cases)}, ${uint8(0)})`;
}

/** Which stages were met, likewise: bit k − 1 for stage k. */
export function stageBits(stages: number): Sql {
  const bits = positions(stages).map((k) => sql`(${first(k)} > 0) * ${uint16(2 ** (k - 1))}`);
  return bits.length === 0 ? uint16(0) : sql`toUInt16(${join(bits, sql` + `)})`;
}

/**
 * For each stage but the last, likewise: from its first meeting to the first of any later stage, ms; −1 for who did not go on, or met a
 * later one for sure before. A meeting known by its day alone may have been until the end of it, and then counts as no time.
 */
export function waitsOf(stages: number): Sql {
  const waits = positions(stages - 1).map((k) => {
    const [from, next, sure] = [first(k), soonest(first, k, stages), soonest(by, k, stages)];
    return sql`if(${from} > 0 AND ${next} < ${NEVER} AND ${sure} >= ${from}, greatest(${next} - ${from}, ${int64(0)}), toInt64(-1))`;
  });
  return waits.length === 0 ? sql`emptyArrayInt64()` : sql`[${join(waits)}]`;
}

/** The earliest of all stages after k, built from the end, so that what stages share is computed once. */
function soonest(of: (k: number) => Sql, k: number, stages: number): Sql {
  return positions(stages)
    .slice(k)
    .map((later) => sql`${of(later)} + (${first(later)} = 0) * ${NEVER}`)
    .reduceRight((soFar, next) => sql`least(${next}, ${soFar})`);
}

function positions(stages: number): number[] {
  return Array.from({ length: Math.max(0, stages) }, (_, index) => index + 1);
}

function first(k: number): Sql {
  return ident(`first_${k}`);
}

function by(k: number): Sql {
  return ident(`by_${k}`);
}
