/** The statements of the stages report: reach, first meetings, money, and who has gone silent. */
import { count, ident, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { furthest, positionsOf, type TouchFilter, walks } from '../engine/public.ts';

/** Stands for "never met": later than any instant, and still exact when subtracted. */
const NEVER = int64(8_000_000_000_000_000);

/**
 * The figures of the period in one row. `people`, `touches_made`, `off_map_made`; `reached_k` (stage k or a later one) and
 * `met_k` (stage k itself); `orders_made`, `revenue_made`, `buyers`, `returning` (had ordered before an order of the period),
 * `abroad` (amounts of these people in other currencies); `bought_at_k`, buyers whose first order met stage k. For each stage
 * but the last, how long from its first meeting to the first meeting of any later one: number of people `n_k`, and median and
 * 90th percentile in `q_k` (ms); and `gone_k`, those who stopped there and have been silent for longer than that percentile.
 */
export function stageFigures(rows: Sql, filter: TouchFilter, stages: number, now: number): Sql {
  const positions = positionsOf(stages);
  const before = positions.slice(0, -1);
  const totals = sql`count() AS people, sum(touches) AS touches_made, sum(off) AS off_map_made, sum(made) AS orders_made,
    sum(spent) AS revenue_made, countIf(made > 0) AS buyers, countIf(made > 0 AND ever > 1) AS returning,
    sum(not_counted) AS abroad`;
  const perStage = positions.flatMap((k) => [
    sql`countIf(furthest_met >= ${count(k)}) AS ${name('reached', k)}`,
    sql`countIf(${name('first', k)} < ${NEVER}) AS ${name('met', k)}`,
    sql`countIf(made > 0 AND bought_at = ${count(k)}) AS ${name('bought_at', k)}`,
  ]);
  const stopped = before.map(
    (k) => sql`groupArrayIf(latest, furthest_met = ${count(k)}) AS ${name('stopped', k)}`,
  );
  const gone = before.map(
    (k) =>
      sql`arrayCount(t -> ${int64(now)} - t > ${name('q', k)}[2], ${name('stopped', k)}) AS ${name('gone', k)}`,
  );
  return sql`SELECT ${join([sql`*`, ...gone])} FROM (
    SELECT ${join([totals, ...perStage, ...waits(positions), ...stopped])} FROM (${meetings(rows, filter, stages)}))`;
}

/** As `stageFigures`, the waits alone. */
export function timesToNext(rows: Sql, filter: TouchFilter, stages: number): Sql {
  return sql`SELECT ${join(waits(positionsOf(stages)))} FROM (${meetings(rows, filter, stages)})`;
}

/**
 * Whoever met a later stage for sure before is left out; a meeting known by its date alone may have been at any time until
 * the end of its day, and then counts as no time.
 */
function waits(positions: readonly number[]): Sql[] {
  return positions.slice(0, -1).flatMap((k) => {
    const [from, to] = [name('first', k), name('next', k)];
    // Not AND: the engine would put off the second half, and that costs more than it saves.
    const went = sql`bitAnd(${to} < ${NEVER}, ${name('sure', k)} >= ${from})`;
    return [
      sql`countIf(${went}) AS ${name('n', k)}`,
      sql`quantilesExactIf(0.5, 0.9)(greatest(${to} - ${from}, ${int64(0)}), ${went}) AS ${name('q', k)}`,
    ];
  });
}

/** Walks with the first meeting of each stage, and of any later one, as columns. */
function meetings(rows: Sql, filter: TouchFilter, stages: number): Sql {
  const positions = positionsOf(stages);
  const orNever = (of: 'firsts' | 'by', k: number) =>
    sql`${ident(of)}[${count(k)}] + (firsts[${count(k)}] = 0) * ${NEVER}`;
  const firsts = positions.flatMap((k) => [
    sql`${orNever('firsts', k)} AS ${name('first', k)}`,
    sql`${orNever('by', k)} AS ${name('by', k)}`,
  ]);
  const soonest = positions
    .slice(0, -1)
    .flatMap((k) => [
      sql`${least('first', positions.slice(k))} AS ${name('next', k)}`,
      sql`${least('by', positions.slice(k))} AS ${name('sure', k)}`,
    ]);
  return sql`SELECT ${join([sql`*`, ...soonest])} FROM (
    SELECT touches, off, made, spent, ever, bought_at, latest, not_counted, ${join([sql`${furthest(stages)} AS furthest_met`, ...firsts])}
    FROM ${walks(rows, filter, stages)})`;
}

/** Built from the end, so that what stages share is computed once. */
function least(of: string, later: readonly number[]): Sql {
  return later
    .map((j) => name(of, j))
    .reduceRight((soonestSoFar, next) => sql`least(${next}, ${soonestSoFar})`);
}

function name(of: string, stage: number): Sql {
  return ident(`${of}_${stage}`);
}
