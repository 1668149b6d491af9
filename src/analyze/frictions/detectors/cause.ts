/** Cause: where something that customers take badly (a parcel marked late) comes from: to whom does it happen more than to others? */
import type { Finding } from '../finding.ts';
import { type Question, type Trials, TrialsBuilder } from '../trials.ts';
import { DAY_MS, eachPerson, type World } from '../world.ts';

const FEARED = new Set(['trouble', 'low_score', 'not_again']);
const FOLLOWED_MS = 30 * DAY_MS;

/** One question for each mark and touchpoint at which a finding says that it does harm. */
export function causeQuestions(world: World, findings: readonly Finding[]): Question[] {
  const questions = new Map<string, Question>();
  for (const { question, place, circumstances, observed, expected } of findings) {
    const [only] = circumstances;
    const isHarm = observed.count / observed.of > expected;
    if (!FEARED.has(question.fear) || !isHarm || only?.kind !== 'mark' || only.band) continue;
    const mark =
      world.marks.findIndex(({ dimension, value }) => dimension === only.dimension && value === only.value) +
      1;
    const key = `${place}:${mark}`;
    if (questions.has(key)) continue;
    const trials = trialsAt(world, place, mark);
    if (!trials) continue;
    questions.set(key, {
      detector: 'cause',
      fear: 'befell',
      touchpoint: place,
      other: null,
      trials,
      horizonMs: FOLLOWED_MS,
      mark,
      knownBefore: true,
      besides: new Set([only.dimension]),
    });
  }
  return [...questions.values()];
}

/** Null where the touchpoint's own events do not say it: then it is a circumstance of something earlier. */
function trialsAt({ walks, marks }: World, here: number, mark: number): Trials | null {
  const dimension = marks[mark - 1]?.dimension;
  const trials = new TrialsBuilder();
  eachPerson(walks, (person, from, to) => {
    let times = 0;
    for (let i = from; i < to; i++) {
      if (walks.touchpointAt[i] !== here) continue;
      const own = walks.marks.subarray(walks.markStarts[i], walks.markStarts[i + 1]);
      if (own.some((each) => marks[each - 1]?.dimension === dimension)) {
        trials.add(i, person, walks.times[i] ?? 0, own.includes(mark), times > 0 ? 1 : 0);
      }
      times++;
    }
  });
  const built = trials.build();
  return built.count > 0 ? built : null;
}
