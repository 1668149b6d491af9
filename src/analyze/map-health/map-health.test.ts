/** The health of a map over a log worked by hand, on every backend. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { blank, emptyDocument, type MapDocument } from '../../map/maps/document/document.ts';
import { positions } from '../../map/maps/document/position.ts';
import { openReport, peopleBehind } from '../engine/public.ts';
import { MapHealthQuery } from './contract.ts';
import { answerMapHealth, ofItsPeople } from './map-health-report.ts';
import { mapHealthFigures } from './people-behind.ts';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 0, 5, 11);

let sent = 0;
function event(
  who: string,
  name: string,
  day: number,
  precision: 'instant' | 'date' = 'instant',
): IncomingEvent {
  return {
    messageId: `h${sent++}`,
    name,
    time: BEGIN + day * DAY,
    precision,
    identities: [{ kind: 'user', value: who }],
    channel: 'website',
  };
}

const people = Array.from({ length: 40 }, (_, index) => `p${index}`);
/** All look before they ask; 32 of 40 pay before they ask, though asking is drawn first; five meet what is not drawn; four in 124 are off the map. */
const log = [
  ...people.flatMap((who, index) => [
    event(who, 'Look', 0),
    event(who, 'Ask', index < 32 ? 3 : 1),
    event(who, 'Pay', 2),
  ]),
  ...people.slice(0, 5).map((who) => event(who, 'Call', 4)),
  ...people.slice(0, 4).map((who) => event(who, 'Unknown', 4)),
];

describeOnEachBackend('health of a map', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  let touchpoints: Record<string, string>;
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, BEGIN + 20 * DAY, 'Europe/Berlin');
    const { id } = bench.workspace;
    await bench.stages.begin(id);
    const [stage] = await bench.stages.list(id);
    touchpoints = {};
    for (const title of ['Look', 'Ask', 'Pay', 'Call', 'Write']) {
      const rule = {
        match: 'all' as const,
        conditions: [
          { kind: 'field' as const, field: 'name' as const, operator: 'is' as const, values: [title] },
        ],
      };
      const made = await bench.touchpoints.create(id, {
        title,
        stageId: stage?.id ?? '',
        channel: null,
        rule,
      });
      touchpoints[title] = made.id;
    }
    await bench.send(log);
  });
  afterEach(() => backends.close());

  /** A column for each list of titles, a card for each title. */
  function drawn(...columns: string[][]): MapDocument {
    const document = emptyDocument({ title: 'How it is' });
    document.lanes.lan = { ...blank.lane, kind: 'touchpoints' };
    const across = positions(columns.length);
    for (const [index, titles] of columns.entries()) {
      document.columns[`col${index}`] = { ...blank.column, title: `${index}`, position: across[index] ?? '' };
      for (const title of titles) {
        const card = {
          lane: 'lan',
          column: `col${index}`,
          text: title,
          touchpoint: touchpoints[title] ?? null,
        };
        document.cards[`crd_${title}_${index}`] = { ...blank.card, ...card };
      }
    }
    return document;
  }

  const asked = (document: MapDocument, query: object = {}) =>
    answerMapHealth(bench.parts, bench.workspace, document, MapHealthQuery.parse({ map: 'map_1', ...query }));

  it('holds real paths against the drawn order', async () => {
    const health = await asked(drawn(['Look'], ['Ask'], ['Pay', 'Write']));
    // Look before Ask and before Pay for all 40, Ask before Pay for 8.
    expect(health.order).toMatchObject({ pairs: 120, asDrawn: 88 });
    expect(health.order?.turned).toEqual([
      {
        drawnFirst: { id: 'crd_Ask_1', title: 'Ask' },
        drawnSecond: { id: 'crd_Pay_2', title: 'Pay' },
        people: 40,
        otherWay: 32,
      },
    ]);
    expect(health.events).toEqual({ all: 129, offMap: 4 });
    expect(health.notDrawn).toEqual([{ touchpointId: touchpoints.Call, title: 'Call', people: 5 }]);
    expect(health.findings.map(({ about }) => about)).toEqual(['order', 'not-drawn', 'never-met']);
    expect(health.findings[2]?.ids).toEqual(['crd_Write_2']);
    expect(health.stale).toBe(true);
    expect(health.sentence).toContain('73 of 100 came in the drawn order');
  });

  it('lists exactly the people who went the other way', async () => {
    const document = drawn(['Look'], ['Ask'], ['Pay']);
    const scope = await openReport(bench.parts, bench.workspace, {});
    const figures = mapHealthFigures({ maps: { document: async () => document } });
    const address = 'map-health.turned?map=map_1&first=crd_Ask_1&second=crd_Pay_2';
    const { rows, words } = await peopleBehind(figures, scope, address);
    const found = await backends.events.query(rows, { person: String });
    expect(found).toHaveLength(32);
    expect(words).toBe('People who met “Pay” before “Ask”');
  });

  it('holds a map of one kind of customer against their paths, and says whose they are', async () => {
    const { parts, workspace } = bench;
    const document = drawn(['Look'], ['Ask'], ['Pay']);
    document.map.persona = 'per_1';
    const query = MapHealthQuery.parse({ map: 'map_1' });
    const known = (segmentId: string | null) => ({
      personas: { get: async () => ({ segmentId }) as never },
      segments: { get: async () => ({}) as never },
    });
    const of = (segmentId: string | null, asked = query) =>
      ofItsPeople(known(segmentId), workspace, document, asked);
    expect(await of('seg_1')).toEqual({ ...query, persona: 'per_1' });
    expect(await of('seg_1', { ...query, persona: 'per_2' })).toMatchObject({ persona: 'per_2' });
    // Nobody knows who they are; the persona is gone.
    expect(await of(null)).toEqual(query);
    expect(await ofItsPeople(parts, workspace, document, query)).toEqual(query);
    expect(await asked(document)).toMatchObject({ personaId: null });
  });

  it('has nothing against the order people go, nor against what cannot be told', async () => {
    expect(await asked(drawn(['Look'], ['Pay'], ['Ask', 'Call']))).toMatchObject({
      stale: false,
      order: { turned: [] },
    });
    // Drawn twice: before and after.
    expect((await asked(drawn(['Ask', 'Look'], ['Pay'], ['Ask']))).order).toEqual({
      pairs: 40,
      asDrawn: 40,
      turned: [],
    });
    // In one column there is no order.
    expect((await asked(drawn(['Ask', 'Pay']))).order).toMatchObject({ pairs: 0, turned: [] });
  });

  it('knows no order within a day whose hours are not known', async () => {
    await bench.send(people.map((who) => event(`d${who}`, 'Pay', 0, 'date')));
    await bench.send(people.map((who) => event(`d${who}`, 'Ask', 0.2)));
    await bench.send(people.map((who) => event(`d${who}`, 'Look', 2)));
    const { order } = await asked(drawn(['Ask'], ['Pay'], ['Look']), { to: '2026-01-06' });
    expect(order).toMatchObject({ pairs: 0 });
    const health = await asked(drawn(['Pay'], ['Look']));
    expect(health.order).toMatchObject({ pairs: 80, asDrawn: 40 });
  });

  it('asks nothing of what a map wishes for, but whether somebody looks again', async () => {
    const document = drawn(['Ask'], ['Pay']);
    const wished = { ...document, map: { ...document.map, kind: 'to-be' as const, reviewOn: '2026-01-20' } };
    const health = await asked(wished);
    expect(health).toMatchObject({ order: null, events: null, notDrawn: [], stale: true });
    expect(health.findings.map(({ text }) => text)).toEqual([
      'Somebody was to look at it again on 20 January 2026.',
    ]);
    const later = { ...wished, map: { ...wished.map, reviewOn: '2026-02-20' } };
    expect(await asked(later)).toMatchObject({ stale: false, findings: [] });
  });

  it('tells cards whose evidence is all old', async () => {
    const document = drawn(['Look'], ['Pay'], ['Ask', 'Call']);
    const piece = (card: string, seenOn: string | null, kind: 'quote' | 'report' = 'quote') => ({
      ...{ ...blank.evidence, card, kind, note: `${card} ${seenOn}`, seenOn },
    });
    document.evidence = {
      e1: piece('crd_Look_0', '2024-06-01'),
      e2: piece('crd_Pay_1', '2024-05-01'),
      e3: piece('crd_Pay_1', '2025-12-01'),
      e4: piece('crd_Ask_2', null),
      e5: piece('crd_Ask_2', '2020-01-01', 'report'),
    };
    const health = await asked(document);
    expect(health.evidence).toEqual({ pieces: 4, old: 2, undated: 1, oldestOn: '2024-05-01' });
    expect(health.findings).toMatchObject([
      {
        about: 'evidence',
        text: 'One card rests on evidence older than a year alone, the oldest of 1 May 2024.',
        ids: ['crd_Look_0'],
        turned: null,
      },
    ]);
  });

  it('misses what happens where more than a tenth is at no touchpoint', async () => {
    await bench.send(people.map((who) => event(who, 'Unknown', 5)));
    const { findings } = await asked(drawn(['Look'], ['Pay'], ['Ask', 'Call']));
    expect(findings.map(({ about }) => about)).toEqual(['off-map']);
  });
});
