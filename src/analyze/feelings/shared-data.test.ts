/** Real reviews of real orders, where this machine has them: the stars are the figure, late parcels make them low, nothing is spread. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, openEmbeddedBackends } from '../../../test/support/backends.ts';
import { understand } from '../../../test/support/import-events.ts';
import { sharedData } from '../../../test/support/shared-data.ts';
import type { Rule } from '../../map/touchpoints/contract.ts';
import { Answers } from '../engine/public.ts';
import { FeelingsQuery } from './contract.ts';
import { answerFeelings } from './feelings-report.ts';

type Condition = Rule['conditions'][number];

const folder = sharedData('olist-4000-orders');
const timezone = 'America/Sao_Paulo';
const stages = {
  Purchase: ['Order Completed', 'Order Approved'],
  Delivery: ['Order Shipped', 'Order Delivered'],
  Advocacy: ['Review Submitted'],
};

describe.skipIf(!folder)('the Olist reviews', () => {
  let backends: Backends;
  let bench: AnalysisBench;
  beforeEach(async () => {
    backends = await openEmbeddedBackends();
    bench = analysisBench(backends, Date.UTC(2026, 10, 22, 12), timezone);
  });
  afterEach(() => backends.close());

  it('are reported at the review alone, low where the parcel came late', async () => {
    const { id } = bench.workspace;
    const made = await bench.stages.replace(
      id,
      Object.keys(stages).map((name) => ({ name })),
      null,
    );
    const called = (name: string): Condition => ({
      kind: 'field',
      field: 'name',
      operator: 'is',
      values: [name],
    });
    const place = (title: string, stage: number, conditions: Condition[]) =>
      bench.touchpoints.create(id, {
        ...{ title, channel: null, stageId: made[stage]?.id ?? '' },
        rule: { match: 'all', conditions },
      });
    const isLate: Condition = { kind: 'property', property: 'late', operator: 'is', values: ['true'] };
    await place('late', 2, [called('Review Submitted'), isLate]);
    for (const [stage, names] of Object.values(stages).entries())
      for (const name of names) await place(name, stage, [called(name)]);
    const files = readdirSync(folder ?? '').map((name) => ({ name, path: join(folder ?? '', name) }));
    const { events, people } = await understand(files, { timezone, currency: 'BRL' });
    await bench.ingest.accept({
      workspace: bench.workspace,
      origin: { kind: 'import', id: 'imp_1' },
      events: [...events],
      people: [...people],
    });
    await bench.ingest.settle(id);
    bench.tick();
    const maps = {
      list: async () => [],
      document: async () => Promise.reject(new Error('There are no maps.')),
    };
    const report = await answerFeelings(
      { ...bench.parts, maps },
      new Answers(),
      bench.workspace,
      FeelingsQuery.parse({ to: '2019-01-01' }),
    );
    const reviews = events.filter(({ name }) => name === 'Review Submitted');
    expect(reviews.length).toBe(3986);
    const told = report.touchpoints.filter(({ reported }) => reported.answers > 0);
    expect(told.map(({ name }) => name)).toEqual(['late', 'Review Submitted']);
    expect(told.reduce((sum, { reported }) => sum + reported.answers, 0)).toBe(3986);
    expect(report.stages[2]?.reported.answers).toBe(3986);
    const [low, high] = told.map(({ reported }) => reported);
    const end = report.period.toMs;
    const weighed = reviews
      .filter(({ properties }) => properties?.late !== true)
      .map(({ time, properties }) => {
        const weight = 2 ** -((end - time) / (90 * 86_400_000));
        return { weight, felt: Number(properties?.score) - 3 };
      });
    const mean =
      weighed.reduce((sum, { weight, felt }) => sum + weight * felt, 0) /
      weighed.reduce((sum, { weight }) => sum + weight, 0);
    expect(high?.value).toBeCloseTo(mean, 2);
    expect(low?.high ?? 9).toBeLessThan(high?.low ?? -9);
  });
});
