/** Gap: where the map sees nothing, so that nothing can be said: stages without touchpoints, touchpoints without data. */
import { countWords } from '../../kernel/words.ts';
import type { BlindSpot } from './contract.ts';
import { DAY_MS, type World } from './world.ts';

/** What was busy and has not been heard of for so long has probably lost its source. */
const SILENT_MS = 45 * DAY_MS;
const BUSY = 30;

export function blindSpotsOf(world: World): BlindSpot[] {
  const { walks, touchpoints, stages, until } = world;
  if (walks.times.length === 0) return [];
  const [count, last] = [new Uint32Array(touchpoints.length + 1), new Float64Array(touchpoints.length + 1)];
  walks.touchpointAt.forEach((place, i) => {
    count[place] = (count[place] ?? 0) + 1;
    last[place] = Math.max(last[place] ?? 0, walks.times[i] ?? 0);
  });
  const spots: BlindSpot[] = [];
  for (const { id, name, position } of stages) {
    const own = touchpoints.flatMap(({ stage }, index) => (stage === position ? [index + 1] : []));
    const about = { stageId: id, touchpointId: null };
    if (own.length === 0) {
      spots.push({
        kind: 'stage_without_touchpoint',
        ...about,
        sentence: `“${name}” has no touchpoint yet: what happens there is not seen.`,
      });
    } else if (own.every((place) => count[place] === 0)) {
      spots.push({
        kind: 'stage_without_data',
        ...about,
        sentence: `Nothing has come in for “${name}”: bring a source that knows about it.`,
      });
    }
  }
  touchpoints.forEach(({ id, title, stage }, index) => {
    const [n, at] = [count[index + 1] ?? 0, last[index + 1] ?? 0];
    if (n < BUSY || until - at < SILENT_MS) return;
    const days = Math.floor((until - at) / DAY_MS);
    const stageId = stages.find(({ position }) => position === stage)?.id ?? '';
    const sentence = `“${title}” has been silent for ${countWords(days)} days after ${countWords(n)} events: has its source stopped?`;
    spots.push({ kind: 'touchpoint_fell_silent', stageId, touchpointId: id, sentence });
  });
  return spots;
}
