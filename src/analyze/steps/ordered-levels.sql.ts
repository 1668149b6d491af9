/**
 * The ordered funnel. A chain follows one beginning: each step is its first meeting after the one before. What the earliest beginning
 * leads to is nearly always the answer: every beginning is followed only of those who might come further from a later one because of the
 * window, and of everybody where something must not lie between.
 */
import { ident, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { besides } from '../engine/public.ts';
import {
  anyOf,
  by,
  carried,
  type FunnelAsked,
  highest,
  meetingsOf,
  t,
  touchesAsked,
} from './step-meetings.sql.ts';

/** The columns of `levels`. */
export function orderedLevels(asked: FunnelAsked): Sql {
  const { steps, filter, windowMs, without } = asked;
  // What must not lie between breaks any chain anywhere, so each has to be followed.
  if (without.length > 0)
    return furthest(asked, everyChain(asked, sql`SELECT *, met_1 AS chain_1 FROM (${meetings(asked)})`));
  const level = highest(steps, (k) => sql`${early(k)} > 0`);
  // A window as long as the period: no beginning leads further than the earliest.
  if (windowMs >= filter.toMs - filter.fromMs) {
    const times = steps.map((_, index) => sql`${early(index + 1)} AS ${t(index + 1)}`);
    return sql`(SELECT ${carried}, ${level} AS level, ${join(times)} FROM (${earliestChain(asked)}))`;
  }
  const judged = sql`SELECT *, if(${mayLeadFurther(asked)}, met_1, emptyArrayInt64()) AS chain_1 FROM (
    SELECT *, ${level} AS early_level FROM (${earliestChain(asked)}))`;
  return furthest(asked, everyChain(asked, judged));
}

/**
 * Whether a later beginning may lead further: its chain is nowhere before the earliest one's, so only if there is a meeting of the next
 * step at all after the place where that one breaks off.
 */
function mayLeadFurther({ steps }: FunnelAsked): Sql {
  const lasts = steps.slice(1).map((_, index) => sql`arrayReduce('max', ${by(index + 2)})`);
  const earliest = steps.map((_, index) => early(index + 1));
  return sql`[${join([...lasts, int64(0)])}][early_level] >= [${join(earliest)}][early_level]`;
}

/** All meetings of each step, and of what must not lie between (`barred`), of whoever met the first step. */
function meetings(asked: FunnelAsked): Sql {
  const barred = sql`arrayFilter((t, c) -> ${anyOf(asked.without)}, at, codes) AS barred`;
  return sql`SELECT * FROM (SELECT ${carried}, ${join([...asked.steps.map((codes, index) => meetingsOf(codes, index + 1)), barred])}
    FROM ${touchesAsked(asked)}) WHERE length(met_1) > 0`;
}

/** Adds the chain of the earliest beginning: `early_k`, 0 from where it breaks off. */
function earliestChain(asked: FunnelAsked): Sql {
  let chain = sql`SELECT *, met_1[1] AS early_1 FROM (${meetings(asked)})`;
  for (let k = 2; k <= asked.steps.length; k++) {
    const from = `early_${k - 1}`;
    const array = besides(`met_${k}`, 'early_1', from);
    const first = firstMeeting(asked, k, { start: sql`early_1`, from: ident(from), array });
    chain = sql`SELECT *, greatest(${first}, ${ident(from)}) * (${first} > 0) AS ${early(k)} FROM (${chain})`;
  }
  return chain;
}

/** Adds the chains of all beginnings in `chain_1`: `chain_k` holds, for each, when step k was met, or 0. */
function everyChain(asked: FunnelAsked, rows: Sql): Sql {
  let chains = rows;
  for (let k = 2; k <= asked.steps.length; k++) {
    const first = firstMeeting(asked, k, { start: sql`a`, from: sql`p`, array: ident(`met_${k}`) });
    const between = sql`arrayExists(x -> x > p AND x < greatest(${first}, p), barred)`;
    const free = asked.without.length === 0 ? sql`` : sql` * (NOT ${between})`;
    const array = besides('chain_1', `met_${k}`, `by_${k}`, 'barred');
    const next = sql`arrayMap((a, p) -> greatest(${first}, p) * (${first} > 0)${free}, ${array}, ${ident(`chain_${k - 1}`)})`;
    chains = sql`SELECT *, ${next} AS ${ident(`chain_${k}`)} FROM (${chains})`;
  }
  return chains;
}

/**
 * The first meeting of step k after `from`: it is within the window from `start` if any is; 0 where there is none. A meeting known by its day
 * alone may have been until the end of it. Twice the same step must be two meetings.
 * @param array `met_k`, as the lambda is to have it
 */
function firstMeeting(
  { steps, windowMs }: FunnelAsked,
  k: number,
  { start, from, array }: { readonly start: Sql; readonly from: Sql; readonly array: Sql },
): Sql {
  const again = String(steps[k - 2]) === String(steps[k - 1]);
  const after = again ? sql`t > ${from}` : sql`b >= ${from}`;
  return sql`arrayFirst((t, b) -> ${from} > 0 AND ${after} AND t <= ${start} + ${int64(windowMs)}, ${array}, ${by(k)})`;
}

/** The chain that leads furthest; the earliest of equals, and the earliest of all where no others were followed. */
function furthest({ steps, without }: FunnelAsked, chains: Sql): Sql {
  const late = highest(steps, (k) => sql`arrayExists(v -> v > 0, ${ident(`chain_${k}`)})`);
  const places = steps.map((_, index) => sql`arrayFirstIndex(v -> v > 0, ${ident(`chain_${index + 1}`)})`);
  const hasEarly = without.length === 0;
  const times = steps.map((_, index) => {
    const best = sql`${ident(`chain_${index + 1}`)}[best]`;
    const time = hasEarly ? sql`if(late_level > early_level, ${best}, ${early(index + 1)})` : best;
    return sql`${time} AS ${t(index + 1)}`;
  });
  const level = hasEarly ? sql`greatest(early_level, late_level)` : sql`late_level`;
  return sql`(SELECT ${carried}, ${level} AS level, ${join(times)} FROM (
    SELECT *, [${join(places)}][late_level] AS best FROM (SELECT *, ${late} AS late_level FROM (${chains}))))`;
}

function early(k: number): Sql {
  return ident(`early_${k}`);
}
