/** The statements about answers, on a scale and in words, asked of the events themselves: which there are, and their sums by place. */
import { linkedPeople } from '../../gather/events/public.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import { ruleCondition } from '../../map/touchpoints/public.ts';
import {
  count,
  float64,
  int64,
  join,
  type Sql,
  sql,
  text,
  texts,
  uint8,
  uint16,
} from '../../platform/eventdb/sql.ts';
import {
  mayBegin,
  NUMBER,
  type Range,
  SCORE_PROPERTIES,
  type TriesWanted,
  within,
} from '../frictions/public.ts';
import { MOST, SCALE_PROPERTY, type Scale } from './scales.ts';

/** Whose answers, of which days, through what. */
export interface AnswersAsked {
  readonly range: Range;
  readonly touches: TriesWanted;
  readonly touchpoints: readonly { readonly touchpoint: Touchpoint; readonly stagePosition: number }[];
}

/** Answers said in the same way. */
export interface AnswerKind {
  readonly name: string;
  readonly property: string;
  readonly stated: string;
  readonly answers: number;
}

const HALF_LIFE_MS = 90 * 86_400_000;
const MOST_KINDS = 200;
/** Between the parts of a kind, or of a row, where they are one text; in no name. */
const BETWEEN = '\u0001';
const AFTER_ROW = '\u0002';
/** Of a text, so many characters are read. */
const MOST_CHARACTERS = 1000;

/**
 * Each answer: whose, when, what was said in numbers (`said`), and its kind. Whoever reads `said` as a number must bear any text:
 * the database may do so before it leaves out what is none.
 */
function answers(asked: AnswersAsked): Sql {
  const names = texts(SCORE_PROPERTIES);
  return sql`SELECT visitor, person, time, name, property, stated, said, code
    FROM (${withScores(asked, sql`hasAny(property_names, ${names})`)}) WHERE match(said, ${NUMBER})`;
}

/** The events of a kind with what they say in numbers, if anything, and the `code` of their touchpoint. */
function withScores({ range, touches, touchpoints }: AnswersAsked, ofKind: Sql): Sql {
  const cases = touchpoints.map(
    ({ touchpoint }) => sql`${ruleCondition(touchpoint.rule)}, ${uint16(touchpoint.code)}`,
  );
  const code = cases.length === 0 ? uint16(0) : sql`multiIf(${join(cases)}, ${uint16(0)})`;
  return sql`SELECT *, arrayFirst(n -> has(property_names, n), ${texts(SCORE_PROPERTIES)}) AS property,
        property_values[indexOf(property_names, property)] AS said,
        property_values[indexOf(property_names, ${text(SCALE_PROPERTY)})] AS stated, ${code} AS code
      FROM events WHERE ${within(range)} AND ${mayBegin(touches)} AND ${ofKind}`;
}

/**
 * `name`, `property`, `stated` (the scale, as the event says it), how many `answers` in numbers, and how many events `written` with text where
 * `words` may stand; the most frequent first.
 */
export function answerKinds(asked: AnswersAsked, words: readonly string[]): Sql {
  const either = sql`hasAny(property_names, ${texts([...SCORE_PROPERTIES, ...words])})`;
  return sql`SELECT name, property, stated, countIf(match(said, ${NUMBER})) AS answers, countIf(hasAny(property_names, ${texts(words)})) AS written
    FROM (${withScores(asked, either)})
    GROUP BY name, property, stated ORDER BY answers + written DESC, name, property, stated LIMIT ${count(MOST_KINDS)}`;
}

/** A kind of answers whose scale is known. */
export type Scaled = AnswerKind & { readonly scale: Scale };

const keyOf = ({ name, property, stated }: Scaled): string => [name, property, stated].join(BETWEEN);
const kindOfRow = sql`concat(name, ${text(BETWEEN)}, property, ${text(BETWEEN)}, stated)`;

/** A written answer whose mood was read. */
export interface MoodOf {
  readonly who: string;
  /** Of the touchpoint; 0: of none. */
  readonly code: number;
  readonly time: number;
  /** −2 … +2. */
  readonly felt: number;
}

/** All that is known of what people said they feel. */
export interface Said {
  readonly scaled: readonly Scaled[];
  readonly moods: readonly MoodOf[];
}

interface Written {
  readonly names: readonly string[];
  /** Which may hold the words, most telling first. */
  readonly properties: readonly string[];
  readonly most: number;
}

/**
 * The newest answers in words (`most`) of the events of those `names`: `who` gave them, the `code` of the touchpoint, `time` and `words`. An answer on a known scale says better what is
 * meant: then its words are not among them.
 */
export function writtenAnswers(
  asked: AnswersAsked,
  scaled: readonly Scaled[],
  { names, properties, most }: Written,
): Sql {
  const each = properties.map((property) => sql`property_values[indexOf(property_names, ${text(property)})]`);
  const isAnswer = sql`has(${texts(names)}, name) AND hasAny(property_names, ${texts(properties)})`;
  return sql`SELECT if(linked = '', person, linked) AS who, code, time, words
    FROM (
      SELECT visitor, person, time, message, code, substringUTF8(words, 1, ${count(MOST_CHARACTERS)}) AS words
      FROM (SELECT *, arrayFirst(v -> match(v, '\\\\S'), [${join(each)}]) AS words FROM (${withScores(asked, isAnswer)}))
      WHERE words != '' AND NOT (match(said, ${NUMBER}) AND has(${texts(scaled.map(keyOf))}, ${kindOfRow}))
      ORDER BY time DESC, visitor, message LIMIT ${count(most)}) AS e
    ANY LEFT JOIN (${linkedPeople(asked.range.workspace)}) AS l USING visitor
    ORDER BY time DESC, visitor, message`;
}

/**
 * Each answer on a known scale and within it, and each mood, as `felt` on −2 … +2 with its `weight`, which halves every ninety days before
 * the end of the period; `who` gave it, the `code` of the touchpoint it is of, and whether it was `in_words`.
 */
function feltAnswers(asked: AnswersAsked, { scaled, moods }: Said): Sql {
  const age = sql`(${int64(asked.range.toMs)} - time) / ${float64(HALF_LIFE_MS)}`;
  const parts = [
    ...(scaled.length > 0 ? [scaledAnswers(asked, scaled)] : []),
    ...(moods.length > 0 ? [moodRows(moods)] : []),
  ];
  return sql`SELECT who, code, in_words, felt, exp2(-(${age})) AS weight FROM (${join(parts, sql` UNION ALL `)})`;
}

function scaledAnswers(asked: AnswersAsked, scaled: readonly Scaled[]): Sql {
  const keys = texts(scaled.map(keyOf));
  const ends = (end: keyof Scale): Sql =>
    sql`transform(kind, ${keys}, [${join(scaled.map(({ scale }) => float64(scale[end])))}], ${float64(0)})`;
  return sql`SELECT who, code, time, ${uint8(0)} AS in_words, ${float64(2 * MOST)} * (answer - worst) / (best - worst) - ${float64(MOST)} AS felt
    FROM (
      SELECT if(linked = '', person, linked) AS who, code, time, answer, ${ends('worst')} AS worst, ${ends('best')} AS best
      FROM (
        SELECT visitor, person, time, code, toFloat64OrZero(said) AS answer, ${kindOfRow} AS kind
        FROM (${answers(asked)}) WHERE has(${keys}, kind)) AS e
      ANY LEFT JOIN (${linkedPeople(asked.range.workspace)}) AS l USING visitor)
    WHERE answer >= least(worst, best) AND answer <= greatest(worst, best)`;
}

/** Moods as rows, packed into one text: as so many literals they would be slow to understand. */
function moodRows(moods: readonly MoodOf[]): Sql {
  const rows = moods.map(({ code, time, felt, who }) => [code, time, felt, who].join(BETWEEN));
  return sql`SELECT cells[4] AS who, toUInt16(cells[1]) AS code, toInt64(cells[2]) AS time, ${uint8(1)} AS in_words, toFloat64(cells[3]) AS felt
    FROM (SELECT splitByChar(${text(BETWEEN)}, arrayJoin(splitByChar(${text(AFTER_ROW)}, ${text(rows.join(AFTER_ROW))}))) AS cells)`;
}

/**
 * By `place` (the code of a touchpoint; a stage as minus its position; 0 for what is off the map) the sums of `AnswerSums`: of each
 * person the weight of their answers together and the answers by weight, then of those their sums, squares and products.
 */
export function answerSums(asked: AnswersAsked, said: Said): Sql {
  return summed(sql`SELECT who, in_words, weight, felt, arrayJoin(if(code = 0, [toInt32(0)], [toInt32(code), -toInt32(${stageOf(asked)})])) AS place
    FROM (${feltAnswers(asked, said)})`);
}

/** The same sums over all answers, wherever they were given, as `place` 0; no row where there are none. */
export function allAnswerSums(asked: AnswersAsked, said: Said): Sql {
  return summed(
    sql`SELECT who, in_words, weight, felt, toInt32(0) AS place FROM (${feltAnswers(asked, said)})`,
  );
}

/** @param placed `who`, `in_words`, `weight`, `felt` and `place` of each answer */
function summed(placed: Sql): Sql {
  return sql`SELECT place, sum(given) AS answers, sum(written) AS in_words, count() AS people, sum(weights) AS w, sum(weighed) AS a,
      sum(weights * weights) AS ww, sum(weights * weighed) AS wa, sum(weighed * weighed) AS aa
    FROM (
      SELECT who, place, count() AS given, sum(in_words) AS written, sum(weight) AS weights, sum(weight * felt) AS weighed
      FROM (${placed}) GROUP BY who, place)
    GROUP BY place ORDER BY place`;
}

/** Who answered at a place, or anywhere: `person`. */
export function answerers(asked: AnswersAsked, said: Said, codes: readonly number[] | 'all'): Sql {
  const some =
    codes === 'all' ? sql`1` : codes.length === 0 ? sql`0` : sql`code IN (${join(codes.map(uint16))})`;
  return sql`SELECT DISTINCT who AS person FROM (${feltAnswers(asked, said)}) WHERE ${some}`;
}

function stageOf({ touchpoints }: AnswersAsked): Sql {
  if (touchpoints.length === 0) return uint8(0);
  const codes = join(touchpoints.map(({ touchpoint }) => uint16(touchpoint.code)));
  const positions = join(touchpoints.map(({ stagePosition }) => uint8(stagePosition)));
  return sql`transform(code, [${codes}], [${positions}], ${uint8(0)})`;
}
