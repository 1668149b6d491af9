/** How long journeys take to make: all of them after a rule has changed, and those of two hundred people with new events. */
import { listTouchpoints, updateTouchpoint } from '../../map/touchpoints/contract.ts';
import { type Bench, settled, target, withPeak } from './bench.ts';
import { median } from './figure.ts';
import { runLoad } from './load.ts';
import { stagesReportTime } from './measure-reports.ts';

const BUILDS = 3;
const REBUILDS = 7;
const CHANGED_PEOPLE = 200;

/** The first report after the store was filled: it builds every journey. */
export async function firstReport(bench: Bench): Promise<void> {
  const took = await stagesReportTime(bench, 0);
  bench.report.add('journeys.first', 'First report, which builds all journeys', took / 1000, 's');
}

/** @param reportMs what the report takes by itself; the rest is the build */
export async function measureBuild(bench: Bench, reportMs: number): Promise<void> {
  const { items } = await bench.client.call(listTouchpoints);
  const changed = items.find(({ title }) => title === 'I read about a product');
  if (!changed) throw new Error('The touchpoint whose rule is changed is not on the map.');
  const times: number[] = [];
  await withPeak(bench, 'building all journeys', async () => {
    for (let run = 0; run < BUILDS; run++) {
      const values = run % 2 === 0 ? ['Product Viewed', 'Product Seen'] : ['Product Viewed'];
      await bench.client.call(updateTouchpoint, {
        params: { touchpoint: changed.id },
        body: {
          rule: { match: 'all', conditions: [{ kind: 'field', field: 'name', operator: 'is', values }] },
        },
      });
      times.push((await stagesReportTime(bench, run)) - reportMs);
    }
  });
  bench.report.add('journeys.build', 'Building all journeys after a rule changed', median(times) / 1000, 's');
}

export async function measureRebuild(bench: Bench, reportMs: number): Promise<void> {
  const { story } = bench;
  const times: number[] = [];
  for (let run = 0; run <= REBUILDS; run++) {
    const from = Math.floor((story.events / (REBUILDS + 2)) * (run + 1));
    const load = { connections: 1, perCall: CHANGED_PEOPLE, count: CHANGED_PEOPLE, from, story };
    await runLoad({ ...load, target: target(bench, '/v1/batch'), prefix: 'rebuild-' }, () => undefined);
    await settled(bench);
    const took = await stagesReportTime(bench, run);
    if (run > 0) times.push(took);
  }
  bench.report.add(
    'journeys.rebuild',
    `First report after ${CHANGED_PEOPLE} people have new events`,
    median(times),
    'ms',
    `the report by itself ${reportMs.toFixed(0)} ms`,
  );
}
