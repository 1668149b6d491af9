/** Real shops through the importer: groups and the personas drafted from them add up to everybody and to the revenue report. Skipped where the data are not on this machine. */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, openEmbeddedBackends } from '../../../test/support/backends.ts';
import { understand } from '../../../test/support/import-events.ts';
import { sharedData } from '../../../test/support/shared-data.ts';
import { ReportQuery } from '../engine/contract.ts';
import { answerStagesReport } from '../funnel/stages-report.ts';
import { draftedPersonas } from '../persona-figures/drafts.ts';
import { answerPersonas } from '../persona-figures/personas-report.ts';
import { answerBehaviour, behaviourBook } from './behaviour-report.ts';
import { BehaviourQuery } from './contract.ts';

const shops = [
  {
    name: 'cdnow',
    files: ['CDNOW_master.txt.gz'],
    currency: 'USD',
    timezone: 'America/New_York',
    revenueMinor: 250_031_563,
    expected: ['Bought 4 times or more', 'Bought 2 or 3 times', 'Bought once'],
    // Reckoned from the file by another program (medians of medians, each half-way between two): 44.0 and 123.75 days.
    pauses: [44, 124, null] as (number | null)[] | null,
  },
  {
    name: 'olist-4000-orders',
    files: null,
    currency: 'BRL',
    timezone: 'America/Sao_Paulo',
    revenueMinor: null,
    expected: ['Bought once or twice'],
    pauses: null,
  },
];

describe.each(shops)(
  '$name (skipped where it is not on this machine)',
  ({ name, files, currency, timezone, revenueMinor, expected, pauses }) => {
    const folder = sharedData(name);
    let backends: Backends;
    let bench: AnalysisBench;
    beforeEach(async () => {
      backends = await openEmbeddedBackends();
      bench = analysisBench(backends, Date.UTC(2026, 10, 22, 12), timezone);
    });
    afterEach(() => backends.close());

    it.skipIf(!folder)('divides everybody, and the parts add up', async () => {
      const workspace = { ...bench.workspace, currency };
      const names = files ?? readdirSync(folder ?? '').filter((file) => file.endsWith('.csv'));
      const given = names.map((file) => ({ name: file, path: `${folder}/${file}` }));
      const { events, people } = await understand(given, { currency, timezone });
      await bench.ingest.accept({
        workspace,
        origin: { kind: 'import', id: 'imp_1' },
        events: [...events],
        people: [...people],
      });
      await bench.ingest.settle(workspace.id);
      const parts = { ...bench.parts, book: behaviourBook(bench.segments) };
      const { groups, rest, ...report } = await answerBehaviour(parts, workspace, BehaviourQuery.parse({}));
      const stages = await answerStagesReport(bench.parts, workspace, ReportQuery.parse({}));
      const sum = (of: (group: (typeof groups)[number]) => number) =>
        groups.reduce((total, group) => total + of(group), 0);
      expect(sum((group) => group.people)).toBe(report.people);
      expect(report.people + rest.people).toBe(stages.people);
      expect(sum(({ orders }) => orders) + rest.orders).toBe(stages.orders);
      expect(sum((group) => group.revenueMinor) + rest.revenueMinor).toBe(stages.revenueMinor);
      if (revenueMinor !== null) expect(stages.revenueMinor).toBe(revenueMinor);
      if (pauses !== null) expect(groups.map(({ orderPause }) => orderPause.days)).toEqual(pauses);
      // Orders alone, most of them a customer's only one, do not tell kinds apart, and none are claimed.
      expect(report.basis).toBe('purchases');
      expect(groups.map(({ name: group }) => group)).toEqual(expected);

      const made = { ...parts, personas: bench.personas, segments: bench.segments };
      const drafted = await draftedPersonas(made, workspace, 'en');
      // A single group is everybody, of whom no persona is made.
      expect(drafted.items.map(({ name: persona }) => persona)).toEqual(expected.length > 1 ? expected : []);
      const figures = await answerPersonas(made, workspace, ReportQuery.parse({}));
      for (const [i, item] of figures.items.entries()) {
        if (item.segment === null) continue;
        const group = groups[i];
        expect([item.people?.count, item.revenueMinor, item.orders]).toEqual([
          group?.people,
          group?.revenueMinor,
          group?.orders,
        ]);
      }
      const ruled = figures.items.filter(({ segment }) => segment !== null);
      expect(ruled.length).toBe(expected.length > 1 ? expected.length : 0);
      for (const { goals, needs, frustrations, quotes, channels, context } of drafted.items) {
        expect([goals, needs, frustrations, quotes]).toEqual([[], [], [], []]);
        for (const { evidence } of [...channels, ...context])
          expect(evidence).toMatchObject([{ kind: 'figure', count: expect.any(Number) }]);
      }
      expect((await draftedPersonas(made, workspace, 'en')).items).toEqual([]);
      // Nor are they made again in another language.
      expect((await draftedPersonas(made, workspace, 'de')).items).toEqual([]);
      // As after a draft that broke off: the segment is there, its persona is not.
      const [first] = drafted.items;
      if (first === undefined) return;
      const segments = await bench.segments.list(workspace.id);
      await bench.personas.remove(workspace.id, first.id);
      const again = await draftedPersonas(made, workspace, 'en');
      expect(again.items.map(({ name: persona, segmentId }) => [persona, segmentId])).toEqual([
        [first.name, first.segmentId],
      ]);
      expect(await bench.segments.list(workspace.id)).toEqual(segments);
    });
  },
);
