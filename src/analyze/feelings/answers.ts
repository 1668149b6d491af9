/** Asks what people said they feel, on scales and in words, alike for the people of a report and for those beside them. */
import { float, int, str } from '../../platform/eventdb/row.ts';
import { askedOf } from '../frictions/public.ts';
import {
  type AnswerKind,
  type AnswersAsked,
  allAnswerSums,
  answerKinds,
  answerSums,
  type Said,
  writtenAnswers,
} from './answers.sql.ts';
import type { Reported, WrittenAnswers } from './contract.ts';
import type { Whose } from './measure.ts';
import { type AnswerSums, noAnswers, reportedOf } from './reported.ts';
import { type Declared, scaleOf } from './scales.ts';
import { moodsInThread } from './words/in-thread.ts';

const OFF_THE_MAP = 0;
/** So many written answers are read; of more, the newest. */
const MOST_WRITTEN = 20_000;

export interface Answers {
  /** By code of a touchpoint; of a stage by minus its position; of what is off the map by 0. */
  readonly places: ReadonlyMap<number, AnswerSums>;
  /** Answers whose scale nobody states, by name of their event. */
  readonly unscaled: ReadonlyMap<string, number>;
  /** Answers that their scale does not have; those of no touchpoint. */
  readonly outside: number;
  readonly nowhere: number;
  readonly written: WrittenAnswers;
}

export function answersAsked({ source, ...whose }: Whose): AnswersAsked {
  const { people, ...touches } = askedOf({ ...whose, source });
  const positions = new Map(source.stages.map(({ id, position }) => [id, position]));
  return {
    range: { workspace: whose.workspace.number, fromMs: touches.fromMs, toMs: touches.toMs, people },
    touches,
    touchpoints: source.touchpoints.map((touchpoint) => ({
      touchpoint,
      stagePosition: positions.get(touchpoint.stageId) ?? 0,
    })),
  };
}

interface Heard {
  readonly kinds: readonly AnswerKind[];
  readonly said: Said;
  readonly written: WrittenAnswers;
}

/** The kinds of answers there are, those whose scale is known, and the moods of those in words. @param most of which so many are read */
export async function heardFrom(
  whose: Whose,
  declared: Declared,
  most: number = MOST_WRITTEN,
): Promise<Heard> {
  const asked = answersAsked(whose);
  const { properties } = declared.words;
  const found = await whose.events.query(answerKinds(asked, properties), {
    ...{ name: str, property: str, stated: str },
    ...{ answers: int, written: int },
  });
  const kinds = found.filter(({ answers }) => answers > 0);
  const scaled = kinds.flatMap((kind) => {
    const scale = scaleOf(declared, kind);
    return scale === null ? [] : [{ ...kind, scale }];
  });
  const names = namesWithWords(found, declared);
  // One more, to know whether there are more.
  const wanted = writtenAnswers(asked, scaled, { names, properties, most: most + 1 });
  const rows =
    names.length === 0
      ? []
      : await whose.events.query(wanted, { ...{ who: str, code: int, time: int, words: str } });
  const newest = rows.slice(0, most);
  const read = await moodsInThread(newest.map(({ words }) => words));
  const moods = newest.flatMap(({ who, code, time }, i) => {
    const felt = read[i];
    return typeof felt === 'number' ? [{ who, code, time, felt }] : [];
  });
  const written = {
    read: moods.length,
    otherLanguage: read.filter((mood) => mood === 'foreign').length,
    noMood: read.filter((mood) => mood === 'none').length,
    newestOnly: rows.length > newest.length,
  };
  return { kinds, said: { scaled, moods }, written };
}

/** Events that carry words and are called as if somebody said what they think. */
function namesWithWords(
  found: readonly { readonly name: string; readonly written: number }[],
  { words }: Declared,
): string[] {
  const isAnswer = new RegExp(words.events, 'i');
  return [
    ...new Set(found.flatMap(({ name, written }) => (written > 0 && isAnswer.test(name) ? [name] : []))),
  ];
}

/** Neither on a known scale nor in words that tell. */
export function isSilent({ scaled, moods }: Said): boolean {
  return scaled.length + moods.length === 0;
}

export async function answersOf(whose: Whose, declared: Declared): Promise<Answers> {
  const { kinds, said, written } = await heardFrom(whose, declared);
  const unscaled = new Map<string, number>();
  for (const kind of kinds) {
    if (scaleOf(declared, kind) === null)
      unscaled.set(kind.name, (unscaled.get(kind.name) ?? 0) + kind.answers);
  }
  if (isSilent(said)) return { places: new Map(), unscaled, outside: 0, nowhere: 0, written };
  const sums = await whose.events.query(answerSums(answersAsked(whose), said), sumColumns);
  const places = new Map(sums.map(({ place, ...each }) => [place, sumsOf(each)]));
  const given = said.scaled.reduce((sum, { answers }) => sum + answers, 0);
  const within = sums.reduce(
    (sum, { place, answers, in_words }) => sum + (place < 0 ? 0 : answers - in_words),
    0,
  );
  const nowhere = places.get(OFF_THE_MAP)?.answers ?? 0;
  return { places, unscaled, outside: given - within, nowhere, written };
}

/** What these people said they feel in all their answers, wherever they gave them. */
export async function reportedAtAll(whose: Whose, declared: Declared): Promise<Reported> {
  const { said } = await heardFrom(whose, declared);
  if (isSilent(said)) return reportedOf(noAnswers);
  const [sums] = await whose.events.query(allAnswerSums(answersAsked(whose), said), sumColumns);
  return reportedOf(sums === undefined ? noAnswers : sumsOf(sums));
}

const sumColumns = {
  ...{ place: int, answers: int, in_words: int, people: int },
  ...{ w: float, a: float, ww: float, wa: float, aa: float },
};

type SumRow = Readonly<
  Record<'answers' | 'in_words' | 'people' | 'w' | 'a' | 'ww' | 'wa' | 'aa', number | null>
>;

function sumsOf(row: SumRow): AnswerSums {
  return {
    ...{ answers: row.answers ?? 0, inWords: row.in_words ?? 0, people: row.people ?? 0 },
    ...{ w: row.w ?? 0, a: row.a ?? 0, ww: row.ww ?? 0, wa: row.wa ?? 0, aa: row.aa ?? 0 },
  };
}
