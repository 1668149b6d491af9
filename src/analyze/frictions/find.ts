/** The whole search, from a world to the findings worth telling: questions, answers, causes of what is feared, one telling of each. */

import { causeQuestions } from './detectors/cause.ts';
import { groundOf } from './detectors/ground.ts';
import { detectors } from './detectors/registry.ts';
import type { Finding } from './finding.ts';
import { type Friction, merged } from './merge.ts';
import { type MonthlyMoney, moneyOf, perMonth, worthOf } from './money.ts';
import { type Asked, asked, search } from './search.ts';
import { type Fear, type Question, triesAsked } from './trials.ts';
import type { World } from './world.ts';

export interface Found {
  readonly friction: Friction;
  readonly money: MonthlyMoney | null;
}

export interface Search {
  readonly harm: readonly Found[];
  readonly help: readonly Found[];
  /** How much was looked at. */
  readonly questions: number;
  readonly circumstances: number;
  /** Trials of the question with most of them. */
  readonly most: number;
}

export interface SearchTools {
  /** Lets others have a turn, shows how far it is; throws to stop. */
  step(done: number, total: number): Promise<void>;
}

/** More than are shown: some may be marked as no problem. */
const MOST_KEPT = 30;

export async function findFrictions(world: World, tools: SearchTools): Promise<Search> {
  const ground = groundOf(world);
  const questions: Question[] = [];
  for (const detector of detectors) {
    questions.push(...detector.questions(world, ground));
    await tools.step(0, 1);
  }
  const first = await answered(world, questions, tools);
  const causes = causeQuestions(world, first.findings);
  const second = await answered(world, causes, tools);
  const told = merged(world, [...first.findings, ...second.findings]).map((friction): Found => {
    return { friction, money: moneyOf(world, friction.main, worthOf(world, friction.main)) };
  });
  told.sort((a, b) => weightOf(world, b) - weightOf(world, a));
  const isHarm = ({ friction }: Found) => friction.effect === 'harm';
  return {
    harm: told.filter(isHarm).slice(0, MOST_KEPT),
    help: told.filter((found) => !isHarm(found)).slice(0, MOST_KEPT),
    questions: first.asked + second.asked,
    circumstances: first.circumstances + second.circumstances,
    most: Math.max(first.most, second.most),
  };
}

async function answered(world: World, questions: readonly Question[], tools: SearchTools) {
  const worthAsking: Asked[] = [];
  for (const [done, question] of questions.entries()) {
    const each = asked(world, triesAsked(world.walks, question));
    if (each) worthAsking.push(each);
    await tools.step(done, questions.length * 2);
  }
  const findings: Finding[] = [];
  for (const [done, each] of worthAsking.entries()) {
    findings.push(...search(world, each, worthAsking.length));
    await tools.step(worthAsking.length + done, worthAsking.length * 2);
  }
  return {
    findings,
    asked: worthAsking.length,
    circumstances: worthAsking.reduce((sum, { field }) => sum + field.circumstances.list.length, 0),
    most: worthAsking.reduce((most, { question }) => Math.max(most, question.trials.count), 0),
  };
}

/** More than any number of people. */
const SURE_MONEY = 1e9;
/** Without money (nobody orders, or it cannot be told) a slow step weighs less than somebody who leaves or complains. */
const WEIGHT: Readonly<Record<Fear, number>> = {
  left: 1,
  not_again: 1,
  failed: 1,
  trouble: 1,
  low_score: 1,
  faded: 1,
  befell: 0.5,
  repeated: 0.5,
  slow: 0.1,
};

/** First what surely costs money, by how much; then the others by the people concerned. What is over weighs as spread over all the time. */
function weightOf(world: World, { friction, money }: Found): number {
  const { question, shrunk, expected, observed, span, lengthMs } = friction.main;
  const all =
    world.triesUntil -
    world.walks.times.reduce(
      (first, time, i) => (world.walks.counts[i] === 1 ? Math.min(first, time) : first),
      world.triesUntil,
    );
  const lasting = span.toMs === null ? 1 : Math.min(1, lengthMs / Math.max(1, all));
  const people =
    perMonth(world, friction.main, Math.abs(shrunk - expected) * observed.of) *
    world.scale *
    WEIGHT[question.fear];
  return money && money.low > 0
    ? SURE_MONEY + money.amount * lasting
    : Math.min(people * lasting, SURE_MONEY);
}
