/** Questions of reports asked of the raw events: every event is matched and grouped by person each time. */
import { linkedPeople } from '../../gather/events/public.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import { ruleCondition } from '../../map/touchpoints/public.ts';
import {
  count,
  ident,
  int64,
  join,
  type Sql,
  sql,
  uint8,
  uint16,
  uint16s,
  uint32,
} from '../../platform/eventdb/sql.ts';

/** The rules as the workspace has them, in order, each with the position of its stage. */
export interface RawMap {
  readonly workspace: number;
  readonly stages: number;
  readonly touchpoints: readonly { readonly touchpoint: Touchpoint; readonly stagePosition: number }[];
  readonly fromMs: number;
  readonly toMs: number;
}

const NEVER = int64(8_000_000_000_000_000);
/** Later than any event, ms UTC. */
const END_OF_TIME = 8_640_000_000_000_000;

/** People, touches, reach, meetings and waits in one row, as `stageFigures` names them. */
export function rawStageFigures(map: RawMap): Sql {
  const positions = positionsOf(map);
  const before = positions.slice(0, -1);
  const each = (of: readonly number[]) => join(of.map((k) => name('first', k)));
  const firsts = positions.map(
    (k) => sql`min(if(stage = ${count(k)}, time, ${NEVER})) AS ${name('first', k)}`,
  );
  const nexts = before.map(
    (k) => sql`arrayReduce('min', [${each(positions.slice(k))}]) AS ${name('next', k)}`,
  );
  const reach = positions.flatMap((k) => [
    sql`countIf(furthest >= ${count(k)}) AS ${name('reached', k)}`,
    sql`countIf(${name('first', k)} < ${NEVER}) AS ${name('met', k)}`,
  ]);
  const waits = before.flatMap((k) => {
    const [from, to] = [name('first', k), name('next', k)];
    const went = sql`${to} < ${NEVER} AND ${to} >= ${from}`;
    return [
      sql`countIf(${went}) AS ${name('n', k)}`,
      sql`quantilesExactIf(0.5, 0.9)(${to} - ${from}, ${went}) AS ${name('q', k)}`,
    ];
  });
  const totals = sql`count() AS people, sum(touches) AS touches_made, sum(off_map) AS off_map_made`;
  return sql`SELECT ${join([totals, ...reach, ...waits])} FROM (
    SELECT ${join([sql`*`, ...nexts])} FROM (
      SELECT who, count() AS touches, max(stage) AS furthest, countIf(stage = 0) AS off_map, ${join(firsts)}
      FROM (${touches(map)}) GROUP BY who))`;
}

function positionsOf({ stages }: RawMap): number[] {
  return Array.from({ length: stages }, (_, index) => index + 1);
}

function name(of: string, stage: number): Sql {
  return ident(`${of}_${stage}`);
}

/** Each event of the period with the person it belongs to and the stage of the first rule that matches. */
function touches({ workspace, touchpoints, fromMs, toMs }: RawMap): Sql {
  const cases = touchpoints.map(
    ({ touchpoint }) => sql`${ruleCondition(touchpoint.rule)}, ${uint16(touchpoint.code)}`,
  );
  const codes = uint16s(touchpoints.map(({ touchpoint }) => touchpoint.code));
  const positions = join(touchpoints.map(({ stagePosition }) => uint8(stagePosition)));
  return sql`SELECT if(linked = '', person, linked) AS who, time, received, seq, name, touchpoint,
      transform(touchpoint, ${codes}, [${positions}], ${uint8(0)}) AS stage
    FROM (SELECT visitor, person, time, received, seq, name, multiIf(${join(cases)}, ${uint16(0)}) AS touchpoint
      FROM events WHERE workspace = ${uint32(workspace)} AND time >= ${int64(fromMs)} AND time < ${int64(toMs)}) AS e
    ANY LEFT JOIN (${linkedPeople(workspace)}) AS l USING visitor`;
}

/** People, events and the last one per touchpoint code. */
export function rawTouchpoints(map: RawMap): Sql {
  return sql`SELECT touchpoint AS code, uniqExact(who) AS people, count() AS events, max(time) AS last
    FROM (${touches(map)}) GROUP BY touchpoint ORDER BY code`;
}

/** How often people went from one touchpoint directly to another one, the same several times in a row counted once. */
export function rawLegs(map: RawMap): Sql {
  return sql`SELECT from_code, to_code, count() AS gone FROM (
      SELECT arrayFilter((x, y) -> x != y, path, arrayPushFront(arrayPopBack(path), ${uint16(0)})) AS walked,
        arrayPopBack(walked) AS heads, arrayPopFront(walked) AS tails
      FROM (SELECT arrayMap(t -> t.4, arraySort(groupArray((time, received, seq, touchpoint)))) AS path
        FROM (${touches(map)}) WHERE touchpoint > 0 GROUP BY who))
    ARRAY JOIN heads AS from_code, tails AS to_code
    GROUP BY from_code, to_code ORDER BY gone DESC, from_code, to_code`;
}

/** @param toMs exclusive; who ordered first within the period, by the day, and the days they came back on until then */
export function rawReturns(map: RawMap, dayOf: (instant: Sql) => Sql): Sql {
  return sql`SELECT began, came - began AS after, count() AS people FROM (
      SELECT who, arrayJoin(arrayDistinct(groupArray(toInt32(${dayOf(sql`time`)})))) AS came,
        min(toInt32(${dayOf(sql`time`)})) AS began
      FROM (${touches({ ...map, fromMs: 0, toMs: END_OF_TIME })}) WHERE name = 'Order Completed'
      GROUP BY who HAVING min(time) >= ${int64(map.fromMs)} AND min(time) < ${int64(map.toMs)})
    GROUP BY began, after ORDER BY began, after`;
}
