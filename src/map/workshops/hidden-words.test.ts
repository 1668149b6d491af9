/** Words that are not revealed leave the server to their author and to nobody else: every way out is tried. And changes reach everybody, in two processes too. */
import type { AddressInfo } from 'node:net';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openApp, type TestApp, withKey } from '../../../test/support/app.ts';
import { openEmbeddedBackends } from '../../../test/support/backends.ts';
import { EventReader } from '../../../test/support/event-reader.ts';
import { newPostgres } from '../../../test/support/state.ts';
import { beginTestWorkshop, cardId, type Headers } from '../../../test/support/workshops.ts';
import { openState } from '../../platform/statedb/open-state.ts';
import { exportFormats } from '../maps/formats/format-names.ts';
import type { Room } from './shown.ts';

const SECRET = 'The soup is cold';

async function started(): Promise<TestApp> {
  const backends = await openEmbeddedBackends();
  const app = await openApp(backends.state, backends.events);
  onTestFinished(async () => {
    await app.close();
    await backends.close();
  });
  return app;
}

async function listening(app: TestApp): Promise<string> {
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
}

async function follow(url: string, headers: Headers): Promise<EventReader> {
  const { host: _, ...rest } = headers;
  const reader = await EventReader.open(url, rest);
  onTestFinished(() => reader.close());
  return reader;
}

const cardsIn = (reader: EventReader): Room['cards'] =>
  (reader.heard.findLast(({ event }) => event === 'room')?.room as Room | undefined)?.cards ?? [];

it('are in no answer, stream, file or version before they are revealed', async () => {
  const app = await started();
  const workshop = await beginTestWorkshop(app);
  const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
  const { workspace, map, id } = workshop;
  const ofMap = `/api/workspaces/${workspace}/maps/${map}`;
  const url = await listening(app);
  const room = `/api/workshop-rooms/${id}`;
  const streams = {
    ben: await follow(`${url}${room}/live`, ben.headers),
    team: await follow(`${url}${ofMap}/workshops/${id}/live`, workshop.owner),
    map: await follow(`${url}${ofMap}/live?since=0`, workshop.owner),
    ann: await follow(`${url}${room}/live`, ann.headers),
  };
  await ann.write('one', SECRET);
  await ann.write('one', `${SECRET}, says everybody`);
  await streams.ann.until((reader) => reader.text.includes('says everybody'));
  await streams.ben.until((reader) => reader.text.includes('"hidden":[{'));
  await streams.team.until((reader) => reader.text.includes('"hidden":[{'));

  const { link } = (await workshop.raw('POST', `${ofMap}/shares`, {})).body;
  await workshop.raw('POST', `${ofMap}/versions`, { name: 'Before' });
  const version = (await workshop.raw('GET', `${ofMap}/versions`)).body.items[0].id;
  const key = { name: 'all', scope: 'admin' };
  const admin = withKey((await workshop.raw('POST', `/api/workspaces/${workspace}/keys`, key)).body.key);
  const asOwner = [
    ...['', '?since=0', '/workshops', `/workshops/${id}`, `/workshops/${id}/summary`],
    ...[`/workshops/${id}/summary/csv`, `/workshops/${id}/summary/md`, '/versions', `/versions/${version}`],
    ...['/versions/now', '/advice', '/comments', `/changes?from=${version}`],
    ...exportFormats.map((format) => `/exports/${format}`),
  ];
  const answers = [
    ...(await Promise.all(asOwner.map((path) => workshop.raw('GET', `${ofMap}${path}`)))),
    ...(await Promise.all(asOwner.map((path) => workshop.raw('GET', `${ofMap}${path}`, undefined, admin)))),
    await workshop.raw('GET', `/api/shared-maps/${link.split('/').at(-1)}`, undefined, {}),
    await workshop.raw('GET', `/api/workshop-codes/${await workshop.code()}`, undefined, {}),
    await ben.call('GET'),
    await ben.call('GET', '/map-cards'),
    await ben.write('one', 'Is it this one?'),
    await ben.call('DELETE', `/cards/${cardId('one')}`),
    await ben.write('two', 'A card of my own'),
    await workshop.lead('PATCH', '', { dots: 5 }),
    await workshop.lead('PUT', '/timer', { act: 'start' }),
    await workshop.lead('PATCH', `/cards/${cardId('one')}`, { note: 'Mine' }),
    await workshop.lead('PUT', '/placed', { placed: true, cards: [cardId('one')] }),
  ];
  for (const answer of answers) expect(answer.text).not.toContain(SECRET);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(2 * asOwner.length);
  for (const reader of [streams.ben, streams.team, streams.map]) expect(reader.text).not.toContain(SECRET);

  await workshop.step('reveal');
  for (const reader of [streams.ben, streams.team])
    await reader.until(() => reader.text.includes(`${SECRET}, says everybody`));
  // Not on the map before somebody puts it there.
  expect((await workshop.raw('GET', ofMap)).text).not.toContain(SECRET);
  await workshop.lead('PUT', '/placed', { placed: true });
  await streams.map.until((reader) => reader.text.includes(SECRET));
});

it('ends the stream of somebody who is taken out, and tells the others', async () => {
  const app = await started();
  const workshop = await beginTestWorkshop(app);
  const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
  const live = `${await listening(app)}/api/workshop-rooms/${workshop.id}/live`;
  const [one, two] = [await follow(live, ann.headers), await follow(live, ben.headers)];
  await expect(EventReader.open(live, {})).rejects.toThrow('workshop_left');
  const [{ id }] = (await workshop.lead('GET')).body.people;
  await workshop.lead('DELETE', `/participants/${id}`);
  await one.until((reader) => reader.ended);
  expect(one.heard.at(-1)).toEqual({ event: 'end' });
  await two.until((reader) => reader.text.includes('"participants":1'));
  expect(two.ended).toBe(false);
});

it('shows what changes on the map at once, and ends with it', async () => {
  const app = await started();
  const workshop = await beginTestWorkshop(app);
  const ann = await workshop.join('Ann');
  const url = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}`;
  const reader = await follow(`${await listening(app)}/api/workshop-rooms/${workshop.id}/live`, ann.headers);
  const rename = {
    id: 'o1',
    act: 'set',
    on: 'column',
    entity: workshop.stages[0],
    fields: { title: 'At the door' },
  };
  await workshop.raw('POST', `${url}/operations`, { operations: [rename] });
  await reader.until(() => reader.text.includes('At the door'));
  // Not by the beat, which would have brought it too.
  expect(reader.text).not.toContain('"beat"');
  await workshop.raw('DELETE', url);
  await reader.until(() => reader.ended);
});

const postgres = inject('postgresUrl');
describe.skipIf(postgres === null)('in two processes on PostgreSQL', () => {
  it('everybody sees cards, steps and dots of the others', async () => {
    const url = await newPostgres(postgres ?? '');
    const backends = await openEmbeddedBackends();
    const [here, there] = [await openState({ url, folder: '' }), await openState({ url, folder: '' })];
    const [first, second] = [await openApp(here, backends.events), await openApp(there, backends.events)];
    onTestFinished(async () => {
      await Promise.all([first.close(), second.close()]);
      await Promise.all([here.close(), there.close(), backends.close()]);
    });
    const workshop = await beginTestWorkshop(first);
    const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
    const elsewhere = await listening(second);
    const reader = await follow(`${elsewhere}/api/workshop-rooms/${workshop.id}/live`, ben.headers);
    await ann.write('one', SECRET);
    await reader.until(() => reader.text.includes('"hidden":[{'));
    await workshop.step('vote');
    await reader.until(() => cardsIn(reader).some(({ text }) => text === SECRET));
    await ann.call('PUT', `/dots/${cardId('one')}`, { dots: 3 });
    await reader.until(() => reader.text.includes('"dotsPut":3'));
    await workshop.step('decide');
    await reader.until(() => cardsIn(reader)[0]?.dots === 3);
    const rename = { id: 'o1', act: 'set', on: 'map', entity: 'map', fields: { title: 'Supper' } };
    const ofMap = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}`;
    await workshop.raw('POST', `${ofMap}/operations`, { operations: [rename] });
    await reader.until(() => reader.text.includes('"mapTitle":"Supper"'));
  });

  it('many who write, vote and join at once lose nothing and never have too many dots', async () => {
    const url = await newPostgres(postgres ?? '');
    const backends = await openEmbeddedBackends();
    const state = await openState({ url, folder: '' });
    const app = await openApp(state, backends.events);
    onTestFinished(async () => {
      await app.close();
      await Promise.all([state.close(), backends.close()]);
    });
    const workshop = await beginTestWorkshop(app, { mostGuests: 8 });
    const names = Array.from({ length: 12 }, () => 'Ann');
    const joined = await Promise.allSettled(names.map((name) => workshop.join(name)));
    const guests = joined.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(guests).toHaveLength(8);
    const { people } = (await workshop.lead('GET')).body;
    expect(new Set(people.map(({ name }: { name: string }) => name)).size).toBe(8);
    await Promise.all(guests.map((guest, n) => guest.write(`c${n}`, `Card ${n}`)));
    await workshop.step('vote');
    const [guest] = guests;
    await Promise.all(guests.map((_, n) => guest?.call('PUT', `/dots/${cardId(`c${n}`)}`, { dots: 1 })));
    const room = (await guest?.call('GET'))?.body;
    expect(room).toMatchObject({ dotsPut: 3, me: { dotsLeft: 0 } });
    expect(room.cards).toHaveLength(8);
  });
});
