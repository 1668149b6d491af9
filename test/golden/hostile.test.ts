import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ReportQuery } from '../../src/analyze/engine/contract.ts';
import { answerStagesReport } from '../../src/analyze/funnel/stages-report.ts';
import { answerPath } from '../../src/analyze/journeys/path.ts';
import { PeopleQuery } from '../../src/analyze/overview/contract.ts';
import { answerEventsReport } from '../../src/analyze/overview/events-report.ts';
import { answerPeopleReport } from '../../src/analyze/overview/people-report.ts';
import type { IncomingEvent } from '../../src/gather/events/public.ts';
import type { Rule } from '../../src/map/touchpoints/contract.ts';
import { type AnalysisBench, analysisBench, SOURCE } from '../support/analysis.ts';
import { type Backends, describeOnEachBackend, openEmbeddedBackends } from '../support/backends.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const HOSTILE = [
  "'; DROP TABLE events; --",
  '\\',
  "\\'",
  'a\tb\nc',
  '%_*',
  '\u0000',
  '👩🏽‍🚀 é 中',
  '$x {x:String} ?',
  '<script>alert(1)</script>',
];

/** Too long for any index, and not to be packed. */
const LONG_NAME = Array.from({ length: 900 }, (_, i) => ((i * 7919) ** 2).toString(36)).join('');

function event(over: Partial<IncomingEvent>): IncomingEvent {
  return {
    messageId: 'm',
    name: 'Visit',
    time: NOW - 1000,
    precision: 'instant',
    identities: [{ kind: 'user', value: 'u' }],
    ...over,
  };
}

describeOnEachBackend('hostile words and sizes', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, NOW, 'Pacific/Auckland');
    await bench.stages.replace(bench.workspace.id, [{ name: 'One' }, { name: "Two'\\" }], null);
  });
  afterEach(() => backends.close());

  it('come through every field and every rule as they went in', async () => {
    const [first, second] = await bench.stages.list(bench.workspace.id);
    const events = HOSTILE.map((words, index) =>
      event({
        messageId: `${words}-${index}`,
        name: `n ${words}`,
        identities: [{ kind: 'user', value: `u${words}` }],
        page: words,
        campaign: words,
        source: words,
        medium: words,
        device: words,
        country: words,
        session: words,
        properties: { [`key ${words}`]: words },
      }),
    );
    await bench.send(events);
    for (const [index, words] of HOSTILE.entries()) {
      const rule: Rule = {
        match: 'all',
        conditions: [
          { kind: 'field', field: 'page', operator: index % 2 === 0 ? 'is' : 'contains', values: [words] },
          { kind: 'field', field: 'name', operator: 'glob', values: [`n *`] },
          { kind: 'property', property: `key ${words}`, operator: 'is', values: [words] },
        ],
      };
      expect(await bench.touchpoints.matches(bench.workspace.number, rule), words).toMatchObject({
        events: 1,
        people: 1,
      });
      await bench.touchpoints.create(bench.workspace.id, {
        stageId: (index % 2 === 0 ? first : second)?.id ?? '',
        title: words.slice(0, 100),
        channel: null,
        rule,
      });
    }
    const report = await answerStagesReport(bench.parts, bench.workspace, ReportQuery.parse({}));
    expect(report.stages.map((stage) => stage.people)).toEqual([9, 4]);
    const counted = await answerEventsReport(bench.parts, bench.workspace, {
      ...ReportQuery.parse({}),
      by: 'page',
      limit: 50,
    });
    expect(counted.items.map((item) => item.value).sort()).toEqual([...HOSTILE].sort());
    for (const words of HOSTILE.filter((each) => each.trim() !== '' && each !== '\u0000')) {
      const found = await answerPeopleReport(
        bench.parts,
        bench.workspace,
        PeopleQuery.parse({ search: `u${words}` }),
      );
      expect(found.total, words).toBeGreaterThanOrEqual(1);
    }
  });

  it('a person with ten thousand events is one row, with a path in pages', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      event({ messageId: `m${i}`, time: NOW - 20_000_000 + i * 1000 }),
    );
    await bench.send(many);
    const people = await answerPeopleReport(bench.parts, bench.workspace, PeopleQuery.parse({}));
    expect(people.items).toMatchObject([{ label: 'u', touches: 10_000 }]);
    const parts = {
      ...bench.parts,
      originNames: async () => new Map([[`${SOURCE.kind}:${SOURCE.id}`, 'Site']]),
    };
    const person = people.items[0]?.person ?? '';
    const first = await answerPath(parts, bench.workspace, person, { limit: 1000 });
    const second = await answerPath(parts, bench.workspace, person, {
      limit: 1000,
      cursor: first.next ?? '',
    });
    expect([first.items.length, second.items.length, first.events]).toEqual([1000, 1000, 10_000]);
    expect(second.items[0]?.at).toBe((first.items.at(-1)?.at ?? 0) + 1000);
    expect(first.items[0]?.origin.name).toBe('Site');
  });

  it('what is said of people in odd shapes never stops the inbox', async () => {
    const odd = [Number.NaN, 1.5, -1, Number.POSITIVE_INFINITY, NOW + 1e12, NOW - 0.25];
    const people = odd.flatMap((time, index) =>
      HOSTILE.map((words) => ({
        identities: [
          { kind: 'user', value: `odd-${index}-${words}` },
          { kind: 'email', value: `p${index}@example.org` },
          { kind: words, value: words },
        ],
        traits: { [words]: words, [LONG_NAME]: words, name: words, big: 1e300, yes: true },
        time,
      })),
    );
    await bench.ingest.accept({ workspace: bench.workspace, origin: SOURCE, events: [event({})], people });
    await bench.ingest.settle(bench.workspace.id);
    expect(await bench.ingest.waiting()).toBe(0);
    const report = await answerEventsReport(bench.parts, bench.workspace, {
      ...ReportQuery.parse({}),
      by: 'name',
      limit: 5,
    });
    expect(report.totalEvents).toBe(1);
    await bench.ingest.undo(bench.workspace, SOURCE);
  });

  it('amounts that are too large and currencies that are none are refused with a reason, the rest is summed exactly', async () => {
    const amounts = [
      { minor: Number.MAX_SAFE_INTEGER, currency: 'EUR' },
      { minor: 1.5, currency: 'EUR' },
      { minor: 5, currency: 'euro' },
      { minor: 9_999_999_999_999, currency: 'eur' },
      { minor: -9_999_999_999_998, currency: 'EUR' },
    ];
    const receipt = await bench.ingest.accept({
      workspace: bench.workspace,
      origin: SOURCE,
      events: amounts.map((amount, i) => event({ messageId: `a${i}`, name: 'Order Completed', amount })),
      people: [],
    });
    expect(receipt.rejected.map(({ reason }) => reason)).toEqual([
      'amount_too_large',
      'amount_too_large',
      'unknown_currency',
    ]);
    await bench.ingest.settle(bench.workspace.id);
    expect((await answerStagesReport(bench.parts, bench.workspace, ReportQuery.parse({}))).revenueMinor).toBe(
      1,
    );
  });
});

it('a full disk refuses the batch whole, says so, and loses nothing that was accepted', async () => {
  const backends = await openEmbeddedBackends();
  const bench = analysisBench(backends, NOW, 'UTC');
  const big = Array.from({ length: 2000 }, (_, i) =>
    event({ messageId: `b${i}`, properties: { text: 'x'.repeat(1000) } }),
  );
  const accept = (events: IncomingEvent[]) =>
    bench.ingest.accept({ workspace: bench.workspace, origin: SOURCE, events, people: [] });
  await accept([event({ messageId: 'before' })]);
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(backends.state.db);
  await sql.raw(`PRAGMA max_page_count = ${(rows[0]?.page_count ?? 0) + 20}`).execute(backends.state.db);
  await expect(accept(big)).rejects.toMatchObject({ code: 'disk_full', status: 507 });
  await sql.raw('PRAGMA max_page_count = 1000000').execute(backends.state.db);
  expect(await accept(big)).toMatchObject({ accepted: 2000 });
  await bench.ingest.settle(bench.workspace.id);
  const report = await answerEventsReport(bench.parts, bench.workspace, {
    ...ReportQuery.parse({}),
    by: 'name',
    limit: 5,
  });
  expect(report.totalEvents).toBe(2001);
  await backends.close();
});
