/** The feelings report on every backend: answers and stays as somebody counts them by hand, and lists as long as their figures say. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import {
  DAY,
  event,
  type FeelingsBench,
  feelingsBench,
  names,
  now,
  review,
} from '../../../test/support/feelings.ts';
import { byHand, sorted } from '../../../test/support/stays-by-hand.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { randomFrom } from '../../kernel/random.ts';
import { emptyDocument, type MapDocument } from '../../map/maps/document/document.ts';
import { count, sql } from '../../platform/eventdb/sql.ts';
import { openReport } from '../engine/public.ts';
import { staysOf } from './measure.ts';

const YEAR_OF_EVENTS_MS = 31_557_600_000;

/** Events lie in one large piece, whose columns the database looks at in an order of its own. Small ones do so only where they are told to. */
async function asAfterANight({ events, state }: Backends): Promise<void> {
  if (state.dialect === 'sqlite')
    await events.run(sql`ALTER TABLE events MODIFY SETTING min_bytes_for_wide_part = 0`);
  await events.compact('events', count(Math.floor(now / YEAR_OF_EVENTS_MS)));
}

describeOnEachBackend('the feelings', (open) => {
  let backends: Backends;
  let bench: FeelingsBench['bench'];
  let ids: FeelingsBench['ids'];
  let stageIds: FeelingsBench['stageIds'];
  let report: FeelingsBench['report'];
  let at: FeelingsBench['at'];
  let listed: FeelingsBench['listed'];
  let drawn: MapDocument | null;
  beforeEach(async () => {
    backends = await open();
    drawn = null;
    ({ bench, ids, stageIds, report, at, listed } = await feelingsBench(backends, () => drawn));
  });
  afterEach(() => backends.close());

  it('takes answers at their own touchpoint, on the scale that is known, the new ones more', async () => {
    await bench.send([
      ...[5, 5, 4, 1].map((score, i) => review(`u${i}`, score, 1)),
      // Ninety days older than the end of the period, so half as much.
      event('u4', 'Review Submitted', 0, { time: Date.UTC(2026, 7, 22, 23), properties: { score: 1 } }),
      review('u5', 5, 1, { scale: '0-10' }),
      review('u6', 3, 1, { scale: 'stars' }),
      review('u7', 9, 1),
      event('u8', 'ask', 1, { properties: { score: 2 } }),
    ]);
    const { reported } = await at('Review Submitted');
    expect(reported).toMatchObject({ answers: 6, people: 6 });
    // Five whole ones and a half: 2 + 2 + 1 − 2 + 0 − 1, over 5.5, within the hours of a day.
    expect(reported.value).toBeCloseTo(2 / 5.5, 1);
    const { caveats, stages, sentence } = await report();
    expect(stages[2]?.reported).toEqual(reported);
    expect(stages[0]?.reported.answers).toBe(0);
    expect(sentence).toContain('Of 5 touchpoints answers tell what people feel at 1');
    expect(caveats.join(' ')).toMatch(
      /1 answer of “Review Submitted” is left out.*1 answer of “ask”|1 answer of “ask”.*1 answer of “Review Submitted”/,
    );
    expect(caveats.join(' ')).toContain('1 answer lies outside of its scale');
    expect(await listed('feelings.reported', { touchpoint: ids.get('Review Submitted') ?? '' })).toBe(6);
    expect(await listed('feelings.reported', { stage: stageIds[2] ?? '' })).toBe(6);
  });

  it('bears what people write where a number belongs, and leaves it out', async () => {
    const words = [
      'abc',
      '',
      ' ',
      '1e999',
      '1e1',
      '٣',
      '0x5',
      'nan',
      '-',
      '5,',
      '9'.repeat(400),
      'x'.repeat(400),
    ];
    // Of two keys each: whose an answer is has to be looked up, and then all is read as a number before words are left out.
    const known = (sent: IncomingEvent): IncomingEvent => ({
      ...sent,
      identities: sent.identities.flatMap(({ value }) => [
        { kind: 'user', value },
        { kind: 'anonymous', value },
      ]),
    });
    await bench.send([
      ...words.map((score, i) => known(review(`w${i}`, score, 1))),
      ...[5, 4, '3', '2.5', 1].map((score, i) => known(review(`u${i}`, score, 1))),
      ...Array.from({ length: 1000 }, (_, i) =>
        known(event(`o${i}`, 'look', i / 1000, { properties: { page: `/${i}` } })),
      ),
    ]);
    await report();
    await asAfterANight(backends);
    expect((await at('Review Submitted')).reported).toMatchObject({ answers: 5, people: 5, value: 0.1 });
  });

  it('keeps to the days, the people and the channel that are asked', async () => {
    await bench.send([
      ...[5, 5, 5, 5, 5].map((score, i) => review(`a${i}`, score, 10)),
      ...[1, 1, 1, 1, 1].map((score, i) => ({ ...review(`b${i}`, score, 40), channel: 'email' })),
    ]);
    const value = async (query: Record<string, string>) => (await at('Review Submitted', query)).reported;
    expect((await value({})).answers).toBe(10);
    expect(await value({ from: '2026-11-01' })).toMatchObject({ answers: 5, value: 2 });
    expect(await value({ channel: 'email' })).toMatchObject({ answers: 5, value: -2 });
    expect(await value({ device: 'phone' })).toMatchObject({ answers: 0, value: null });
    const compared = await at('Review Submitted', {
      from: '2026-10-15',
      to: '2026-11-15',
      compare: 'previous',
    });
    expect(compared.previous?.reported).toMatchObject({ answers: 5, value: -2 });
    const segment = await bench.segments.create(bench.workspace.id, {
      name: 'By mail',
      rule: {
        match: 'all',
        conditions: [{ kind: 'touched_through', by: 'channel', values: ['email'], not: false }],
      },
    });
    expect(await value({ segment: segment.id })).toMatchObject({ answers: 5, value: -2 });
  });

  it('counts stays as somebody counts them by hand', async () => {
    const log = randomLog();
    await bench.send(log);
    const scope = await openReport(bench.parts, bench.workspace, {});
    const found = await staysOf(scope, { purchase: 2, horizons: [10 * DAY, 10 * DAY, 10 * DAY] });
    const codes = new Map(scope.source.touchpoints.map(({ title, code }) => [title, code]));
    for (const stage of [0, 1, 2]) {
      const own = byHand(log, stage, 10 * DAY, codes);
      expect(found[stage]?.length).toBeGreaterThan(1);
      expect([stage, sorted(found[stage] ?? [])]).toEqual([stage, sorted(own)]);
    }
    // Where nothing is sold, the last stage is one from which nobody goes on.
    const unsold = await staysOf(scope, { purchase: null, horizons: [10 * DAY, 10 * DAY, 10 * DAY] });
    expect(unsold[0]).toEqual(found[0]);
    expect(unsold[2]?.map(({ wentFrom }) => wentFrom)).toEqual(unsold[2]?.map(() => 0));
    expect(unsold[2]?.length).toBeGreaterThan(1);
  });

  it('lists as many people as it says', async () => {
    await bench.send(randomLog());
    for (const name of names) {
      const { observed } = await at(name);
      const touchpoint = ids.get(name) ?? '';
      const list = (part: string, more: Record<string, string> = {}) =>
        listed('feelings.observed', { touchpoint, part, ...more });
      const { othersFrom } = observed;
      expect([
        name,
        await list('met'),
        await list('went_on'),
        await list('struggled', { repeats: observed.countsRepeats ? 'yes' : 'no' }),
        await list('others', { new: String(othersFrom.new), returning: String(othersFrom.returning) }),
      ]).toEqual([name, observed.people, observed.wentOn, observed.struggled.count, observed.others]);
    }
  });

  it('says where the map is wrong', async () => {
    await bench.send([1, 1, 2, 1, 1, 2, 1, 1].map((score, i) => review(`u${i}`, score, 2)));
    const mine = emptyDocument({ title: 'As we see it' });
    drawn = {
      ...mine,
      columns: { c1: { ...column, title: 'After', workspaceStage: stageIds[2] ?? '' } },
      lanes: {
        l1: { kind: 'feeling', title: '', position: 'a0', persona: null, hidden: false, removed: false },
      },
      cards: { p1: { ...point, lane: 'l1', column: 'c1', value: 1.5 } },
    };
    const answer = await report();
    expect(answer.assumedOn).toEqual({ mapId: 'map_1', title: 'As we see it' });
    expect(answer.stages[2]).toMatchObject({
      assumed: 1.5,
      partings: [{ between: ['assumed', 'reported'] }],
    });
    expect(answer.sentence).toMatch(
      /^At “Tell” you assumed \+1\.5, they reported −1\.8 \(8 answers\): that is where the map is wrong\./,
    );
    drawn = null;
    const without = await report();
    expect([without.assumedOn, without.stages[2]?.assumed, without.stages[2]?.partings]).toEqual([
      null,
      null,
      [],
    ]);
  });
});

const column = { position: 'a0', stage: null, submap: null, hidden: false, removed: false };
const point = {
  ...{ position: 'a0', text: '', colour: 'plain' as const, owner: null, touchpoint: null, channel: null },
  ...{ figure: null, image: null, removed: false },
} as const;

/** People who look, ask, try, fail, buy and tell, some more than once. */
function randomLog(): IncomingEvent[] {
  const random = randomFrom('stays');
  return Array.from({ length: 160 }, (_, n) => n).flatMap((n) => {
    const events: IncomingEvent[] = [];
    let daysAgo = random.whole(3, 90);
    for (let i = random.whole(1, 9); i > 0 && daysAgo > 0.1; i--) {
      const name = random.pick([
        ...(['look', 'ask', 'try'] as const).map((each) => [each, 3] as const),
        ['Order Completed', 2],
        ['Review Submitted', 1],
        ['Payment Failed', 1],
        ['Ticket Opened', 1],
        ['elsewhere', 1],
      ]);
      events.push(event(`p${n}`, name, daysAgo));
      daysAgo -= random.chance(0.5) ? random.next() * 0.4 : random.next() * 8;
    }
    return events;
  });
}
