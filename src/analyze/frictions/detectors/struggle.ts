/** Struggle: tries that fail (payment declined, an error), and the same step taken again and again. */
import { type Question, type Trials, TrialsBuilder } from '../trials.ts';
import { DAY_MS, eachPerson, type World } from '../world.ts';
import type { Detector } from './detector.ts';
import type { Ground } from './ground.ts';

/** A try is over after a day. */
export const TRY_MS = DAY_MS;
const FEWEST_FAILURES = 3;
/** So many times the same step in one try is a struggle, where few do so. */
export const REPEATS = 3;
export const MOST_REPEAT = 0.15;

export const struggle: Detector = {
  questions(world, ground) {
    const failures = world.signs.names.flatMap((_, index) =>
      world.signs.kindOf[index + 1] === 'failure' ? [index + 1] : [],
    );
    return [...failures.flatMap((name) => failing(world, ground, name)), ...repeating(world, ground)];
  },
};

/** Of those who get to where the failure usually comes from and try (fail or go on), how many fail. */
function failing(world: World, ground: Ground, name: number): Question[] {
  const from = comesFrom(world, name);
  if (!from) return [];
  const { walks, until } = world;
  const trials = new TrialsBuilder();
  eachPerson(walks, (person, first, end) => {
    let open = -1;
    for (let i = first; i < end; i++) {
      const began = walks.times[open] ?? 0;
      const place = walks.touchpointAt[i] ?? 0;
      const failed = walks.nameAt[i] === name;
      if (open >= 0 && (walks.times[i] ?? 0) - began > TRY_MS) open = -1;
      const wentOn = place !== from.own && isLaterStage(world, from.place, place, ground.purchase);
      if (open >= 0 && (failed || wentOn)) {
        trials.add(open, person, began, failed, ground.bought[open] ?? 0);
        open = -1;
      } else if (place === from.place && began + TRY_MS <= until) open = i;
    }
  });
  const touchpoint = from.own > 0 ? from.own : from.place;
  const other = from.own > 0 ? from.place : null;
  return [
    {
      detector: 'struggle',
      byFirstChannel: true,
      fear: 'failed',
      touchpoint,
      other,
      trials: trials.build(),
      horizonMs: TRY_MS,
    },
  ];
}

/** The touchpoint of the failure itself, where it has one, and the one that most often comes just before it. */
function comesFrom({ walks }: World, name: number): { place: number; own: number } | null {
  const before = new Map<number, number>();
  let [own, failures] = [0, 0];
  eachPerson(walks, (_, from, to) => {
    for (let i = from; i < to; i++) {
      if (walks.nameAt[i] !== name) continue;
      failures++;
      own = walks.touchpointAt[i] ?? 0;
      for (let j = i - 1; j >= from; j--) {
        const place = walks.touchpointAt[j] ?? 0;
        if (place === 0 || walks.nameAt[j] === name) continue;
        before.set(place, (before.get(place) ?? 0) + 1);
        break;
      }
    }
  });
  const [most] = [...before].sort((a, b) => b[1] - a[1]);
  return failures >= FEWEST_FAILURES && most ? { place: most[0], own } : null;
}

function isLaterStage({ touchpoints }: World, here: number, there: number, purchase: number | null): boolean {
  const [from, to] = [touchpoints[here - 1]?.stage ?? 0, touchpoints[there - 1]?.stage ?? 0];
  return to > from && (purchase === null || to <= purchase);
}

/** Just before and at the purchase: who takes the same step three times and more, where most take it once. */
function repeating(world: World, ground: Ground): Question[] {
  const { purchase } = ground;
  if (purchase === null) return [];
  return world.touchpoints.flatMap(({ stage }, index): Question[] => {
    if (stage !== purchase - 1 && stage !== purchase) return [];
    const trials = repeatsAt(world, ground, index + 1);
    const often = trials.bad.reduce((sum, bad) => sum + bad, 0);
    if (often < FEWEST_FAILURES || often > trials.count * MOST_REPEAT) return [];
    return [
      {
        detector: 'struggle',
        fear: 'repeated',
        touchpoint: index + 1,
        other: null,
        trials,
        horizonMs: TRY_MS,
      },
    ];
  });
}

function repeatsAt({ walks, until }: World, ground: Ground, here: number): Trials {
  const trials = new TrialsBuilder();
  eachPerson(walks, (person, from, to) => {
    let [open, times] = [-1, 0];
    const close = () => {
      const began = walks.times[open] ?? 0;
      if (open >= 0 && began + TRY_MS <= until)
        trials.add(open, person, began, times >= REPEATS, ground.bought[open] ?? 0);
    };
    for (let i = from; i < to; i++) {
      if (walks.touchpointAt[i] !== here) continue;
      if (open >= 0 && (walks.times[i] ?? 0) - (walks.times[open] ?? 0) <= TRY_MS) times++;
      else {
        close();
        [open, times] = [i, 1];
      }
    }
    close();
  });
  return trials.build();
}
