/** The statements about answers on a scale, asked of the events themselves: which kinds there are, and their sums by place. */
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
}

const HALF_LIFE_MS = 90 * 86_400_000;
const MOST_KINDS = 200;
/** Between the parts of a kind, where they are one text; in no name. */
const BETWEEN = '\u0001';

/**
 * Each answer: whose, when, what was said in numbers (`said`), and its kind. Whoever reads `said` as a number must bear any text:
 * the database may do so before it leaves out what is none.
 */
function answers({ range, touches, touchpoints }: AnswersAsked): Sql {
  const cases = touchpoints.map(
    ({ touchpoint }) => sql`${ruleCondition(touchpoint.rule)}, ${uint16(touchpoint.code)}`,
  );
  const code = cases.length === 0 ? uint16(0) : sql`multiIf(${join(cases)}, ${uint16(0)})`;
  const names = texts(SCORE_PROPERTIES);
  return sql`SELECT visitor, person, time, name, property, stated, said, code FROM (
      SELECT *, arrayFirst(n -> has(property_names, n), ${names}) AS property,
        property_values[indexOf(property_names, property)] AS said,
        property_values[indexOf(property_names, ${text(SCALE_PROPERTY)})] AS stated, ${code} AS code
      FROM events WHERE ${within(range)} AND ${mayBegin(touches)} AND hasAny(property_names, ${names}))
    WHERE match(said, ${NUMBER})`;
}

/** `name`, `property`, `stated` (the scale, as the event says it) and how many `answers`; the most frequent first. */
export function answerKinds(asked: AnswersAsked): Sql {
  return sql`SELECT name, property, stated, count() AS answers FROM (${answers(asked)})
    GROUP BY name, property, stated ORDER BY answers DESC, name, property, stated LIMIT ${count(MOST_KINDS)}`;
}

/** A kind of answers whose scale is known. */
export type Scaled = AnswerKind & { readonly scale: Scale };

/**
 * Each answer on a known scale and within it, as `felt` on −2 … +2 with its `weight`, which halves every ninety days before the end of
 * the period; `who` gave it, and the `code` of the touchpoint it is of.
 */
function feltAnswers(asked: AnswersAsked, scaled: readonly Scaled[]): Sql {
  const keys = texts(scaled.map(({ name, property, stated }) => [name, property, stated].join(BETWEEN)));
  const ends = (end: keyof Scale): Sql =>
    sql`transform(kind, ${keys}, [${join(scaled.map(({ scale }) => float64(scale[end])))}], ${float64(0)})`;
  const age = sql`(${int64(asked.range.toMs)} - time) / ${float64(HALF_LIFE_MS)}`;
  return sql`SELECT who, code, answer, worst, best, ${float64(2 * MOST)} * (answer - worst) / (best - worst) - ${float64(MOST)} AS felt, exp2(-(${age})) AS weight
    FROM (
      SELECT if(linked = '', person, linked) AS who, code, time, answer, ${ends('worst')} AS worst, ${ends('best')} AS best
      FROM (
        SELECT visitor, person, time, code, toFloat64OrZero(said) AS answer,
          concat(name, ${text(BETWEEN)}, property, ${text(BETWEEN)}, stated) AS kind
        FROM (${answers(asked)}) WHERE has(${keys}, kind)) AS e
      ANY LEFT JOIN (${linkedPeople(asked.range.workspace)}) AS l USING visitor)
    WHERE answer >= least(worst, best) AND answer <= greatest(worst, best)`;
}

/**
 * By `place` (the code of a touchpoint; a stage as minus its position; 0 for what is off the map) the sums of `AnswerSums`: of each
 * person the weight of their answers together and the answers by weight, then of those their sums, squares and products.
 */
export function answerSums(asked: AnswersAsked, scaled: readonly Scaled[]): Sql {
  return summed(sql`SELECT who, weight, felt, arrayJoin(if(code = 0, [toInt32(0)], [toInt32(code), -toInt32(${stageOf(asked)})])) AS place
    FROM (${feltAnswers(asked, scaled)})`);
}

/** The same sums over all answers, wherever they were given, as `place` 0; no row where there are none. */
export function allAnswerSums(asked: AnswersAsked, scaled: readonly Scaled[]): Sql {
  return summed(sql`SELECT who, weight, felt, toInt32(0) AS place FROM (${feltAnswers(asked, scaled)})`);
}

/** @param placed `who`, `weight`, `felt` and `place` of each answer */
function summed(placed: Sql): Sql {
  return sql`SELECT place, sum(given) AS answers, count() AS people, sum(weights) AS w, sum(weighed) AS a,
      sum(weights * weights) AS ww, sum(weights * weighed) AS wa, sum(weighed * weighed) AS aa
    FROM (
      SELECT who, place, count() AS given, sum(weight) AS weights, sum(weight * felt) AS weighed
      FROM (${placed}) GROUP BY who, place)
    GROUP BY place ORDER BY place`;
}

/** Who answered at a place: `person`. */
export function answerers(asked: AnswersAsked, scaled: readonly Scaled[], codes: readonly number[]): Sql {
  const some = codes.length === 0 ? sql`0` : sql`code IN (${join(codes.map(uint16))})`;
  return sql`SELECT DISTINCT who AS person FROM (${feltAnswers(asked, scaled)}) WHERE ${some}`;
}

function stageOf({ touchpoints }: AnswersAsked): Sql {
  if (touchpoints.length === 0) return uint8(0);
  const codes = join(touchpoints.map(({ touchpoint }) => uint16(touchpoint.code)));
  const positions = join(touchpoints.map(({ stagePosition }) => uint8(stagePosition)));
  return sql`transform(code, [${codes}], [${positions}], ${uint8(0)})`;
}
