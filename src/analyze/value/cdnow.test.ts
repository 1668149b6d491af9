/** CDNOW, brought in by the importer as any shop's export, must give the published figures. Skipped where the data are not on this machine. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, openEmbeddedBackends } from '../../../test/support/backends.ts';
import { understand } from '../../../test/support/import-events.ts';
import { sharedData } from '../../../test/support/shared-data.ts';
import { ValueQuery } from './contract.ts';
import { ValueBook } from './value-book.ts';
import { answerValueReport, type ValueParts } from './value-report.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const TZ = 'America/New_York';

describe.skipIf(!sharedData('cdnow'))(
  'CDNOW through the importer (skipped where it is not on this machine)',
  () => {
    let backends: Backends;
    let bench: AnalysisBench;
    let parts: ValueParts;
    beforeEach(async () => {
      backends = await openEmbeddedBackends();
      bench = analysisBench(backends, NOW, TZ);
      parts = { ...bench.parts, book: new ValueBook(), costsIn: async () => [] };
    });
    afterEach(() => backends.close());

    const shop = (): AnalysisBench['workspace'] => ({ ...bench.workspace, currency: 'USD' });
    const value = (query: Record<string, unknown>) =>
      answerValueReport(parts, shop(), ValueQuery.parse(query));
    const bring = async (name: string): Promise<void> => {
      const file = { name, path: sharedData(`cdnow/${name}`) ?? '' };
      const { events, people } = await understand([file], { currency: 'USD', timezone: TZ });
      await bench.ingest.accept({
        workspace: shop(),
        origin: { kind: 'import', id: 'imp_1' },
        events: [...events],
        people: [...people],
      });
      await bench.ingest.settle(bench.workspace.id);
    };

    it('the sample, first 39 weeks: the parameters of Fader, Hardie and Lee', async () => {
      await bring('CDNOW_sample.txt');
      const report = await value({ to: '1997-10-01', discount: 12.68 });
      expect(report.customers).toBe(2357);
      expect(report.cameBack).toMatchObject({ count: 946, of: 2357 });
      expect(report.purchases).toBe(2357 + 2457);
      const [repeat, risk, spend] = report.models;
      expect(repeat?.params.r).toBeCloseTo(0.243, 2);
      expect(repeat?.params.alpha).toBeCloseTo(4.414, 2);
      expect(repeat?.params.a).toBeCloseTo(0.793, 2);
      expect(repeat?.params.b).toBeCloseTo(2.426, 2);
      expect(repeat?.logLikelihood).toBeCloseTo(-9582.43, 2);
      expect(risk?.params.r).toBeCloseTo(0.525, 2);
      // In cents: v is a hundred times the published 15.44.
      expect(spend?.n).toBe(946);
      expect(spend?.params.p).toBeCloseTo(6.25, 1);
      expect(spend?.params.q).toBeCloseTo(3.74, 1);
      expect((spend?.params.v ?? 0) / 100).toBeCloseTo(15.44, 1);
      expect(report.outlook?.correlation).toBeCloseTo(0.1139, 4);
      // Twelve months, one percent a month, all 2,357: $71,560 by lifetimes, whose months have 4.345 weeks.
      expect(Math.abs((report.outlook?.totalMinor ?? 0) / 7_156_021 - 1)).toBeLessThan(0.005);
    });

    it('the sample, whole: the forecast for the 39 weeks after, against the 1,882 purchases that came', async () => {
      await bring('CDNOW_sample.txt');
      const report = await value({});
      expect(report.untilDay).toBe('1998-06-30');
      expect(report.calibration).toMatchObject({
        untilDay: '1997-09-30',
        days: 273,
        customers: 2357,
        actual: 1882,
      });
      expect(report.calibration?.predicted).toBeGreaterThan(1640);
      expect(report.calibration?.predicted).toBeLessThan(1670);
      const groups = report.calibration?.groups.map(({ repeats, customers }) => [repeats, customers]);
      expect(groups).toEqual([
        [0, 1411],
        [1, 439],
        [2, 214],
        [3, 100],
        [4, 62],
        [5, 38],
        [6, 29],
        [7, 64],
      ]);
      expect(report.calibration?.groups[1]?.actual).toBeCloseTo(0.697, 3);
    });

    it('the master: everybody and every dollar', async () => {
      await bring('CDNOW_master.txt.gz');
      const report = await value({});
      expect(report).toMatchObject({ customers: 23_570, revenueMinor: 250_031_563, noOutlook: null });
      expect(report.models.every(({ status }) => status === 'fitted')).toBe(true);
      expect(report.calibration?.customers).toBe(23_570);
    });
  },
);
