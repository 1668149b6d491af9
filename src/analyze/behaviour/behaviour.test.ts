/** The reports on groups with the same habits over two planted kinds, on every backend: found, described, selected by a rule, and adding up. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { randomFrom } from '../../kernel/random.ts';
import { PeopleQuery } from '../overview/contract.ts';
import { answerPeopleReport } from '../overview/people-report.ts';
import { answerBehaviourPeople, behaviourLines } from './behaviour-people.ts';
import { answerBehaviour, type BehaviourParts, behaviourBook } from './behaviour-report.ts';
import { BehaviourPeopleQuery, BehaviourQuery } from './contract.ts';

const TZ = 'Europe/Berlin';
const DAY = 86_400_000;
const BEGIN = Date.UTC(2025, 0, 1, 11);
const NOW = Date.UTC(2026, 0, 1, 11);

/** Sixty readers of the letter who order every five weeks, ninety who come weekly to the till for little, and ten who only look. */
function planted(): IncomingEvent[] {
  const random = randomFrom('planted');
  let sent = 0;
  const event = (who: string, time: number, more: Partial<IncomingEvent>): IncomingEvent => ({
    messageId: `b${sent++}`,
    name: 'Letter Opened',
    time,
    precision: 'instant',
    identities: [{ kind: 'user', value: who }],
    ...more,
  });
  const order = (who: string, time: number, channel: string, minor: number): IncomingEvent =>
    event(who, time, { name: 'Order Completed', channel, amount: { minor, currency: 'EUR' } });
  const events: IncomingEvent[] = [];
  for (let person = 0; person < 150; person++) {
    const reader = person < 60;
    const who = `${reader ? 'reader' : 'till'} ${person}`;
    let time = BEGIN + random.whole(0, 60) * DAY;
    for (let n = random.whole(4, 8); n > 0; n--) {
      time += Math.round((reader ? 35 : 7) * (0.8 + 0.4 * random.next())) * DAY;
      if (reader) events.push(event(who, time - DAY, { channel: 'email' }));
      events.push(
        order(
          who,
          time,
          reader ? 'shop' : 'till',
          Math.round((reader ? 4200 : 600) * (0.7 + 0.6 * random.next())),
        ),
      );
    }
  }
  for (let person = 0; person < 10; person++)
    events.push(event(`looker ${person}`, BEGIN + person * DAY, { channel: 'website' }));
  // Money given back to somebody who ordered before the period asked about below.
  events.push(
    event('till 100', NOW - 2 * DAY, { name: 'Order Refunded', amount: { minor: -500, currency: 'EUR' } }),
  );
  return events;
}

describeOnEachBackend('behaviour', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  let parts: BehaviourParts;
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, NOW, TZ);
    parts = { ...bench.parts, book: behaviourBook(bench.segments) };
    await bench.send(planted());
  });
  afterEach(() => backends.close());

  const report = (query: Record<string, unknown> = {}) =>
    answerBehaviour(parts, bench.workspace, BehaviourQuery.parse(query));

  it('finds both, says what sets them apart, and gives rules that select them', async () => {
    const { groups, basis, test, rest, sentence } = await report();
    expect(basis).toBe('kinds');
    expect(groups.map(({ people }) => people)).toEqual([60, 90]);
    expect(test?.p).toBeLessThan(0.05);
    expect(test?.stability).toBeGreaterThan(0.9);
    expect(sentence).toContain('2 groups');
    const [readers, till] = groups;
    expect(readers?.name).toMatch(/every 5 weeks, about €4\d\.\d\d a time/);
    expect(readers?.orderPause.days).toBeGreaterThan(31);
    expect(till?.name).toMatch(/^Till, every \d days, about €6\.\d\d a time/);
    expect(readers?.differences.map(({ figure, way }) => way ?? figure)).toEqual(
      expect.arrayContaining(['E-mail', 'Online shop', 'Till', 'each', 'orderPause']),
    );
    for (const { rule, people } of groups) {
      expect(rule?.right).toMatchObject({ count: people, of: people });
      expect(rule?.covered).toMatchObject({ count: people, of: people });
      const selected = rule && (await bench.segments.count(bench.workspace, rule.rule));
      expect(selected).toEqual({ people, of: 160 });
    }
    expect(rest).toEqual({ people: 10, orders: 0, revenueMinor: 0 });
  });

  it('adds up, within any period: groups and the rest are everybody and all money', async () => {
    for (const query of [{}, { from: '2025-03-01', to: '2026-01-01' }, { whose: 'everybody' }]) {
      const { groups, rest, people } = await report(query);
      const all = await everybody(query);
      const sum = (of: (group: (typeof groups)[number]) => number) =>
        groups.reduce((total, group) => total + of(group), 0);
      expect(sum(({ people: n }) => n)).toBe(people);
      expect(sum(({ people: n }) => n) + rest.people).toBe(all.people);
      expect(sum(({ orders }) => orders) + rest.orders).toBe(all.orders);
      expect(sum(({ revenueMinor }) => revenueMinor) + rest.revenueMinor).toBe(all.revenueMinor);
      expect(sum(({ peopleShare }) => peopleShare.share ?? 0)).toBeCloseTo(1, 10);
      expect(sum(({ revenueShare }) => revenueShare ?? 0)).toBeCloseTo(1, 10);
    }
  });

  it('leads to exactly the people of the rest', async () => {
    for (const query of [{}, { from: '2025-01-04', to: '2025-12-31' }]) {
      const { rest } = await report(query);
      const wanted = PeopleQuery.parse({ ...query, behind: 'behaviour.rest?', limit: 500 });
      const { items } = await answerPeopleReport(bench.parts, bench.workspace, wanted);
      expect(items).toHaveLength(rest.people);
    }
    expect((await report()).rest.people).toBe(10);
    expect((await report({ from: '2025-01-04', to: '2025-12-31' })).rest.people).toBe(7);
  });

  /** Worked from the log itself. */
  async function everybody(query: { from?: string; to?: string }) {
    const from = query.from ? Date.parse(`${query.from}T00:00+01:00`) : 0;
    const to = query.to ? Date.parse(`${query.to}T00:00+01:00`) : NOW;
    const log = planted().filter(({ time }) => time >= from && time < to);
    return {
      people: new Set(log.map(({ identities }) => identities[0]?.value)).size,
      orders: log.filter(({ name }) => name === 'Order Completed').length,
      revenueMinor: log.reduce((sum, { amount }) => sum + (amount?.minor ?? 0), 0),
    };
  }

  it('lists the people of a group, in pages and as a table', async () => {
    const of = (query: Record<string, unknown>) =>
      answerBehaviourPeople(parts, bench.workspace, BehaviourPeopleQuery.parse(query));
    const first = await of({ group: '1', limit: 50 });
    expect(first).toMatchObject({ total: 60, next: '50' });
    const second = await of({ group: '1', limit: 50, cursor: first.next });
    const people = [...first.items, ...second.items];
    expect(people.every(({ label }) => label?.startsWith('reader '))).toBe(true);
    expect(people.map(({ spentMinor }) => spentMinor)).toEqual(
      people.map(({ spentMinor }) => spentMinor).sort((a, b) => b - a),
    );
    await expect(of({ group: '9' })).rejects.toThrow('group');
    const lines: unknown[] = [];
    for await (const line of behaviourLines(parts, bench.workspace, BehaviourPeopleQuery.parse({})))
      lines.push(line);
    expect(lines.length).toBe(151);
  });

  it('says not enough yet of few people, and of none', async () => {
    const few = await report({ channel: 'email' });
    expect(few).toMatchObject({ basis: 'none', groups: [], people: 0 });
    expect(few.sentence).toMatch(/^Not enough yet: 0 people/);
    expect((await report({ from: '2024-01-01', to: '2024-02-01' })).rest.people).toBe(0);
  });

  it('can be asked about a persona alone, by the rule of its segment', async () => {
    const [readers] = (await report()).groups;
    const rule = readers?.rule?.rule;
    if (!rule) throw new Error('no rule');
    const { id } = await bench.segments.create(bench.workspace.id, { name: 'Readers', rule });
    const base = { story: '', goals: [], needs: [], frustrations: [], quotes: [], channels: [], context: [] };
    const portrait = { head: 0, hair: 0, brow: 0, mouth: 0, glasses: 0, top: 0 };
    const create = (name: string, segmentId: string | null) =>
      bench.personas.create(bench.workspace.id, { ...base, portrait, name, segmentId });
    const [rita, nobody] = [await create('Rita', id), await create('Nobody', null)];
    expect(await report({ persona: rita.id })).toMatchObject({ persona: 'Rita', people: 60 });
    await expect(report({ persona: nobody.id })).rejects.toThrow('“Nobody” has no rule');
    await expect(report({ persona: 'per_gone' })).rejects.toThrow('no such persona');
  });
});
