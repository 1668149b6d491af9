/** Every number of the paths leads to as many people as it says, on every backend. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { type BehindBench, behindBench, narrowed } from '../../../test/support/people-behind.ts';
import { PathsQuery } from './contract.ts';
import { answerPathsReport } from './paths-report.ts';
import { bandQuestion, flowLayout, nodeQuestion } from './ui/flow-layout.ts';

describeOnEachBackend('the people behind a number', (open) => {
  let backends: Backends;
  let bench: BehindBench['bench'];
  let touchpoints: BehindBench['touchpoints'];
  let listed: BehindBench['listed'];
  beforeEach(async () => {
    backends = await open();
    ({ bench, touchpoints, listed } = await behindBench(backends));
  });
  afterEach(() => backends.close());

  it('of paths', async () => {
    for (const [by, narrow] of [
      ['touchpoint', {}],
      ['page', narrowed],
      ['channel', narrowed],
    ] as const) {
      const report = await answerPathsReport(
        bench.parts,
        bench.workspace,
        PathsQuery.parse({ ...narrow, by }),
      );
      const said: [string, number][] = [];
      const found: [string, number][] = [];
      const check = async (name: string, count: number, figure: string, question: Record<string, string>) => {
        said.push([name, count]);
        found.push([name, await listed(figure, { by, ...question }, narrow)]);
      };
      for (const { from, to, people } of report.legs.slice(0, 4))
        await check(`${from}>${to}`, people, 'paths.leg', { from, to });
      for (const { stations, people } of report.variants.slice(0, 4))
        await check(String(stations), people.count, 'paths.way', {
          stations: stations.map(encodeURIComponent).join(','),
        });
      await check('loops', report.loops.count, 'paths.part', { part: 'loops' });
      await check('fro', report.pingPong.count, 'paths.part', { part: 'ping_pong' });
      for (const [part, rows] of [
        ['begins', report.starts],
        ['ends', report.ends],
        ['returned', report.returnsTo],
      ] as const)
        for (const { station, people } of rows)
          await check(part + station, typeof people === 'number' ? people : people.count, 'paths.part', {
            part,
            station,
          });
      const rest =
        report.people - report.variants.slice(0, 3).reduce((sum, { people }) => sum + people.count, 0);
      await check('other ways', rest, 'paths.other_ways', { but: '3' });
      const [first, ...left] = report.starts;
      if (first && left.length > 0)
        await check('begins elsewhere', report.people - first.people.count, 'paths.part', {
          part: 'begins',
          station: `!${encodeURIComponent(first.station)}`,
        });
      expect([by, found]).toEqual([by, said]);
      expect(said.length).toBeGreaterThan(12);
    }
  });

  it('of the picture of paths, whichever way it is looked at, those called others too', async () => {
    const [at, until] = [touchpoints[0] ?? '', touchpoints[3] ?? ''];
    let together = 0;
    for (const [picture, narrow] of [
      [{ direction: 'start', steps: '4' }, {}],
      [{ direction: 'forward', at, steps: '3' }, narrowed],
      [{ direction: 'back', at: until, steps: '3' }, {}],
      [{ direction: 'between', at, until, steps: '6' }, {}],
    ] as const) {
      const query = PathsQuery.parse({ ...narrow, ...picture });
      const { links } = (await answerPathsReport(bench.parts, bench.workspace, query)).flow;
      const { nodes, bands } = flowLayout(links, 1);
      together += nodes.filter(({ rest }) => rest).length;
      const behind = (question: Record<string, string>) =>
        listed('paths.step', { ...picture, ...question }, narrow);
      const said = [...nodes, ...bands].map(({ people }) => people);
      const found: number[] = [];
      for (const node of nodes) found.push(await behind(nodeQuestion(node, nodes)));
      for (const band of bands) found.push(await behind(bandQuestion(band, nodes)));
      expect([picture.direction, found]).toEqual([picture.direction, said]);
    }
    expect(together).toBeGreaterThan(3);
  });
});
