/** What a workshop puts on its map, and takes off again. Over HTTP, on both databases. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../../test/support/app.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { beginTestWorkshop, cardId, type TestWorkshop } from '../../../test/support/workshops.ts';

describeOnEachBackend('what a workshop puts on its map', (open) => {
  let backends: Backends;
  let app: TestApp;
  const begin = (draft: object = {}): Promise<TestWorkshop> => beginTestWorkshop(app, draft);

  beforeEach(async () => {
    backends = await open();
    app = await openApp(backends.state, backends.events);
  });
  afterEach(async () => {
    await app.close();
    await backends.close();
  });

  it('decides, puts cards on the map as ordinary cards, and takes them off again', async () => {
    const workshop = await begin();
    const ann = await workshop.join('Ann');
    await ann.write('one', 'Long line', { colour: 'hurts' });
    await ann.write('two', 'A second till', { colour: 'idea' });
    await ann.write('three', 'Paint the wall');
    await workshop.step('decide');
    const me = (await workshop.raw('GET', '/api/me')).body.account.id;
    const change = (card: string, body: object) => workshop.lead('PATCH', `/cards/${cardId(card)}`, body);
    await change('two', { outcome: 'decided', owner: { account: me }, note: 'From Monday on' });
    await change('three', { outcome: 'parked', owner: { name: 'The painter' } });
    expect((await change('one', { owner: { account: 'acc_nobody' } })).status).toBe(404);
    expect((await change('nothing', { note: 'x' })).status).toBe(404);
    const { done, refused, room } = (await workshop.lead('PUT', '/placed', { placed: true })).body;
    expect([done, refused]).toEqual([[cardId('one'), cardId('two')], []]);
    expect(room.cards.map(({ isOnMap }: { isOnMap: boolean }) => isOnMap)).toEqual([true, true, false]);
    const cards = async () => {
      const read = await workshop.raw('GET', `/api/workspaces/${workshop.workspace}/maps/${workshop.map}`);
      const all = Object.values(read.body.document.cards) as Record<string, unknown>[];
      return all
        .filter(({ removed }) => removed === false)
        .sort((a, b) => (String(a.position) < String(b.position) ? -1 : 1))
        .map(({ text, colour, owner }) => ({ text, colour, owner }));
    };
    expect(await cards()).toEqual([
      { text: 'Long line', colour: 'hurts', owner: null },
      { text: 'A second till', colour: 'decided', owner: me },
    ]);
    // Twice is once.
    await workshop.lead('PUT', '/placed', { placed: true });
    expect(await cards()).toHaveLength(2);
    await change('one', { outcome: 'decided' });
    expect((await cards())[0]).toMatchObject({ colour: 'decided' });
    await workshop.lead('PUT', '/placed', { placed: false, cards: [cardId('one')] });
    expect(await cards()).toHaveLength(1);
    await workshop.lead('PUT', '/placed', { placed: true, cards: [cardId('one'), cardId('three')] });
    expect(await cards()).toHaveLength(3);
    expect((await ann.call('GET')).body.cards[1].owner).toEqual({ name: 'Owner', account: null });
  });

  it('keeps a card that was on the map as it is, so that it can be put there again', async () => {
    const workshop = await begin();
    const ann = await workshop.join('Ann');
    await ann.write('one', 'Long line');
    await workshop.step('decide');
    await workshop.lead('PUT', '/placed', { placed: true });
    await workshop.lead('PUT', '/placed', { placed: false, cards: [cardId('one')] });
    expect((await ann.call('DELETE', `/cards/${cardId('one')}`)).status).toBe(409);
    await ann.write('one', 'Another line');
    await workshop.lead('PUT', '/placed', { placed: true });
    const read = await workshop.raw('GET', `/api/workspaces/${workshop.workspace}/maps/${workshop.map}`);
    const cards = Object.values(read.body.document.cards) as { removed: boolean; text: string }[];
    expect(cards.filter(({ removed }) => !removed)).toMatchObject([{ text: 'Long line' }]);
  });

  it('marks on the map what was decided anew, and leaves what others changed there', async () => {
    const workshop = await begin();
    const me = (await workshop.raw('GET', '/api/me')).body.account.id;
    const ann = await workshop.join('Ann');
    await ann.write('one', 'Long line');
    await workshop.step('decide');
    const change = (body: object) => workshop.lead('PATCH', `/cards/${cardId('one')}`, body);
    await change({ owner: { account: me } });
    await workshop.lead('PUT', '/placed', { placed: true });
    const url = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}`;
    const entity = `${cardId('one')}-0`;
    const set = { id: 'o1', act: 'set', on: 'card', entity, fields: { colour: 'hurts' } };
    await workshop.raw('POST', `${url}/operations`, { operations: [set] });
    const card = async () => (await workshop.raw('GET', url)).body.document.cards[entity];
    await change({ outcome: null, owner: { account: me }, note: 'Ask the cook' });
    expect(await card()).toMatchObject({ colour: 'hurts', owner: me });
    await change({ outcome: null, owner: { name: 'The cook' } });
    expect(await card()).toMatchObject({ colour: 'hurts', owner: null });
    await change({ outcome: 'decided' });
    expect(await card()).toMatchObject({ colour: 'decided' });
  });

  it('puts a card on the map once, also where the program ended before the workshop knew of it', async () => {
    const workshop = await begin();
    const ann = await workshop.join('Ann');
    await ann.write('one', 'Long line');
    await workshop.step('decide');
    const url = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}`;
    const entity = `${cardId('one')}-0`;
    const fields = { lane: workshop.lanes[0], column: workshop.stages[0], text: 'Long line', position: 'a0' };
    const operations = [{ id: `${entity}-on`, act: 'add', on: 'card', entity, fields }];
    await workshop.raw('POST', `${url}/operations`, { operations });
    expect((await workshop.lead('PUT', '/placed', { placed: true })).body.done).toEqual([cardId('one')]);
    const { document } = (await workshop.raw('GET', url)).body;
    expect(Object.keys(document.cards)).toEqual([entity]);
  });

  it('says which cards the map would not take', async () => {
    const workshop = await begin();
    const ann = await workshop.join('Ann');
    await ann.write('one', 'Kept');
    await workshop.step('decide');
    const url = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}`;
    const held = (await workshop.raw('GET', url)).body.document;
    const cards = Array.from({ length: 3000 }, (_, n) => ({
      ...{ id: `o${n}`, act: 'add', on: 'card', entity: `c${n}` },
      fields: { lane: Object.keys(held.lanes)[1], column: Object.keys(held.columns)[1] },
    }));
    for (let at = 0; at < 3000; at += 500)
      await workshop.raw('POST', `${url}/operations`, { operations: cards.slice(at, at + 500) });
    const placed = (await workshop.lead('PUT', '/placed', { placed: true })).body;
    expect(placed).toMatchObject({ done: [], refused: [{ card: cardId('one') }] });
    expect(placed.refused[0].problem).toMatch(/room for 3000/);
  });
});
