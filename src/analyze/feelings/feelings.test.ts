/** The feelings report on every backend: answers and stays as somebody counts them by hand, and lists as long as their figures say. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { randomFrom } from '../../kernel/random.ts';
import { emptyDocument, type MapDocument } from '../../map/maps/document/document.ts';
import { count, sql } from '../../platform/eventdb/sql.ts';
import { Answers, openReport } from '../engine/public.ts';
import { PeopleQuery } from '../overview/contract.ts';
import { answerPeopleReport } from '../overview/people-report.ts';
import { heardFrom, reportedAtAll } from './answers.ts';
import { FeelingsQuery } from './contract.ts';
import { answerFeelings } from './feelings-report.ts';
import { staysOf } from './measure.ts';
import { feelingFigures } from './people-behind.ts';
import { readScales } from './scales.ts';

const DAY = 86_400_000;
const YEAR_OF_EVENTS_MS = 31_557_600_000;
const now = Date.UTC(2026, 10, 20, 12);
const names = ['look', 'ask', 'try', 'Order Completed', 'Review Submitted'] as const;
const stageAt = { look: 0, ask: 0, try: 0, 'Order Completed': 1, 'Review Submitted': 2 } as const;

let told = 0;
function event(
  person: string,
  name: string,
  daysAgo: number,
  over: Partial<IncomingEvent> = {},
): IncomingEvent {
  told++;
  return {
    messageId: `f${told}`,
    name,
    time: now - Math.round(daysAgo * DAY),
    precision: 'instant',
    identities: [{ kind: 'user', value: person }],
    ...over,
  };
}
const review = (
  person: string,
  score: number | string,
  daysAgo: number,
  more: Record<string, string | number> = {},
) => event(person, 'Review Submitted', daysAgo, { properties: { score, ...more } });

/** Events lie in one large piece, whose columns the database looks at in an order of its own. Small ones do so only where they are told to. */
async function asAfterANight({ events, state }: Backends): Promise<void> {
  if (state.dialect === 'sqlite')
    await events.run(sql`ALTER TABLE events MODIFY SETTING min_bytes_for_wide_part = 0`);
  await events.compact('events', count(Math.floor(now / YEAR_OF_EVENTS_MS)));
}

describeOnEachBackend('the feelings', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  let drawn: MapDocument | null;
  const ids = new Map<string, string>();
  const stageIds: string[] = [];
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, now, 'Europe/Berlin');
    drawn = null;
    const stages = await bench.stages.replace(
      bench.workspace.id,
      [{ name: 'Look' }, { name: 'Buy' }, { name: 'Tell' }],
      null,
    );
    stageIds.splice(0, 3, ...stages.map(({ id }) => id));
    for (const name of names) {
      const made = await bench.touchpoints.create(bench.workspace.id, {
        stageId: stageIds[stageAt[name]] ?? '',
        title: name,
        channel: null,
        rule: {
          match: 'all',
          conditions: [{ kind: 'field', field: 'name', operator: 'is', values: [name] }],
        },
      });
      ids.set(name, made.id);
    }
  });
  afterEach(() => backends.close());

  const maps = {
    list: async () =>
      drawn === null ? [] : [{ id: 'map_1', kind: 'as-is', persona: null, changedAt: 1 } as never],
    document: async () => drawn ?? emptyDocument(),
  };
  const report = (query: Record<string, string> = {}) =>
    answerFeelings({ ...bench.parts, maps }, new Answers(), bench.workspace, FeelingsQuery.parse(query));
  const at = async (name: string, query: Record<string, string> = {}) => {
    const found = (await report(query)).touchpoints.find(({ id }) => id === ids.get(name));
    if (!found) throw new Error(`No touchpoint ${name}`);
    return found;
  };
  const listed = async (behind: string, question: Record<string, string>, narrow: object = {}) => {
    const parts = { ...bench.parts, figures: feelingFigures };
    const query = PeopleQuery.parse({
      ...narrow,
      behind: `${behind}?${new URLSearchParams(question)}`,
      limit: 500,
    });
    const { total, items } = await answerPeopleReport(parts, bench.workspace, query);
    expect(items.length).toBe(total);
    return total;
  };

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

  it('reads what people wrote, where no scale says it better, in English alone', async () => {
    const ninetyDaysOlder = Date.UTC(2026, 7, 22, 23);
    const wrote = (person: string, text: string, more: Record<string, string | number> = {}) =>
      event(person, 'Review Submitted', 1, { properties: { text, ...more } });
    const reviews = [
      wrote('u0', 'The parcel came quickly and the card is good.'),
      wrote('u1', 'The parcel came quickly and the card is not good.'),
      wrote('u2', 'The people in the shop were very good to me.'),
      { ...wrote('u3', 'The card that I ordered is bad.'), time: ninetyDaysOlder },
      wrote('u4', 'My order was good, but the box was bad.'),
      // The same person again, on a scale; and one whose words say another thing than the stars.
      review('u4', 5, 1),
      wrote('u5', 'All of it was bad, I will not order again.', { score: 5 }),
      // On a scale that nobody knows: then words are all there is.
      wrote('u6', 'It is all very good.', { score: 3, scale: 'stars' }),
      wrote('u7', '😀'),
      wrote('g1', 'Das Paket kam zu spät und die Karte ist nicht gut.'),
      wrote('n1', 'The parcel came on a Tuesday in March.'),
      event('t1', 'ask', 1, { properties: { text: 'This is a good button.' } }),
    ];
    await bench.send(reviews);
    const compound = (sum: number): number => (2 * sum) / Math.sqrt(sum ** 2 + 15);
    const [good, bad, very, butBad] = [1.9, -2.5, 0.293, 0.5 * 1.9 + 1.5 * -2.5];
    const age = (time: number) => 2 ** -((end - time) / (90 * DAY));
    const { period, written, caveats } = await report();
    const end = period.toMs;
    const felt: [feeling: number, time: number][] = [
      ...[good, -0.74 * good, good + very].map((sum): [number, number] => [compound(sum), now - DAY]),
      [compound(bad), ninetyDaysOlder],
      [compound(butBad), now - DAY],
      [2, now - DAY],
      [2, now - DAY],
      [compound(good + very), now - DAY],
      // "Grinning".
      [compound(1.5), now - DAY],
    ];
    const whole = felt.reduce((sum, [, time]) => sum + age(time), 0);
    const mean = felt.reduce((sum, [feeling, time]) => sum + feeling * age(time), 0) / whole;
    const { reported } = await at('Review Submitted');
    expect(reported).toMatchObject({ answers: 9, inWords: 7, people: 8 });
    expect(reported.value).toBeCloseTo(mean, 3);
    expect(written).toEqual({ read: 7, otherLanguage: 1, noMood: 1, newestOnly: false });
    expect((await at('ask')).reported.answers).toBe(0);
    expect(caveats.join(' ')).toContain('1 written answer is left out, because it is not surely English');
    expect(caveats.join(' ')).not.toContain('outside');
    expect(await listed('feelings.reported', { touchpoint: ids.get('Review Submitted') ?? '' })).toBe(8);
    expect(await listed('feelings.reported', { stage: stageIds[2] ?? '' })).toBe(8);
  });

  it('tells words from nothing where nobody answers on a scale, and keeps people apart by what is asked', async () => {
    const wrote = (person: string, text: string, over: Partial<IncomingEvent> = {}) =>
      event(person, 'Ticket Opened', 1, { properties: { message: text }, ...over });
    await bench.send([
      ...Array.from({ length: 6 }, (_, i) => wrote(`a${i}`, 'I am happy with the people of the shop.')),
      ...Array.from({ length: 5 }, (_, i) =>
        wrote(`b${i}`, 'The card came broken and I am very unhappy.', { channel: 'email' }),
      ),
    ]);
    const [all, mail] = [await report(), await report({ channel: 'email' })];
    expect([all.written.read, mail.written.read]).toEqual([11, 5]);
    expect(all.caveats.join(' ')).toContain('11 answers belong to no touchpoint');
    expect(await listed('feelings.reported', { touchpoint: ids.get('look') ?? '' })).toBe(0);
    const scope = await openReport(bench.parts, bench.workspace, {});
    expect(await reportedAtAll(scope, readScales())).toMatchObject({ answers: 11, inWords: 11, people: 11 });
    // Of too many, the newest.
    await bench.send([wrote('c', 'The newest of all is that I am sad.', { time: now - 1000 })]);
    const heard = await heardFrom(scope, readScales(), 1);
    expect(heard.written).toEqual({ read: 1, otherLanguage: 0, noMood: 0, newestOnly: true });
    expect(heard.said.moods.map(({ time }) => time)).toEqual([now - 1000]);
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

type Count = Awaited<ReturnType<typeof staysOf>>[number][number];

function sorted(counts: readonly Count[]): Count[] {
  const key = ({ code, first, closed, wentFrom, bought }: Count) =>
    [code, first, closed, wentFrom, bought].join();
  return [...counts].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The stays at a stage, told person by person. */
function byHand(
  log: readonly IncomingEvent[],
  stage: number,
  horizon: number,
  codes: ReadonlyMap<string, number>,
): Count[] {
  const people = new Map<string, IncomingEvent[]>();
  for (const each of log) {
    const who = each.identities[0]?.value ?? '';
    people.set(who, [...(people.get(who) ?? []), each]);
  }
  const until = Math.max(...log.map(({ time }) => time)) + 1;
  const counts = new Map<string, { -readonly [K in keyof Count]: Count[K] }>();
  const stageOf = (name: string): number => (name in stageAt ? stageAt[name as keyof typeof stageAt] : -1);
  for (const path of people.values()) {
    path.sort((a, b) => a.time - b.time);
    const began = path.find(({ name }) => stageOf(name) === stage)?.time;
    if (began === undefined) continue;
    const ends = path.filter(({ name, time }) =>
      stage === 0 ? stageOf(name) > 0 && time >= began : name === 'Order Completed' && time >= began + DAY,
    );
    const ended = Math.min(...ends.map(({ time }) => time), Number.POSITIVE_INFINITY);
    const bought = path.some(({ name, time }) => name === 'Order Completed' && time < began);
    const here = path.filter(
      ({ name, time }) => stageOf(name) === stage && time <= ended - (stage === 0 ? 0 : 1),
    );
    const steps = here.filter(({ name }, i) => name !== here[i - 1]?.name);
    const closed = steps.slice(0, 10).filter(({ time }) => time + horizon <= until);
    if (closed.length === 0) continue;
    const wentFrom = closed.findIndex(({ time }) => ended - time <= horizon) + 1;
    for (const who of ['', ...new Set(closed.map(({ name }) => name))]) {
      const first = closed.findIndex(({ name }) => name === who);
      const { name = '', time = 0 } = closed[first] ?? {};
      const again = first >= 0 && isRepeated(path, steps.slice(first), name, time);
      const troubled = first >= 0 && isTroubled(path, name, time, stageOf);
      const stay = { code: codes.get(who) ?? 0, first: first + 1, closed: closed.length, wentFrom, bought };
      const key = JSON.stringify(stay);
      const held = counts.get(key) ?? { ...stay, people: 0, troubled: 0, again: 0, either: 0 };
      held.people++;
      if (troubled) held.troubled++;
      if (again) held.again++;
      if (troubled || again) held.either++;
      counts.set(key, held);
    }
  }
  return [...counts.values()];
}

/** Three times within a day, or to and fro. */
function isRepeated(
  path: readonly IncomingEvent[],
  steps: readonly IncomingEvent[],
  name: string,
  time: number,
): boolean {
  const [, next, back, forth] = steps;
  const times = path.filter((each) => each.name === name && each.time >= time && each.time <= time + DAY);
  const toAndFro = back?.name === name && forth !== undefined && forth.name === next?.name;
  return times.length >= 3 || (toAndFro && forth.time <= time + DAY);
}

/** Something went wrong after a meeting of the touchpoint within a day, before anything else of the map was met. */
function isTroubled(
  path: readonly IncomingEvent[],
  name: string,
  time: number,
  stageOf: (name: string) => number,
): boolean {
  return path.some((bad, i) => {
    const within = { 'Payment Failed': DAY, 'Ticket Opened': 30 * DAY }[bad.name];
    if (within === undefined) return false;
    const before = path.slice(0, i).findLast((each) => stageOf(each.name) >= 0);
    return (
      before?.name === name &&
      before.time >= time &&
      before.time <= time + DAY &&
      bad.time - before.time <= within
    );
  });
}
