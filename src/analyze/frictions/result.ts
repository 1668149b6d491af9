/** Shapes what a search found into what is kept and shown, and compares it with the run before. */
import { shareDifference } from '../../kernel/statistics/intervals.ts';
import type { Period } from '../engine/contract.ts';
import { shareOf } from '../engine/public.ts';
import { blindSpotsOf } from './blind-spots.ts';
import { confidenceOf } from './confidence.ts';
import type { Friction, MoneyRange, Quote, SearchResult } from './contract.ts';
import type { Found, Search } from './find.ts';
import type { Finding } from './finding.ts';
import { changeOf, identityOf } from './identity.ts';
import { perMonth } from './money.ts';
import { concerned } from './quotes.ts';
import { FALSE_ALARMS } from './search.ts';
import { findingSentence, howKnown, isToldWell } from './sentence.ts';
import { circumstanceWords } from './words.ts';
import { dayAt, eachPerson, type World } from './world.ts';

export interface ResultParts {
  readonly world: World;
  readonly period: Period;
  readonly currency: string;
  readonly before: SearchResult | null;
  /** What was said, by friction. */
  readonly quotes: ReadonlyMap<Found, readonly Quote[]>;
  /** About some people or tries: what the map does not see is no matter of theirs. */
  readonly isAsked: boolean;
}

export function resultOf(search: Search, parts: ResultParts): SearchResult {
  const known = new Map(
    [...(parts.before?.harm ?? []), ...(parts.before?.help ?? [])].map((each) => [each.id, each]),
  );
  const shaped = (found: Found) => frictionOf(found, search.questions, parts, known);
  const [harm, help] = [search.harm.map(shaped), search.help.map(shaped)];
  const found = new Set([...harm, ...help].map(({ id }) => id));
  const gone = [...known.values()].filter(({ id }) => !found.has(id));
  return {
    period: parts.period,
    harm,
    help,
    gone: gone.map(({ id, effect, sentence, money }) => ({ id, effect, sentence, money })),
    blindSpots: parts.isAsked ? [] : blindSpotsOf(parts.world),
    lookedAt: {
      people: peopleLookedAt(parts.world),
      every: parts.world.scale,
      touchpoints: parts.world.touchpoints.length,
      questions: search.questions,
      circumstances: search.circumstances,
      triesNeeded: triesNeeded(search.questions),
      triesSeen: search.most,
    },
  };
}

/** Those with a touch at which a try may begin. */
function peopleLookedAt({ walks, scale }: World): number {
  let people = 0;
  eachPerson(walks, (_, from, to) => {
    if (walks.counts.subarray(from, to).includes(1)) people++;
  });
  return people * scale;
}

function frictionOf(
  found: Found,
  questions: number,
  parts: ResultParts,
  known: ReadonlyMap<string, Friction>,
): Friction {
  const { world, currency } = parts;
  const { friction, money } = found;
  const { main, more, effect } = friction;
  const quotes = [...(parts.quotes.get(found) ?? [])];
  const range: MoneyRange | null = money && {
    amountMinor: money.amount,
    lowMinor: money.low,
    highMinor: money.high,
  };
  const id = identityOf(world, friction);
  const peoplePerMonth =
    perMonth(world, main, Math.abs(main.shrunk - main.expected) * main.observed.of) * world.scale;
  const { people } = main.question.trials;
  const ids = concerned(main).map((trial) => world.walks.people[people[trial] ?? 0] ?? '');
  const concernedPeople = [...new Set(ids)];
  return {
    id,
    effect,
    sentence: findingSentence(world, main, currency, range),
    detector: main.question.detector,
    place: placeOf(world, main),
    circumstances: main.circumstances.map((each) => ({
      dimension: each.dimension,
      value: each.value,
      words: circumstanceWords(each, currency),
    })),
    ...sharesOf(main),
    peoplePerMonth,
    since: sinceOf(world, main),
    money: range,
    confidence: confidenceOf(friction, quotes.length > 0),
    evidence: more
      .filter(({ question }) => question.fear !== main.question.fear)
      .map((each) => findingSentence(world, each, currency, null)),
    quotes,
    how: howKnown(main, questions),
    people: concernedPeople,
    peopleTotal: concernedPeople.length,
    change: parts.before ? changeOf(known.get(id), { effect, peoplePerMonth }) : 'same',
  };
}

function placeOf(world: World, { place, question }: Finding): Friction['place'] {
  const touchpoint = world.touchpoints[place - 1];
  const stage = world.stages.find(({ position }) => position === touchpoint?.stage);
  const other = question.other === null ? null : (world.touchpoints[question.other - 1]?.title ?? null);
  return {
    touchpointId: touchpoint?.id ?? '',
    title: touchpoint?.title ?? '',
    stageId: stage?.id ?? '',
    stage: stage?.name ?? '',
    other,
  };
}

/** As the sentence says them. */
function sharesOf(main: Finding): Pick<Friction, 'observed' | 'expected' | 'gap'> {
  const { observed, others, shrunk, expected } = main;
  const { low, high } = shareDifference(observed.count, observed.of, others.count, others.of);
  const isMore = observed.count / observed.of > expected;
  const isWell = isToldWell(main);
  return {
    observed: shareOf(isWell ? observed.of - observed.count : observed.count, observed.of),
    expected: isWell ? 1 - expected : expected,
    gap: { share: Math.abs(shrunk - expected), low: isMore ? low : -high, high: isMore ? high : -low },
  };
}

function sinceOf(world: World, { span }: Finding): Friction['since'] {
  const day = (ms: number | null) => (ms === null ? null : dayAt(world, ms));
  const between = span.fromBetween;
  return {
    fromDay: day(span.fromMs),
    toDay: day(span.toMs),
    fromBetween: between && [dayAt(world, between[0]), dayAt(world, between[1])],
  };
}

/** What chance alone reaches somewhere in a question with some forty circumstances, as deviance (measured on shuffled outcomes). */
const CHANCE_LEVEL = 9;
/** A quarter of the people, three in ten otherwise, ten of a hundred more there. */
const [PART, USUAL, MORE] = [0.25, 0.3, 0.1];

/** Tries at one place needed to see ten more of a hundred failing in a quarter of them, as often as not. */
function triesNeeded(questions: number): number {
  const needed = CHANCE_LEVEL + 2 * Math.log(Math.max(1, questions) / FALSE_ALARMS);
  return Math.round((needed * USUAL * (1 - USUAL)) / (MORE ** 2 * PART * (1 - PART)) / 100) * 100;
}
