/** The whole search, from a world to the findings worth telling: questions, answers, causes of what is feared, one telling of each. */

import { causeQuestions } from './detectors/cause.ts';
import { groundOf } from './detectors/ground.ts';
import { detectors } from './detectors/registry.ts';
import type { Finding } from './finding.ts';
import { type Friction, merged } from './merge.ts';
import { type MonthlyMoney, moneyOf, worthOf } from './money.ts';
import { asked, search } from './search.ts';
import type { Question } from './trials.ts';
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
}

export interface SearchTools {
  /** Lets others have a turn, shows how far it is; throws to stop. */
  step(done: number, total: number): Promise<void>;
}

export const MOST_HARM = 10;
export const MOST_HELP = 5;

export async function findFrictions(world: World, tools: SearchTools): Promise<Search> {
  const ground = groundOf(world);
  const questions: Question[] = [];
  for (const detector of detectors) {
    questions.push(...detector.questions(world, ground));
    await tools.step(0, 1);
  }
  const first = await answered(world, questions, questions.length, tools);
  const causes = causeQuestions(world, first.findings);
  const second = await answered(world, causes, questions.length + causes.length, tools);
  const told = merged(world, [...first.findings, ...second.findings]).map((friction): Found => {
    const { question } = friction.main;
    return { friction, money: moneyOf(world, friction.main, worthOf(world, question)) };
  });
  told.sort((a, b) => weight(world, b) - weight(world, a));
  const isHarm = ({ friction }: Found) => friction.effect === 'harm';
  return {
    harm: told.filter(isHarm).slice(0, MOST_HARM),
    help: told.filter((found) => !isHarm(found)).slice(0, MOST_HELP),
    questions: first.asked + second.asked,
    circumstances: first.circumstances + second.circumstances,
  };
}

async function answered(world: World, questions: readonly Question[], all: number, tools: SearchTools) {
  const findings: Finding[] = [];
  let [count, circumstances] = [0, 0];
  const worthAsking = questions.flatMap((question) => asked(world, question) ?? []);
  for (const each of worthAsking) {
    findings.push(...search(world, each, Math.max(1, worthAsking.length)));
    count++;
    circumstances += each.field.circumstances.list.length;
    await tools.step(count, all);
  }
  return { findings, asked: count, circumstances };
}

/** By money; where that is not known by people. Money whose range begins at nothing counts for less. */
function weight(world: World, { friction, money }: Found): number {
  const people =
    Math.abs(friction.main.shrunk - friction.main.expected) * friction.main.observed.of * world.scale;
  return money ? (money.amount + money.low) / 2 + people / 1000 : people / 1000;
}
