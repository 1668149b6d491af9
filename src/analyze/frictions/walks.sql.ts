/** The statements that bring what is looked at into memory: names, properties, and everybody's walk with its circumstances as numbers. */
import { linkedPeople, PRECISION_DATE } from '../../gather/events/public.ts';
import { type BuildRates, convertedMinor } from '../../gather/rates/public.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import { ruleCondition } from '../../map/touchpoints/public.ts';
import {
  count,
  float64,
  ident,
  int64,
  join,
  type Sql,
  sql,
  text,
  texts,
  uint8,
  uint16,
  uint32,
} from '../../platform/eventdb/sql.ts';
import { SCORE_PROPERTIES, TEXT_PROPERTIES } from './marks.ts';
import type { Mark } from './walks.ts';

export interface Range {
  readonly workspace: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Rows with a column `person`: only these people; everybody where left out. */
  readonly people?: Sql | undefined;
}

/** Which touches a try may begin at; an empty list leaves any. */
export interface TriesWanted {
  readonly fromMs: number;
  readonly toMs: number;
  readonly channels: readonly number[];
  readonly devices: readonly string[];
  readonly campaigns: readonly string[];
}

/** Of a large business every second, third … of those who send events tells what properties there are. */
export interface SampledRange extends Range {
  readonly every: number;
}

/** Columns of an event that are circumstances; read like properties. */
const COLUMNS = ['device', 'country', 'campaign', 'source', 'page'] as const;

/** More names than this are of no use; the rarest are left out. */
const MOST_NAMES = 500;
const MOST_PROPERTIES = 200;
/** Characters of a value that are looked at. */
const LONGEST_VALUE = 100;

/** Passes the events of a range. */
export function within({ workspace, fromMs, toMs, people }: Range): Sql {
  const days = sql`workspace = ${uint32(workspace)} AND time >= ${int64(fromMs)} AND time < ${int64(toMs)}`;
  return people ? sql`${days} AND ${isOneOf(workspace, people)}` : days;
}

/** Whose an event is: a linked visitor is the person they are linked to, as everywhere. */
function isOneOf(workspace: number, people: Sql): Sql {
  const links = linkedPeople(workspace);
  const wanted = sql`SELECT person FROM (${people})`;
  return sql`(visitor GLOBAL IN (SELECT visitor FROM (${links}) WHERE linked GLOBAL IN (${wanted}))
    OR (person GLOBAL IN (${wanted}) AND visitor GLOBAL NOT IN (SELECT visitor FROM (${links}))))`;
}

/** Event names with what they say on a scale: `name`, `events`, `scored`, `low`, `high`. */
export function eventNames(range: Range): Sql {
  return sql`SELECT name, count() AS events, countIf(is_scored) AS scored, minIf(score, is_scored) AS low, maxIf(score, is_scored) AS high
    FROM (SELECT name, ${scoreText} AS said, match(said, ${NUMBER}) AS is_scored, toFloat64OrZero(said) AS score
      FROM events WHERE ${within(range)})
    GROUP BY name ORDER BY events DESC, name LIMIT ${count(MOST_NAMES)}`;
}

export const NUMBER = text('^-?[0-9]+(\\.[0-9]+)?$');

/** The first property there is that holds an answer on a scale; empty where there is none. */
const scoreText = sql`property_values[indexOf(property_names, arrayFirst(n -> has(property_names, n), ${texts(SCORE_PROPERTIES)}))]`;

/** Each property and column with its value as a pair of texts, one row each. */
function pairs({ every, ...range }: SampledRange): Sql {
  const columns = COLUMNS.map((column) => sql`tuple(${text(`column:${column}`)}, ${ident(column)})`);
  return sql`SELECT tupleElement(pair, 1) AS dimension, substring(tupleElement(pair, 2), 1, ${count(LONGEST_VALUE)}) AS value FROM (
    SELECT arrayJoin(arrayConcat(
      arrayMap((n, v) -> tuple(concat('property:', n), v), property_names, property_values), [${join(columns)}])) AS pair
    FROM events WHERE ${within(range)} AND cityHash64(visitor) % ${count(every)} = 0) WHERE value != ''`;
}

/** By property and column: `dimension`, `events`, `distinct_values`, `numeric`, `quintiles`. */
export function profiles(range: SampledRange): Sql {
  return sql`SELECT dimension, count() AS events, uniq(value) AS distinct_values, countIf(match(value, ${NUMBER})) AS numeric,
      quantilesExact(0.2, 0.4, 0.6, 0.8)(toFloat64OrZero(value)) AS quintiles
    FROM (${pairs(range)}) GROUP BY dimension ORDER BY events DESC, dimension LIMIT ${count(MOST_PROPERTIES)}`;
}

/** The most frequent values of the given dimensions: `dimension`, `value`, `events`. */
export function frequentValues(range: SampledRange, dimensions: readonly string[], most: number): Sql {
  return sql`SELECT dimension, value, count() AS events FROM (${pairs(range)})
    WHERE has(${texts(dimensions)}, dimension)
    GROUP BY dimension, value ORDER BY dimension, events DESC, value LIMIT ${count(most)} BY dimension`;
}

export interface WalksWanted extends Range {
  /** How amounts of each day become the workspace's currency. */
  readonly rates: BuildRates;
  readonly touchpoints: readonly Touchpoint[];
  readonly names: readonly string[];
  /** Names whose amounts are money. */
  readonly moneyNames: readonly string[];
  readonly marks: readonly Mark[];
  readonly tries: TriesWanted;
  /** Whose walks: those whose number leaves `part` when divided by `parts`. */
  readonly part: number;
  readonly parts: number;
}

/** One row per person: `who` and what happened to them as arrays in time order. */
export function walksOf(wanted: WalksWanted): Sql {
  const column = (place: number) => sql`arrayMap(t -> tupleElement(t, ${count(place)}), path)`;
  return sql`SELECT who, ${column(1)} AS times, ${column(4)} AS dated, ${column(5)} AS touchpoints, ${column(6)} AS names,
      ${column(7)} AS channels, ${column(8)} AS amounts, ${column(9)} AS scores, ${column(10)} AS marks, ${column(11)} AS counts
    FROM (
      SELECT who, arraySort(groupArray(tuple(time, received, seq, is_dated, touchpoint, name_place, channel, money, score, noted, counts))) AS path
      FROM (
        SELECT if(linked = '', person, linked) AS who, time, received, seq, is_dated, touchpoint, name_place, channel, money, score, noted, counts
        FROM (${touches(wanted)}) AS e
        ANY LEFT JOIN (${linkedPeople(wanted.workspace)}) AS l USING visitor)
      WHERE cityHash64(who) % ${count(wanted.parts)} = ${count(wanted.part)}
      GROUP BY who)
    ORDER BY who`;
}

function touches({ touchpoints, names, moneyNames, marks, rates, tries, ...range }: WalksWanted): Sql {
  const cases = touchpoints.map(({ rule }, index) => sql`${ruleCondition(rule)}, ${uint8(index + 1)}`);
  const touchpoint = cases.length === 0 ? uint8(0) : sql`multiIf(${join(cases)}, ${uint8(0)})`;
  const places = names.map((_, index) => uint16(index + 1));
  const name =
    names.length === 0 ? uint16(0) : sql`transform(name, ${texts(names)}, [${join(places)}], ${uint16(0)})`;
  const rate = rates.factor({ currency: sql`currency`, time: sql`time` });
  const factor = sql`if(currency = '', ${float64(1)}, ${rate})`;
  const money = sql`if(has(${texts(moneyNames)}, name), ${convertedMinor(sql`amount`, sql`factor`)}, toInt64(0))`;
  return sql`SELECT visitor, person, time, received, seq, precision = ${count(PRECISION_DATE)} AS is_dated,
      ${touchpoint} AS touchpoint, ${name} AS name_place, channel, ${factor} AS factor, ${money} AS money,
      ${scoreText} AS said, if(match(said, ${NUMBER}), said, '') AS score, ${markNumbers(marks)} AS noted, toUInt8(${mayBegin(tries)}) AS counts
    FROM events WHERE ${within(range)}`;
}

/** Passes the events that came through what was asked for. */
export function mayBegin({ fromMs, toMs, channels, devices, campaigns }: TriesWanted): Sql {
  const conditions = [sql`time >= ${int64(fromMs)}`, sql`time < ${int64(toMs)}`];
  if (channels.length > 0) conditions.push(sql`channel IN (${join(channels.map(uint8))})`);
  if (devices.length > 0) conditions.push(sql`has(${texts(devices)}, device)`);
  if (campaigns.length > 0) conditions.push(sql`has(${texts(campaigns)}, campaign)`);
  return join(conditions, sql` AND `);
}

/** The numbers of the marks an event carries: plain values by a table of texts, numbers by their bands. */
function markNumbers(marks: readonly Mark[]): Sql {
  const plain = marks.flatMap((mark, index) =>
    mark.band ? [] : [{ key: markKey(mark.dimension, mark.value), place: index + 1 }],
  );
  const known = texts(plain.map(({ key }) => key));
  const places = join(plain.map(({ place }) => uint16(place)));
  const look = (key: Sql) =>
    plain.length === 0 ? uint16(0) : sql`transform(${key}, ${known}, [${places}], ${uint16(0)})`;
  const columns = COLUMNS.map((column) =>
    look(sql`concat(${text(markKey(`column:${column}`, ''))}, ${ident(column)})`),
  );
  const properties = sql`arrayMap((n, v) -> ${look(sql`concat('property:', n, '=', v)`)}, property_names, property_values)`;
  const banded = [...new Set(marks.flatMap(({ band, dimension }) => (band ? [dimension] : [])))];
  const numbers = banded.map((dimension) => bandOf(marks, dimension));
  return sql`arrayFilter(m -> m > 0, arrayConcat(${properties}, [${join([...columns, ...numbers])}]))`;
}

function markKey(dimension: string, value: string): string {
  return `${dimension}=${value}`;
}

function bandOf(marks: readonly Mark[], dimension: string): Sql {
  const property = text(dimension.replace(/^property:/, ''));
  const value = sql`property_values[indexOf(property_names, ${property})]`;
  const cases = marks.flatMap(({ band, dimension: own }, index) => {
    if (!band || own !== dimension) return [];
    const upTo = band.to === null ? sql`1` : sql`toFloat64OrZero(${value}) <= ${float64(band.to)}`;
    return [sql`${upTo}, ${uint16(index + 1)}`];
  });
  return sql`if(match(${value}, ${NUMBER}), multiIf(${join(cases)}, ${uint16(0)}), ${uint16(0)})`;
}

/** Everybody with an event in the range. */
export function peopleCount(range: Range): Sql {
  return sql`SELECT uniq(if(linked = '', person, linked)) AS people, count() AS events
    FROM (SELECT visitor, person FROM events WHERE ${within(range)}) AS e
    ANY LEFT JOIN (${linkedPeople(range.workspace)}) AS l USING visitor`;
}

/** When the last event before an instant was: `events`, `last`. */
export function lastEvent(workspace: number, before: number): Sql {
  return sql`SELECT count() AS events, max(time) AS last FROM events
    WHERE workspace = ${uint32(workspace)} AND time < ${int64(before)}`;
}

/** What these people wrote in the range: `who`, `time`, `name`, `words`, `score`; newest first. */
export function textsOf(range: Range, people: readonly string[], most: number): Sql {
  const words = TEXT_PROPERTIES.map((name) => sql`property_values[indexOf(property_names, ${text(name)})]`);
  return sql`SELECT who, time, name, words, score FROM (
      SELECT if(linked = '', person, linked) AS who, time, name, words, score FROM (
        SELECT visitor, person, time, name, ${scoreText} AS score,
          arrayFirst(w -> w != '', arrayConcat([${join(words)}], [''])) AS words
        FROM events WHERE ${within(range)} AND words != '') AS e
      ANY LEFT JOIN (${linkedPeople(range.workspace)}) AS l USING visitor)
    WHERE has(${texts(people)}, who) ORDER BY time DESC, who, words LIMIT ${count(most)}`;
}
