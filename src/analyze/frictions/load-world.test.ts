import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { DEMO_UNTIL, demoWorld, putDemo } from '../../../test/support/demo-business.ts';
import { findFrictions } from './find.ts';
import { loadWorld } from './load-world.ts';
import type { World } from './world.ts';

const tools = { step: async () => undefined };

describeOnEachBackend('the world of a search', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, DEMO_UNTIL, 'UTC');
  });
  afterEach(() => backends.close());

  const loaded = async () => {
    const source = await bench.journeys.source(bench.workspace);
    const rates = await bench.rates.forBuild(bench.workspace);
    return loadWorld(backends.events, source, bench.workspace, rates, DEMO_UNTIL, tools);
  };

  it('is the same from the event engine as straight from the events', async () => {
    await putDemo(bench, 700, 3);
    const [engine, memory] = [await loaded(), demoWorld(700, 3)];
    expect(sums(engine)).toEqual(sums(memory));
    expect(walksByTimes(engine)).toEqual(walksByTimes(memory));
    expect(engine.signs.lowScore.filter((score) => !Number.isNaN(score))).toHaveLength(1);
  });

  it('of a business without events is empty, and nothing stands out in it', async () => {
    const found = await findFrictions(await loaded(), tools);
    expect(found).toMatchObject({ harm: [], help: [], questions: 0 });
  });
});

function sums({ walks, marks, signs, touchpoints }: World) {
  const total = (list: Iterable<number>) => [...list].reduce((sum, value) => sum + value, 0);
  return {
    people: walks.people.length,
    touches: walks.times.length,
    times: total(walks.times),
    money: total(walks.amounts),
    marks: marks.map(({ dimension, value }) => `${dimension}=${value}`).sort(),
    names: [...signs.names].sort(),
    onMap: touchpoints.map((_, i) => walks.touchpointAt.filter((place) => place === i + 1).length),
  };
}

/** Each person's walk by when it was, with what it says; numbers of marks and names may differ. */
function walksByTimes({ walks, marks, signs }: World): string[] {
  return walks.people
    .map((_, person) => {
      const touches: string[] = [];
      for (let i = walks.starts[person] ?? 0; i < (walks.starts[person + 1] ?? 0); i++) {
        const carried = [...walks.marks.subarray(walks.markStarts[i], walks.markStarts[i + 1])]
          .map((mark) => `${marks[mark - 1]?.dimension}=${marks[mark - 1]?.value}`)
          .sort();
        const name = signs.names[(walks.nameAt[i] ?? 0) - 1];
        touches.push([walks.times[i], name, walks.channelAt[i], walks.scores[i], ...carried].join(' '));
      }
      return touches.join('\n');
    })
    .sort();
}
