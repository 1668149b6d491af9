/** Stays at a stage counted as somebody counts them by hand, person by person: what the statements are held against. */
import type { staysOf } from '../../src/analyze/feelings/measure.ts';
import type { IncomingEvent } from '../../src/gather/events/public.ts';
import { DAY, stageAt } from './feelings.ts';

type Count = Awaited<ReturnType<typeof staysOf>>[number][number];

export function sorted(counts: readonly Count[]): Count[] {
  const key = ({ code, first, closed, wentFrom, bought }: Count) =>
    [code, first, closed, wentFrom, bought].join();
  return [...counts].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The stays at a stage, told person by person. */
export function byHand(
  log: readonly IncomingEvent[],
  stage: number,
  horizon: number,
  codes: ReadonlyMap<string, number>,
): Count[] {
  const people = new Map<string, IncomingEvent[]>();
  for (const each of log) {
    const who = each.identities[0]?.value ?? '';
    people.set(who, [...(people.get(who) ?? []), each]);
  }
  const until = Math.max(...log.map(({ time }) => time)) + 1;
  const counts = new Map<string, { -readonly [K in keyof Count]: Count[K] }>();
  const stageOf = (name: string): number => (name in stageAt ? stageAt[name as keyof typeof stageAt] : -1);
  for (const path of people.values()) {
    path.sort((a, b) => a.time - b.time);
    const began = path.find(({ name }) => stageOf(name) === stage)?.time;
    if (began === undefined) continue;
    const ends = path.filter(({ name, time }) =>
      stage === 0 ? stageOf(name) > 0 && time >= began : name === 'Order Completed' && time >= began + DAY,
    );
    const ended = Math.min(...ends.map(({ time }) => time), Number.POSITIVE_INFINITY);
    const bought = path.some(({ name, time }) => name === 'Order Completed' && time < began);
    const here = path.filter(
      ({ name, time }) => stageOf(name) === stage && time <= ended - (stage === 0 ? 0 : 1),
    );
    const steps = here.filter(({ name }, i) => name !== here[i - 1]?.name);
    const closed = steps.slice(0, 10).filter(({ time }) => time + horizon <= until);
    if (closed.length === 0) continue;
    const wentFrom = closed.findIndex(({ time }) => ended - time <= horizon) + 1;
    for (const who of ['', ...new Set(closed.map(({ name }) => name))]) {
      const first = closed.findIndex(({ name }) => name === who);
      const { name = '', time = 0 } = closed[first] ?? {};
      const again = first >= 0 && isRepeated(path, steps.slice(first), name, time);
      const troubled = first >= 0 && isTroubled(path, name, time, stageOf);
      const stay = { code: codes.get(who) ?? 0, first: first + 1, closed: closed.length, wentFrom, bought };
      const key = JSON.stringify(stay);
      const held = counts.get(key) ?? { ...stay, people: 0, troubled: 0, again: 0, either: 0 };
      held.people++;
      if (troubled) held.troubled++;
      if (again) held.again++;
      if (troubled || again) held.either++;
      counts.set(key, held);
    }
  }
  return [...counts.values()];
}

/** Three times within a day, or to and fro. */
function isRepeated(
  path: readonly IncomingEvent[],
  steps: readonly IncomingEvent[],
  name: string,
  time: number,
): boolean {
  const [, next, back, forth] = steps;
  const times = path.filter((each) => each.name === name && each.time >= time && each.time <= time + DAY);
  const toAndFro = back?.name === name && forth !== undefined && forth.name === next?.name;
  return times.length >= 3 || (toAndFro && forth.time <= time + DAY);
}

/** Something went wrong after a meeting of the touchpoint within a day, before anything else of the map was met. */
function isTroubled(
  path: readonly IncomingEvent[],
  name: string,
  time: number,
  stageOf: (name: string) => number,
): boolean {
  return path.some((bad, i) => {
    const within = { 'Payment Failed': DAY, 'Ticket Opened': 30 * DAY }[bad.name];
    if (within === undefined) return false;
    const before = path.slice(0, i).findLast((each) => stageOf(each.name) >= 0);
    return (
      before?.name === name &&
      before.time >= time &&
      before.time <= time + DAY &&
      bad.time - before.time <= within
    );
  });
}
