/** Several people follow one map, in one process and in two on PostgreSQL: edits and places are told, streams end in time. */
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { describeOnEachState, newPostgres } from '../../../../test/support/state.ts';
import type { WorkspaceScope } from '../../../kernel/workspace.ts';
import type { Principal } from '../../../platform/http/guard.ts';
import { openState } from '../../../platform/statedb/open-state.ts';
import type { State } from '../../../platform/statedb/state.ts';
import { Maps } from '../maps.ts';
import type { LiveEvent } from './contract.ts';
import { LiveMaps } from './live.ts';
import { coloursOf, FORGOTTEN_AFTER_MS } from './presence.ts';

const workspace: WorkspaceScope = {
  ...{ id: 'wsp_1', number: 1, name: 'Café', timezone: 'UTC', currency: 'EUR', weekStart: 1, role: 'editor' },
};
const person = (id: string, name: string): Principal => ({
  kind: 'account',
  id,
  name,
  email: `${id}@x.example`,
});
const ana = person('acc_1', 'Ana');
const ben = person('acc_2', 'Ben');
const time = { now: Date.UTC(2026, 10, 2, 9) };
let made = 0;

/** What one process of the program has of maps. */
function processOn(state: State) {
  const newId = (prefix: string) => `${prefix}_${String(++made).padStart(6, '0')}`;
  const clock = () => time.now;
  const maps: Maps = new Maps({
    template: () => undefined,
    ...{ state, newId, clock },
    members: async () => new Map([['acc_1', 'Ana']]),
    stages: async () => [{ id: 'stg_1', position: 1, name: 'Arrive' }],
    touchpoints: async () => [],
    onChange: (map) => live.changed(map),
  });
  const live = new LiveMaps({ maps, notices: state.notices, clock });
  onTestFinished(() => live.close());
  return { maps, live };
}

const title = (id: string, to: string) => ({
  ...{ id, act: 'set' as const, on: 'map' as const, entity: 'map', fields: { title: to } },
});

/** Somebody who listens; `until` waits for what must come. */
async function listener(live: LiveMaps, principal: Principal, map: string, sitting = `s-${principal.id}`) {
  const leaving = new AbortController();
  const admitted = { is: true };
  const body = await live.follow(workspace, principal, {
    ...{ map, sitting, since: 0, closing: leaving.signal },
    isStillAdmitted: async () => admitted.is,
  });
  const heard: LiveEvent[] = [];
  let [rest, ended] = ['', false];
  let woken = (): void => undefined;
  body.on('data', (chunk: Buffer) => {
    rest += chunk.toString();
    const messages = rest.split('\n\n');
    rest = messages.pop() ?? '';
    heard.push(...messages.map((message) => JSON.parse(message.replace(/^data: /, '')) as LiveEvent));
    woken();
  });
  body.on('close', () => {
    ended = true;
    woken();
  });
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise<void>((resolve) => (woken = resolve));
  };
  const operations = () =>
    heard
      .flatMap((event) => (event.event === 'told' ? event.operations : []))
      .map(({ operation }) => operation.id);
  const names = () =>
    heard.findLast((event) => event.event === 'present')?.items.map(({ name }) => name) ?? [];
  const isOver = () => ended;
  return { heard, body, until, operations, names, isOver, admitted, close: () => leaving.abort() };
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    ({ code }: { code: string }) => code,
  );

describeOnEachState('a map that people have open', (open) => {
  it('tells each what the others did and where they are', async () => {
    const { maps, live } = processOn(await open());
    const { id } = await maps.create(workspace, 'acc_1', { title: 'A', from: 'stages' });
    await maps.edit(workspace, 'acc_1', id, { operations: [title('before', 'B')] });
    const [one, two] = [await listener(live, ana, id), await listener(live, ben, id)];
    await two.until(() => two.operations().includes('before') && two.names().length === 2);
    await maps.edit(workspace, 'acc_2', id, { operations: [title('after', 'C')] });
    await one.until(() => one.operations().includes('after'));
    expect(one.heard.findLast(({ event }) => event === 'told')).toMatchObject({
      map: { title: 'C' },
      sequence: 2,
    });
    const at = { lane: 'l', column: 'c', card: null, typing: true };
    const present = await live.be(workspace, ben, { map: id, sitting: 's-acc_2', at });
    expect(present).toMatchObject([
      { id: 's-acc_1', name: 'Ana', at: null },
      { id: 's-acc_2', name: 'Ben', at },
    ]);
    await one.until(() => JSON.stringify(one.heard.at(-1)).includes('"typing":true'));
    expect(one.heard.at(-1)).toEqual({ event: 'present', items: present });
    two.close();
    await one.until(() => one.names().length === 1);
    await two.until(two.isOver);
    expect(two.heard.at(-1)).toEqual({ event: 'end' });
  });

  it('ends where the map is deleted, and where somebody may no longer look', async () => {
    const { maps, live } = processOn(await open());
    const { id } = await maps.create(workspace, 'acc_1', { title: 'A', from: 'stages' });
    const [one, two] = [await listener(live, ana, id), await listener(live, ben, id)];
    two.admitted.is = false;
    await live.beat();
    await two.until(two.isOver);
    await one.until(() => one.heard.some(({ event }) => event === 'beat') && one.names().length === 1);
    expect(one.isOver()).toBe(false);
    await maps.remove(workspace, id);
    await one.until(one.isOver);
    expect(one.heard.at(-1)).toEqual({ event: 'end' });
    expect(await refusal(listener(live, ana, id))).toBe('not_found');
    expect(await refusal(live.be(workspace, ana, { map: id, sitting: 's', at: null }))).toBe('not_found');
  });

  it('forgets whoever is silent, keeps keys out of sight, and lets one account open only so many', async () => {
    const { maps, live } = processOn(await open());
    const { id } = await maps.create(workspace, 'acc_1', { title: 'A', from: 'stages' });
    const one = await listener(live, ana, id);
    await live.be(workspace, ben, { map: id, sitting: 'polls', at: null });
    const key: Principal = { kind: 'key', id: 'key_1', workspace: 'wsp_1', scope: 'read' };
    await listener(live, key, id);
    await one.until(() => one.names().sort().join() === 'Ana,Ben');
    time.now += FORGOTTEN_AFTER_MS / 2 + 1;
    await live.beat();
    time.now += FORGOTTEN_AFTER_MS / 2 + 1;
    await live.beat();
    await one.until(() => one.names().join() === 'Ana');
    for (let i = 1; i < 24; i++) await listener(live, ana, id, `s${i}`);
    expect(await refusal(listener(live, ana, id, 'more'))).toBe('too_many_requests');
    one.close();
    await one.until(one.isOver);
    expect(await refusal(listener(live, ana, id, 'more'))).toBe('none');
  });

  it('says with a beat once for each tab who is there, and tells the first what came while they read', async () => {
    const state = await open();
    const told: string[] = [];
    const tell = state.notices.tell.bind(state.notices);
    state.notices.tell = (topic, text) => {
      told.push(text);
      tell(topic, text);
    };
    const { maps, live } = processOn(state);
    const { id } = await maps.create(workspace, 'acc_1', { title: 'A', from: 'stages' });
    const read = maps.read.bind(maps);
    maps.read = async (...asked) => {
      const before = await read(...asked);
      maps.read = read;
      await maps.edit(workspace, 'acc_2', id, { operations: [title('meanwhile', 'B')] });
      return before;
    };
    const one = await listener(live, ana, id);
    await one.until(() => one.operations().includes('meanwhile'));
    for (const sitting of ['s1', 's2', 's3']) await listener(live, ana, id, sitting);
    told.length = 0;
    await live.beat();
    expect(told.filter((text) => text.startsWith('{"here"'))).toHaveLength(4);
  });

  it('does not let a stranger in, nor open a room for one', async () => {
    const { maps, live } = processOn(await open());
    const { id } = await maps.create(workspace, 'acc_1', { title: 'A', from: 'stages' });
    const asked = {
      ...{ map: id, since: 0, sitting: undefined, closing: new AbortController().signal },
      isStillAdmitted: async () => true,
    };
    const stranger = refusal(live.follow({ ...workspace, id: 'wsp_2' }, ben, asked));
    const one = await listener(live, ana, id);
    expect(await stranger).toBe('not_found');
    await maps.edit(workspace, 'acc_1', id, { operations: [title('seen', 'B')] });
    await one.until(() => one.operations().includes('seen'));
    expect(one.isOver()).toBe(false);
  });

  it('does not keep what nobody reads', async () => {
    const { maps, live } = processOn(await open());
    const { id } = await maps.create(workspace, 'acc_1', { title: 'A', from: 'stages' });
    const closing = new AbortController().signal;
    const asked = { map: id, since: 0, sitting: undefined, closing, isStillAdmitted: async () => true };
    const body = await live.follow(workspace, ana, asked);
    const scenario = 'x'.repeat(4000);
    const operations = Array.from({ length: 450 }, (_each, index) => ({
      ...title(`big${index}`, 'A'),
      fields: { scenario: scenario + index },
    })).map((each) => ({ ...each, fields: { scenario: each.fields.scenario.slice(-4000) } }));
    for (let round = 0; !body.destroyed; round++) {
      const ids = operations.map((each) => ({ ...each, id: `${each.id}-${round}` }));
      await maps.edit(workspace, 'acc_1', id, { operations: ids });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(body.readableLength).toBeLessThan(10_000_000);
  });
});

const postgres = inject('postgresUrl');
describe.skipIf(postgres === null)('two processes on one PostgreSQL', () => {
  it('tell each other edits and who is where', async () => {
    const url = await newPostgres(postgres ?? '');
    const states = [await openState({ url, folder: '' }), await openState({ url, folder: '' })] as const;
    onTestFinished(async () => void (await Promise.all(states.map((state) => state.close()))));
    const [here, there] = [processOn(states[0]), processOn(states[1])];
    const { id } = await here.maps.create(workspace, 'acc_1', { title: 'A', from: 'stages' });
    const [one, two] = [await listener(here.live, ana, id), await listener(there.live, ben, id)];
    await one.until(() => one.names().length === 2);
    await two.until(() => two.names().length === 2);
    await here.maps.edit(workspace, 'acc_1', id, { operations: [title('here', 'B')] });
    await two.until(() => two.operations().includes('here'));
    await there.maps.edit(workspace, 'acc_2', id, { operations: [title('there', 'C')] });
    await one.until(() => one.operations().includes('there'));
    // Said to the process that does not hold the stream, as behind a balancer.
    const at = { lane: 'l', column: 'c', card: null, typing: false };
    await here.live.be(workspace, ben, { map: id, sitting: 's-acc_2', at });
    await one.until(() => JSON.stringify(one.heard.at(-1)).includes('"typing":false'));
    two.close();
    await one.until(() => one.names().join() === 'Ana');
  });
});

it('gives eight people eight colours, and one person the same one twice', () => {
  const accounts = Array.from({ length: 8 }, (_each, index) => `acc_${index}`);
  expect(new Set(coloursOf(accounts).values()).size).toBe(8);
  expect(coloursOf(['a', 'b', 'a']).size).toBe(2);
  expect(coloursOf([...accounts, 'one more']).get('one more')).toBeLessThan(8);
});
