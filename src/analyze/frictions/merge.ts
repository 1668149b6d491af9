/** One telling of each cause: what is the same people, or the same circumstance at the same time, is evidence for one friction. */
import type { Finding } from './finding.ts';
import type { Fear } from './trials.ts';
import type { World } from './world.ts';

export interface Friction {
  /** The strongest finding; place, people and money are its. */
  readonly main: Finding;
  /** The others that tell of the same. */
  readonly more: readonly Finding[];
  readonly effect: 'harm' | 'help';
}

/** People in common, of the smaller group, from which on two findings tell of the same. */
const SAME_PEOPLE = 0.6;
/** What is closest to the cause comes first; what only follows from it later. */
const NEARNESS: Readonly<Record<Fear, number>> = {
  befell: 2,
  failed: 2,
  left: 1,
  trouble: 1,
  low_score: 1,
  repeated: 1,
  slow: 0,
  not_again: 0,
  faded: 0,
};

export function effectOf({ observed, expected }: Finding): 'harm' | 'help' {
  return observed.count / Math.max(1, observed.of) > expected ? 'harm' : 'help';
}

export function merged(world: World, findings: readonly Finding[]): Friction[] {
  const order = [...findings].sort(
    (a, b) => NEARNESS[b.question.fear] - NEARNESS[a.question.fear] || b.strength - a.strength,
  );
  const groups: { main: Finding; more: Finding[]; people: Set<number> }[] = [];
  for (const finding of order) {
    const people = concerned(finding);
    const same = groups.find((group) => tellsTheSame(world, group.main, group.people, finding, people));
    if (same) same.more.push(finding);
    else groups.push({ main: finding, more: [], people });
  }
  return groups.map(({ main, more }) => ({ main, more, effect: effectOf(main) }));
}

/** Those whom it happened to; where it is good, those for whom it went well. */
function concerned(finding: Finding): Set<number> {
  const { trials } = finding.question;
  const wanted = effectOf(finding) === 'harm' ? 1 : 0;
  return new Set(
    finding.inside.filter((trial) => trials.bad[trial] === wanted).map((trial) => trials.people[trial] ?? 0),
  );
}

function tellsTheSame(
  world: World,
  main: Finding,
  mainPeople: Set<number>,
  other: Finding,
  people: Set<number>,
): boolean {
  if (effectOf(main) !== effectOf(other) || !overlap(main, other)) return false;
  // Why it happens to some more than to others is another matter than what it does to people.
  if (isCauseOf(world, main, other) || isCauseOf(world, other, main)) return false;
  const [few, many] = people.size < mainPeople.size ? [people, mainPeople] : [mainPeople, people];
  let common = 0;
  for (const person of few) if (many.has(person)) common++;
  const share = few.size === 0 ? 0 : common / few.size;
  return share >= SAME_PEOPLE || (share > 0.1 && sharesCircumstance(main, other));
}

function isCauseOf(world: World, cause: Finding, effect: Finding): boolean {
  const mark = world.marks[(cause.question.mark ?? 0) - 1];
  return (
    mark !== undefined &&
    effect.circumstances.some(({ dimension, value }) => dimension === mark.dimension && value === mark.value)
  );
}

function sharesCircumstance(a: Finding, b: Finding): boolean {
  return a.circumstances.some((one) =>
    b.circumstances.some(({ dimension, value }) => dimension === one.dimension && value === one.value),
  );
}

function overlap(a: Finding, b: Finding): boolean {
  const [fromA, fromB] = [
    a.span.fromMs ?? Number.NEGATIVE_INFINITY,
    b.span.fromMs ?? Number.NEGATIVE_INFINITY,
  ];
  const [toA, toB] = [a.span.toMs ?? Number.POSITIVE_INFINITY, b.span.toMs ?? Number.POSITIVE_INFINITY];
  return fromA < toB && fromB < toA;
}
