/**
 * Searches the questions of all detectors: the strongest cell of each, then, that one set aside, the next, as long as chance
 * does not explain it. What one cause explains is not told again in other words.
 */
import { randomFrom } from '../../kernel/random.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Circumstance, circumstancesOf } from './circumstances.ts';
import { deviance } from './deviance.ts';
import { sharpSpan } from './edges.ts';
import { type Finding, findingOf, type Judged } from './finding.ts';
import { type Cell, expectations, type Field, fieldOf, priceOf, strongestCell } from './scan.ts';
import { MOST_STRATA, type Question } from './trials.ts';
import type { World } from './world.ts';

/** The chance of even one false finding in a whole run, over all questions, circumstances and days tried. */
export const FALSE_ALARMS = 0.025;
const MOST_PER_QUESTION = 4;
const FEWEST_TRIALS = 40;
const FEWEST_EITHER_WAY = 6;
/** A difference below this is of no use to anybody, however sure: in shares, and of the expected share. */
const LEAST_GAP = 0.02;
const LEAST_RATIO = 0.1;

export interface Asked {
  readonly question: Question;
  readonly field: Field;
}

/** The questions with enough people to be worth asking, with their circumstances. */
export function asked(world: World, question: Question): Asked | null {
  const { trials } = question;
  const bad = trials.bad.reduce((sum, value) => sum + value, 0);
  if (trials.count < FEWEST_TRIALS || bad < FEWEST_EITHER_WAY || trials.count - bad < FEWEST_EITHER_WAY)
    return null;
  return { question, field: fieldOf(trials, circumstancesOf(world, question)) };
}

/** @param questions how many are asked in this run: the more, the less each may find by chance */
export function search(world: World, { question, field }: Asked, questions: number): Finding[] {
  const random = randomFrom(
    `${question.detector}:${question.fear}:${question.touchpoint}:${question.mark ?? 0}`,
  );
  const limit = FALSE_ALARMS / questions;
  const strata = Uint16Array.from(field.trials.strata);
  const found: Finding[] = [];
  let chance: Chance | null = null;
  for (let turn = 0; turn < MOST_PER_QUESTION; turn++) {
    const cell = strongestCell(field, strata);
    if (!cell) break;
    chance ??= chanceOf(field, random);
    const p = chance.of(cell.strength);
    if (p > limit) break;
    const judged = { p, ...distances(field, cell, chance.strengthFor(limit)) };
    const finding = described(world, question, field, cell, strata, judged);
    if (matters(finding)) found.push(finding);
    setAside(strata, finding.inside);
  }
  return found;
}

/** In standard errors: how far the cell is from what is expected, and how far it has to be to be told. */
function distances({ spans }: Field, { strength, from, to }: Cell, needed: number) {
  const price = priceOf((from > 0 ? 1 : 0) + (to < spans ? 1 : 0));
  return { distance: Math.sqrt(strength + price), toldFrom: Math.sqrt(Math.max(0, needed + price)) };
}

function matters({ shrunk, expected }: Finding): boolean {
  const gap = Math.abs(shrunk - expected);
  return gap >= LEAST_GAP && gap >= LEAST_RATIO * Math.min(expected, 1 - expected);
}

/** From now on the people inside are compared among themselves, and those outside likewise. */
function setAside(strata: Uint16Array, inside: readonly number[]): void {
  for (const trial of inside) strata[trial] = (strata[trial] ?? 0) + MOST_STRATA;
  const numbers = new Map([...new Set(strata)].sort((a, b) => a - b).map((stratum, i) => [stratum, i]));
  strata.forEach((stratum, trial) => {
    strata[trial] = numbers.get(stratum) ?? 0;
  });
}

function described(
  world: World,
  question: Question,
  field: Field,
  cell: Cell,
  strata: Uint16Array,
  judged: Judged,
): Finding {
  const all = membersOf(field, cell.circumstance);
  const expected = expectations(field.trials.bad, strata);
  const span = sharpSpan(field, cell, all, expected, world.dayStarts);
  const within = telling(strata, inSpan(field, all, span));
  const first = field.circumstances.list[cell.circumstance];
  const isHarm = cell.bad > cell.expected;
  const second = cell.circumstance === 0 || !isHarm ? null : narrower(field, cell, within, expected);
  const inside = second === null ? within : within.filter((trial) => has(field, trial, second));
  const taken = [first, second === null ? undefined : field.circumstances.list[second]].filter(
    (circumstance): circumstance is Circumstance =>
      circumstance !== undefined && circumstance.kind !== 'everyone',
  );
  return findingOf(
    field,
    question,
    cell,
    taken,
    inside,
    span,
    strata,
    judged,
    placeOf(world, question, first),
  );
}

/** What is said of an order later (that it came late) happened where it is said; what was met, where it was met. */
function placeOf(
  { walks, marks }: World,
  { touchpoint, ahead }: Question,
  circumstance: Circumstance | undefined,
): number {
  if (circumstance?.touchpoint !== undefined) return circumstance.touchpoint;
  if (circumstance?.kind !== 'mark' || !ahead) return touchpoint;
  const said = new Map<number, number>();
  for (let i = 0; i < walks.times.length; i++) {
    const place = walks.touchpointAt[i] ?? 0;
    if (place !== touchpoint && !ahead.touchpoints.has(place)) continue;
    const own = walks.marks.subarray(walks.markStarts[i], walks.markStarts[i + 1]);
    if (own.some((mark) => marks[mark - 1]?.dimension === circumstance.dimension))
      said.set(place, (said.get(place) ?? 0) + 1);
  }
  if (said.has(touchpoint)) return touchpoint;
  return [...said].sort((a, b) => b[1] - a[1])[0]?.[0] ?? touchpoint;
}

function membersOf(field: Field, circumstance: number): number[] {
  const members: number[] = [];
  for (let trial = 0; trial < field.trials.count; trial++) {
    if (circumstance === 0 || has(field, trial, circumstance)) members.push(trial);
  }
  return members;
}

function has({ circumstances: { starts, ids } }: Field, trial: number, circumstance: number): boolean {
  for (let c = starts[trial] ?? 0; c < (starts[trial + 1] ?? 0); c++)
    if (ids[c] === circumstance) return true;
  return false;
}

function inSpan(
  { trials }: Field,
  members: readonly number[],
  { fromMs, toMs }: { fromMs: number | null; toMs: number | null },
): number[] {
  const [from, to] = [fromMs ?? Number.NEGATIVE_INFINITY, toMs ?? Number.POSITIVE_INFINITY];
  return members.filter((trial) => (trials.times[trial] ?? 0) >= from && (trials.times[trial] ?? 0) < to);
}

/** Without the groups that lie wholly inside: nobody is left to compare them with, and they have been told of already. */
function telling(strata: Uint16Array, within: readonly number[]): number[] {
  const [all, inside] = [new Uint32Array(MOST_STRATA), new Uint32Array(MOST_STRATA)];
  for (const stratum of strata) all[stratum] = (all[stratum] ?? 0) + 1;
  for (const trial of within) inside[strata[trial] ?? 0] = (inside[strata[trial] ?? 0] ?? 0) + 1;
  return within.filter((trial) => inside[strata[trial] ?? 0] !== all[strata[trial] ?? 0]);
}

/** The part of the excess that those inside without the second circumstance may still have. */
const REST_OF_EXCESS = 0.25;
/** So strong a difference among those inside that it is not picked up by having tried all the others. */
const STRONG_INSIDE = 14;
const FEWEST_EITHER_SIDE = 10;

/** A second circumstance that holds nearly all of what is wrong inside: then it takes both to come to harm. */
function narrower(
  field: Field,
  cell: Cell,
  within: readonly number[],
  expected: Float64Array,
): number | null {
  const { circumstances, trials } = field;
  const size = circumstances.list.length;
  const [of, bad, hoped] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const all = { of: within.length, bad: 0, expected: 0 };
  for (const trial of within) {
    all.bad += trials.bad[trial] ?? 0;
    all.expected += expected[trial] ?? 0;
    for (let c = circumstances.starts[trial] ?? 0; c < (circumstances.starts[trial + 1] ?? 0); c++) {
      const id = circumstances.ids[c] ?? 0;
      of[id] = (of[id] ?? 0) + 1;
      bad[id] = (bad[id] ?? 0) + (trials.bad[trial] ?? 0);
      hoped[id] = (hoped[id] ?? 0) + (expected[trial] ?? 0);
    }
  }
  const dimension = circumstances.list[cell.circumstance]?.dimension;
  const excess = all.bad - all.expected;
  const inside = all.bad / all.of;
  let best: { id: number; worth: number } | null = null;
  for (let id = 1; id < size; id++) {
    const n = of[id] ?? 0;
    if (
      circumstances.list[id]?.dimension === dimension ||
      n < FEWEST_EITHER_SIDE ||
      all.of - n < FEWEST_EITHER_SIDE
    )
      continue;
    const part = (bad[id] ?? 0) - (hoped[id] ?? 0);
    if (part * Math.sign(excess) < (1 - REST_OF_EXCESS) * Math.abs(excess)) continue;
    // Inside, compared with one another.
    const worth = deviance(bad[id] ?? 0, n * inside, n, all.bad, all.of * inside, all.of);
    if (worth > (best?.worth ?? STRONG_INSIDE + 2 * Math.log(size))) best = { id, worth };
  }
  return best?.id ?? null;
}
