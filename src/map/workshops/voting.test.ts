/** What is voted on in a workshop: dots, cards put together and removed, cards of the map. Over HTTP, on both databases. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../../test/support/app.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { beginTestWorkshop, cardId, type TestWorkshop } from '../../../test/support/workshops.ts';

describeOnEachBackend('a vote in a workshop', (open) => {
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

  it('votes with so many dots, hidden until the vote is over', async () => {
    const workshop = await begin({ dots: 2 });
    const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
    await ann.write('one', 'One');
    await ann.write('two', 'Two');
    const dots = (guest: typeof ann, card: string, count: number) =>
      guest.call('PUT', `/dots/${cardId(card)}`, { dots: count });
    expect((await dots(ann, 'one', 1)).status).toBe(409);
    await workshop.step('vote');
    await dots(ann, 'one', 2);
    expect((await dots(ann, 'two', 1)).body.error.message).toMatch(/2 dots/);
    await dots(ann, 'one', 1);
    await dots(ann, 'two', 1);
    await dots(ben, 'two', 1);
    const hidden = (await ben.call('GET')).body;
    expect(hidden.cards.map((card: { dots: null; ownDots: number }) => [card.dots, card.ownDots])).toEqual([
      [null, 0],
      [null, 1],
    ]);
    expect(hidden).toMatchObject({ dotsPut: 3, dotsInAll: 4, me: { dotsLeft: 1 } });
    expect((await workshop.lead('GET')).body.cards[1].dots).toBeNull();
    // What others have voted on stays as it is.
    expect((await ann.write('two', 'Something else')).status).toBe(409);
    expect((await ann.write('two', 'Two')).status).toBe(200);
    await workshop.lead('PATCH', '', { dotsHidden: false });
    expect((await ben.call('GET')).body.cards[1].dots).toBe(2);
    await workshop.lead('PATCH', '', { dotsHidden: true });
    await workshop.step('decide');
    expect((await dots(ben, 'one', 1)).status).toBe(409);
    const { ranked } = (await workshop.lead('GET', '/summary')).body;
    expect(ranked).toMatchObject([
      { text: 'Two', dots: 2, rank: 1, by: ['Ann'] },
      { text: 'One', dots: 1, rank: 2 },
    ]);
  });

  it('lets one card take one dot of each person where that is wished', async () => {
    const workshop = await begin({ severalDots: false });
    const ann = await workshop.join('Ann');
    await ann.write('one', 'One');
    await workshop.step('vote');
    expect((await ann.call('PUT', `/dots/${cardId('one')}`, { dots: 2 })).status).toBe(409);
    expect((await ann.call('PUT', `/dots/${cardId('one')}`, { dots: 1 })).status).toBe(200);
  });

  it('puts cards together, with their dots, and apart again', async () => {
    const workshop = await begin();
    const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
    await ann.write('one', 'Long line');
    await ben.write('two', 'Queue too long');
    await ben.write('three', 'Nowhere to sit');
    const merge = (card: string, into: string | null) =>
      workshop.lead('PATCH', `/cards/${cardId(card)}`, { mergedInto: into && cardId(into) });
    expect((await merge('two', 'one')).status).toBe(404);
    await workshop.step('vote');
    await ann.call('PUT', `/dots/${cardId('one')}`, { dots: 1 });
    await ben.call('PUT', `/dots/${cardId('two')}`, { dots: 2 });
    await workshop.step('decide');
    await merge('two', 'one');
    expect((await merge('three', 'two')).status).toBe(409);
    expect((await merge('one', 'one')).status).toBe(404);
    const { ranked } = (await workshop.lead('GET', '/summary')).body;
    expect(ranked).toMatchObject([
      { text: 'Long line', merged: ['Queue too long'], by: ['Ann', 'Ben'], dots: 3 },
      { text: 'Nowhere to sit', dots: 0 },
    ]);
    // Its author finds both of their dots on the card they were put under, and may take one back.
    await workshop.step('vote');
    const mine = (await ben.call('GET')).body.cards.find(({ id }: { id: string }) => id === cardId('one'));
    expect(mine.ownDots).toBe(2);
    const after = (await ben.call('PUT', `/dots/${cardId('one')}`, { dots: 1 })).body;
    expect(after).toMatchObject({ dotsPut: 2, me: { dotsLeft: 2 } });
    await workshop.step('decide');
    await merge('two', null);
    expect((await workshop.lead('GET', '/summary')).body.ranked).toMatchObject([
      { dots: 2 },
      { dots: 0 },
      { dots: 0 },
    ]);
  });

  it('keeps what others wrote when what it was put under goes, and what was taken over as it is', async () => {
    const workshop = await begin();
    const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
    await ann.write('one', 'Long line');
    await ben.write('two', 'Queue too long');
    await ann.write('three', 'Rude');
    await workshop.step('reveal');
    await workshop.lead('PATCH', `/cards/${cardId('two')}`, { mergedInto: cardId('one') });
    expect((await ann.call('DELETE', `/cards/${cardId('one')}`)).status).toBe(409);
    expect((await ben.write('two', 'Something else')).status).toBe(409);
    await workshop.lead('PATCH', `/cards/${cardId('three')}`, { removed: true });
    expect((await ann.write('three', 'Rude')).body.error.message).toMatch(/has removed this card/);
    const [{ id }] = (await workshop.lead('GET')).body.people;
    const { cards } = (await workshop.lead('DELETE', `/participants/${id}?cards=true`)).body;
    expect(cards).toMatchObject([{ text: 'Queue too long', mergedInto: null }]);
  });

  it('removes a card with those put under it, gives their dots back, and brings all of it back', async () => {
    const workshop = await begin();
    const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
    await ann.write('one', 'Long line');
    await ben.write('two', 'Queue too long');
    await workshop.step('vote');
    await ben.call('PUT', `/dots/${cardId('two')}`, { dots: 3 });
    const head = (body: object) => workshop.lead('PATCH', `/cards/${cardId('one')}`, body);
    await workshop.lead('PATCH', `/cards/${cardId('two')}`, { mergedInto: cardId('one') });
    await head({ removed: true });
    expect((await ben.call('GET')).body).toMatchObject({ cards: [], dotsPut: 0, me: { dotsLeft: 3 } });
    await head({ removed: false });
    expect((await ben.call('GET')).body).toMatchObject({ dotsPut: 3, me: { dotsLeft: 0 } });
    expect((await workshop.lead('GET', '/summary')).body.ranked).toMatchObject([
      { merged: ['Queue too long'] },
    ]);
  });

  it('votes on cards of the map too, as they are when the vote begins', async () => {
    const workshop = await begin();
    const url = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}`;
    const fields = { lane: workshop.lanes[0], column: workshop.stages[0], text: 'I read the menu' };
    const add = { id: 'o1', act: 'add', on: 'card', entity: 'c1', fields };
    await workshop.raw('POST', `${url}/operations`, { operations: [add] });
    const ann = await workshop.join('Ann');
    expect((await ann.call('GET', '/map-cards')).body.items).toMatchObject([{ text: 'I read the menu' }]);
    await workshop.lead('PATCH', '', { voteLanes: [workshop.lanes[0]] });
    const voting = (await workshop.step('vote')).body.cards;
    expect(voting).toMatchObject([{ text: 'I read the menu', isFromMap: true, by: null, isOnMap: true }]);
    await ann.call('PUT', `/dots/${voting[0].id}`, { dots: 3 });
    const change = { id: 'o2', act: 'set', on: 'card', entity: 'c1', fields: { text: 'I read the board' } };
    await workshop.raw('POST', `${url}/operations`, { operations: [change] });
    expect((await workshop.step('vote')).body.cards).toMatchObject([{ text: 'I read the board' }]);
    await workshop.step('decide');
    await workshop.lead('PATCH', `/cards/${voting[0].id}`, { outcome: 'decided' });
    const { document } = (await workshop.raw('GET', url)).body;
    expect(document.cards.c1).toMatchObject({ colour: 'decided', text: 'I read the board' });
    expect((await workshop.lead('GET', '/summary')).body.ranked).toMatchObject([{ dots: 3, by: [] }]);
  });
});
