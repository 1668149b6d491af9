import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { referenceValues } from '../../../test/support/reference-values.ts';
import { sharedData } from '../../../test/support/shared-data.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { PeopleQuery } from '../overview/contract.ts';
import { answerPeopleReport } from '../overview/people-report.ts';
import { PathsQuery } from './contract.ts';
import { answerPathsReport } from './paths-report.ts';

const MINUTE = 60_000;
const now = Date.UTC(2026, 10, 20, 12);

/** One person per word, one event per letter, a minute apart; each person begins an hour after the one before. */
function told(words: readonly string[]): IncomingEvent[] {
  return words.flatMap((word, person) =>
    [...word].map((letter, place) => ({
      messageId: `${person}-${place}`,
      name: letter,
      time: now - 86_400_000 + person * 3_600_000 + place * MINUTE,
      precision: 'instant' as const,
      identities: [{ kind: 'user', value: `p${person}` }],
      channel: letter === 'a' ? 'instagram' : 'website',
    })),
  );
}

describeOnEachBackend('paths', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, now, 'UTC');
  });
  afterEach(() => backends.close());
  const report = (query: Partial<Record<keyof PathsQuery, unknown>> = {}) =>
    answerPathsReport(bench.parts, bench.workspace, PathsQuery.parse({ by: 'name', ...query }));

  it('counts legs, ways, loops and ends as worked out by hand', async () => {
    await bench.send(told(['abc', 'abc', 'aabc', 'abab', 'c', 'aba']));
    const answer = await report();
    expect(answer.people).toBe(6);
    const legs = answer.legs.map(({ from, to, times, people }) => [from + to, times, people]);
    expect(legs).toEqual([
      ['ab', 6, 5],
      ['bc', 3, 3],
      ['ba', 2, 2],
    ]);
    expect(answer.legsTotal).toBe(3);
    expect(answer.legs[0]?.took).toEqual({ n: 6, medianMs: MINUTE, p90Ms: 1.5 * MINUTE });
    expect(answer.variants.map(({ stations, people }) => [stations.join(''), people.count])).toEqual([
      ['abc', 3],
      ['aba', 1],
      ['abab', 1],
      ['c', 1],
    ]);
    expect(answer).toMatchObject({ variantsTotal: 4, variantsFor80: 3 });
    expect(answer.loops).toMatchObject({ count: 2, of: 6 });
    expect(answer.pingPong).toMatchObject({ count: 1, of: 6 });
    expect(answer.returnsTo).toEqual([
      { station: 'a', people: 2 },
      { station: 'b', people: 1 },
    ]);
    expect(answer.starts.map(({ station, people }) => [station, people.count])).toEqual([
      ['a', 5],
      ['c', 1],
    ]);
    expect(answer.ends.map(({ station, people }) => [station, people.count])).toEqual([
      ['c', 4],
      ['a', 1],
      ['b', 1],
    ]);
    expect(answer.sentence).toContain('6 people took 4 different ways');
  });

  it('leads to exactly the people behind a leg', async () => {
    await bench.send(told(['abc', 'abab', 'acb', 'ba']));
    const { legs } = await report();
    for (const leg of legs) {
      const query = PeopleQuery.parse({ behind: `paths.leg?by=name&from=${leg.from}&to=${leg.to}` });
      const { total } = await answerPeopleReport(bench.parts, bench.workspace, query);
      expect([leg.from + leg.to, total]).toEqual([leg.from + leg.to, leg.people]);
    }
    expect(legs.length).toBe(5);
  });

  it('follows paths from, to and between stations, with an end where they end', async () => {
    await bench.send(told(['abc', 'abcd', 'bcd', 'acb']));
    const flow = async (query: Parameters<typeof report>[0]) => {
      const { flow: drawn } = await report(query);
      const links = drawn.links.map(({ step, from, to, people }) => `${step}${from}${to ?? '.'}${people}`);
      return [drawn.people, links.sort()];
    };
    expect(await flow({ steps: 2 })).toEqual([4, ['1ab2', '1ac1', '1bc1', '2bc2', '2cb1', '2cd1']]);
    expect(await flow({ direction: 'forward', at: 'b', steps: 2 })).toEqual([
      4,
      ['1b.1', '1bc3', '2c.1', '2cd2'],
    ]);
    expect(await flow({ direction: 'back', at: 'c', steps: 1 })).toEqual([4, ['1ca1', '1cb3']]);
    expect(await flow({ direction: 'between', at: 'a', until: 'c', steps: 5 })).toEqual([
      3,
      ['1ab2', '1ac1', '2bc2'],
    ]);
    await expect(report({ direction: 'forward', at: 'nothing' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(report({ direction: 'forward' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(report({ direction: 'between', at: 'a', until: 'a' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('keeps repeats when asked, goes by channel, and answers where there is nothing', async () => {
    expect(await report()).toMatchObject({
      people: 0,
      legs: [],
      variants: [],
      flow: { people: 0, links: [] },
    });
    await bench.send(told(['aaa', 'abab']));
    const each = await report({ repeats: 'each' });
    expect(each.legs.map(({ from, to, times }) => [from + to, times])).toEqual([
      ['aa', 2],
      ['ab', 2],
      ['ba', 1],
    ]);
    // Whoever stays does not come back.
    expect(each).toMatchObject({ variantsTotal: 2, loops: { count: 1 }, pingPong: { count: 1 } });
    const channels = await report({ by: 'channel' });
    expect(channels.stations).toContainEqual({ id: 'instagram', name: 'Instagram' });
    expect(channels.legs.map(({ from, to }) => `${from}>${to}`)).toEqual([
      'instagram>website',
      'website>instagram',
    ]);
  });
});

const inputs = sharedData('reference-inputs');

interface ReferenceLog {
  readonly name: string;
  readonly cases: number;
  readonly variants: number;
  readonly variants_covering_80pct: number;
  readonly dfg_edges: number;
  readonly dfg: readonly { a: string; b: string; n: number; mean_seconds: number; median_seconds: number }[];
  readonly inputs_file: string;
}

const values = referenceValues<{ logs: ReferenceLog[] }>('process_mining');

describe.skipIf(inputs === null || values === null)('the published logs', () => {
  it('give the published directly-follows graphs and variants (skipped without reference data)', async () => {
    const logs = (values?.logs ?? []).filter(
      // Of the patients' log there are two readings, by start and by completion; the rest are plain event logs.
      ({ name }) => !name.includes('patients'),
    );
    expect(logs.length).toBeGreaterThan(2);
    const { openEmbeddedBackends } = await import('../../../test/support/backends.ts');
    for (const log of logs) {
      const backends = await openEmbeddedBackends();
      const bench = analysisBench(backends, now, 'UTC');
      const file = join(inputs ?? '', log.inputs_file.split('/').at(-1) ?? '');
      const rows = parse(readFileSync(file), { columns: true }) as {
        case: string;
        activity: string;
        time: string;
      }[];
      for (let from = 0; from < rows.length; from += 5000) {
        await bench.send(
          rows.slice(from, from + 5000).map((row, index) => ({
            messageId: String(from + index),
            name: row.activity,
            time: Date.parse(row.time),
            precision: 'instant',
            identities: [{ kind: 'case', value: `case ${row.case}` }],
          })),
        );
      }
      const query = PathsQuery.parse({ by: 'name', repeats: 'each', limit: 500 });
      const answer = await answerPathsReport(bench.parts, bench.workspace, query);
      expect(answer).toMatchObject({
        people: log.cases,
        variantsTotal: log.variants,
        variantsFor80: log.variants_covering_80pct,
        legsTotal: log.dfg_edges,
      });
      const legs = new Map(answer.legs.map((leg) => [`${leg.from}>${leg.to}`, leg]));
      for (const { a, b, n, mean_seconds, median_seconds } of log.dfg) {
        const leg = legs.get(`${a}>${b}`);
        expect(leg?.times).toBe(n);
        expect((leg?.meanMs ?? 0) / 1000).toBeCloseTo(mean_seconds, 2);
        if (n >= 5) expect((leg?.took.medianMs ?? 0) / 1000).toBeCloseTo(median_seconds, 2);
      }
      await backends.close();
    }
  });
});
