/**
 * The ordered funnel. A chain follows one beginning: each step is its first meeting after the one before. What the earliest beginning
 * leads to is nearly always the answer; only of those who might come further from a later one, because of the window or of what
 * must not lie between, is every beginning followed.
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
  const early = earliestChain(asked, 'early', meetings(asked));
  const level = highest(steps, (k) => sql`${ident(`early_${k}`)} > 0`);
  // A window as long as the period, and nothing in the way: no beginning leads further than the earliest.
  if (without.length === 0 && windowMs >= filter.toMs - filter.fromMs) {
    const times = steps.map((_, index) => sql`${ident(`early_${index + 1}`)} AS ${t(index + 1)}`);
    return sql`(SELECT ${carried}, ${level} AS level, ${join(times)} FROM (${early}))`;
  }
  const unhindered = { ...asked, windowMs: Number.POSITIVE_INFINITY, without: [] };
  const most = highest(steps, (k) => sql`${ident(`free_${k}`)} > 0`);
  const judged = sql`SELECT *, if(early_level = free_level, emptyArrayInt64(), met_1) AS chain_1 FROM (
    SELECT *, ${level} AS early_level, ${most} AS free_level FROM (${earliestChain(unhindered, 'free', early)}))`;
  return furthest(asked, everyChain(asked, judged));
}

/** All meetings of each step, and of what must not lie between (`barred`), of whoever met the first step. */
function meetings(asked: FunnelAsked): Sql {
  const barred = sql`arrayFilter((t, c) -> ${anyOf(asked.without)}, at, codes) AS barred`;
  return sql`SELECT * FROM (SELECT ${carried}, ${join([...asked.steps.map((codes, index) => meetingsOf(codes, index + 1)), barred])}
    FROM ${touchesAsked(asked)}) WHERE length(met_1) > 0`;
}

/** Adds the chain of the earliest beginning: `NAME_k`, 0 from where it breaks off. */
function earliestChain(asked: FunnelAsked, name: string, rows: Sql): Sql {
  let chain = sql`SELECT *, met_1[1] AS ${ident(`${name}_1`)} FROM (${rows})`;
  for (let k = 2; k <= asked.steps.length; k++) {
    const [from, to, hop] = [`${name}_${k - 1}`, `${name}_${k}`, `${name}_hop_${k}`];
    const first = firstMeeting(asked, k, { start: ident(`${name}_1`), from: ident(from) }, [
      `${name}_1`,
      from,
    ]);
    const reached = sql`greatest(${first}, ${ident(from)}) * (${first} > 0)`;
    const between = sql`arrayExists(x -> x > ${ident(from)} AND x < ${ident(hop)}, ${besides('barred', from, hop)})`;
    chain =
      asked.without.length === 0
        ? sql`SELECT *, ${reached} AS ${ident(to)} FROM (${chain})`
        : sql`SELECT *, ${ident(hop)} * (NOT ${between}) AS ${ident(to)} FROM (SELECT *, ${reached} AS ${ident(hop)} FROM (${chain}))`;
  }
  return chain;
}

/** Adds the chains of all beginnings in `chain_1`: `chain_k` holds, for each, when step k was met, or 0. */
function everyChain(asked: FunnelAsked, rows: Sql): Sql {
  let chains = rows;
  for (let k = 2; k <= asked.steps.length; k++) {
    const first = firstMeeting(asked, k, { start: sql`a`, from: sql`p` }, []);
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
 * @param besideIt columns the lambda reaches for
 */
function firstMeeting(
  { steps, windowMs }: FunnelAsked,
  k: number,
  { start, from }: { readonly start: Sql; readonly from: Sql },
  besideIt: readonly string[],
): Sql {
  const again = String(steps[k - 2]) === String(steps[k - 1]);
  const after = again ? sql`t > ${from}` : sql`b >= ${from}`;
  const within = Number.isFinite(windowMs) ? sql` AND t <= ${start} + ${int64(windowMs)}` : sql``;
  const array = besideIt.length === 0 ? ident(`met_${k}`) : besides(`met_${k}`, ...besideIt);
  return sql`arrayFirst((t, b) -> ${from} > 0 AND ${after}${within}, ${array}, ${by(k)})`;
}

/** The chain that leads furthest; the earliest of equals. */
function furthest({ steps }: FunnelAsked, chains: Sql): Sql {
  const late = highest(steps, (k) => sql`arrayExists(v -> v > 0, ${ident(`chain_${k}`)})`);
  const places = steps.map((_, index) => sql`arrayFirstIndex(v -> v > 0, ${ident(`chain_${index + 1}`)})`);
  const times = steps.map((_, index) => {
    const k = index + 1;
    return sql`if(late_level > early_level, ${ident(`chain_${k}`)}[best], ${ident(`early_${k}`)}) AS ${t(k)}`;
  });
  return sql`(SELECT ${carried}, greatest(early_level, late_level) AS level, ${join(times)} FROM (
    SELECT *, [${join(places)}][late_level] AS best FROM (SELECT *, ${late} AS late_level FROM (${chains}))))`;
}
