/** A workshop from its beginning to its summary, over HTTP, on both databases. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asBrowser, openApp, type TestApp, withKey } from '../../../test/support/app.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { beginTestWorkshop, cardId, type TestWorkshop } from '../../../test/support/workshops.ts';

describeOnEachBackend('a workshop', (open) => {
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

  it('is joined by its code, by so many guests, each under a name of their own', async () => {
    const workshop = await begin({ mostGuests: 2 });
    const code = await workshop.code();
    expect(code).toMatch(/^[0-9a-z]{5}-[0-9a-z]{5}$/);
    const knocked = await workshop.raw('GET', `/api/workshop-codes/${code.toUpperCase()}`, undefined, {});
    expect(knocked.body).toMatchObject({
      title: 'Why do guests leave?',
      isFull: false,
      workshop: workshop.id,
    });
    const [one, two] = [await workshop.join('Ann'), await workshop.join('ann')];
    expect((await one.call('GET')).body.me).toMatchObject({ name: 'Ann', isGuest: true, dotsLeft: 3 });
    expect((await two.call('GET')).body.me.name).toBe('ann (2)');
    const third = await workshop.raw('POST', `/api/workshop-codes/${code}/guests`, { name: 'Ben' }, {});
    expect([third.status, third.body.error.code]).toEqual([409, 'workshop_full']);
    await workshop.lead('PATCH', '', { mostGuests: 4 });
    await workshop.join('Ben');
    // Letters of no width are no letters.
    const blank = await workshop.raw('POST', `/api/workshop-codes/${code}/guests`, { name: '\u200b' }, {});
    expect(blank.status).toBe(400);
    await workshop.join('A\u200bnn');
    const { people } = (await workshop.lead('GET')).body;
    expect(people.map(({ name }: { name: string }) => name)).toEqual([
      ...['Ann', 'ann (2)', 'Ben', 'A\u200bnn (3)'],
    ]);
    // Without a cookie, and with a forged one.
    for (const cookie of ['', 'footpath_workshop=wsk_forged']) {
      const stranger = workshop.as(cookie === '' ? {} : { ...one.headers, cookie });
      expect((await stranger.call('GET')).body.error.code).toBe('workshop_left');
      expect((await stranger.write('x', 'Let me in')).status).toBe(403);
    }
  });

  it('keeps people out by a closed door, lets them in by another code, and those who are in stay', async () => {
    const workshop = await begin();
    const [code, ann] = [await workshop.code(), await workshop.join('Ann')];
    expect((await workshop.lead('PUT', '/door', { open: false })).body.door).toBeNull();
    const late = await workshop.raw('POST', `/api/workshop-codes/${code}/guests`, { name: 'Ben' }, {});
    expect([late.status, late.body.error.code]).toEqual([404, 'link_over']);
    expect((await ann.call('GET')).status).toBe(200);
    await workshop.lead('PUT', '/door', { open: true });
    expect(await workshop.code()).not.toBe(code);
    expect((await workshop.raw('GET', `/api/workshop-codes/${code}`, undefined, {})).status).toBe(404);
    await workshop.join('Ben');
  });

  it('lets members take part under their name from several devices, and API keys not', async () => {
    const workshop = await begin();
    const joined = await workshop.lead('POST', '/participants');
    const again = await workshop.lead('POST', '/participants');
    for (const reply of [joined, again]) {
      const me = (await workshop.as(asBrowser(reply)).call('GET')).body.me;
      expect(me).toMatchObject({ name: 'Owner', isGuest: false });
    }
    expect((await workshop.lead('GET')).body.people).toHaveLength(1);
    const key = { name: 'reader', scope: 'read' };
    const made = await workshop.raw('POST', `/api/workspaces/${workshop.workspace}/keys`, key);
    const url = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}/workshops/${workshop.id}`;
    const reader = withKey(made.body.key);
    expect((await workshop.raw('POST', `${url}/participants`, {}, reader)).body.error.code).toBe(
      'account_needed',
    );
    expect((await workshop.raw('GET', url, undefined, reader)).status).toBe(200);
    expect((await workshop.raw('PUT', `${url}/step`, { step: 'vote' }, reader)).status).toBe(403);
  });

  it('takes cards once, changes and takes back one’s own alone, and only where people may write', async () => {
    const lanes = await begin();
    await lanes.lead('PATCH', '', { lanes: [lanes.lanes[0]] });
    const [ann, ben] = [await lanes.join('Ann'), await lanes.join('Ben')];
    await ann.write('one', 'The line is long');
    // Sent again because no answer came.
    await ann.write('one', 'The line is long');
    expect((await ann.call('GET')).body.cards).toMatchObject([
      { text: 'The line is long', isOwn: true, isHidden: true, by: 'Ann', dots: null },
    ]);
    expect((await ben.call('GET')).body).toMatchObject({ cards: [], hidden: [{ cards: 1 }] });
    expect((await ben.write('one', 'Mine now')).body.error.code).toBe('not_found');
    expect((await ben.call('DELETE', `/cards/${cardId('one')}`)).status).toBe(404);
    expect((await ann.write('two', 'Elsewhere', { lane: lanes.lanes[1] })).status).toBe(409);
    expect((await ann.write('two', 'Nowhere', { stage: 'none' })).status).toBe(409);
    expect((await ann.write('two', '   ')).status).toBe(400);
    expect((await ann.write('two', 'Sly', { colour: 'decided' })).status).toBe(400);
    await ann.write('one', 'The line is far too long');
    expect((await ann.call('DELETE', `/cards/${cardId('one')}`)).body.cards).toEqual([]);
    const back = await ann.write('one', 'The line is far too long');
    expect(back.body.cards).toMatchObject([{ text: 'The line is far too long' }]);
  });

  it('reveals with the step, keeps a second round hidden, and opens what comes late', async () => {
    const workshop = await begin();
    const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
    await ann.write('first', 'First round');
    await workshop.step('reveal');
    expect((await ben.call('GET')).body.cards).toMatchObject([{ text: 'First round', by: 'Ann' }]);
    await ann.write('late', 'Written on a train');
    expect((await ben.call('GET')).body.cards).toHaveLength(2);
    await workshop.step('brainstorm');
    await ann.write('second', 'Second round');
    const seen = (await ben.call('GET')).body;
    expect(seen.cards.map(({ text }: { text: string }) => text)).toEqual([
      'First round',
      'Written on a train',
    ]);
    expect(seen.hidden).toMatchObject([{ cards: 1 }]);
    await workshop.step('vote');
    expect((await ben.call('GET')).body.cards).toHaveLength(3);
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

  it('takes somebody out with their dots and, if wished, their cards', async () => {
    const workshop = await begin();
    const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
    await ann.write('one', 'Rude');
    await ben.write('two', 'Kind');
    await workshop.step('vote');
    await ann.call('PUT', `/dots/${cardId('two')}`, { dots: 3 });
    const [{ id }] = (await workshop.lead('GET')).body.people;
    const { people, cards, dotsPut } = (await workshop.lead('DELETE', `/participants/${id}?cards=true`)).body;
    expect([people.length, cards.length, dotsPut]).toEqual([1, 1, 0]);
    expect((await ann.call('GET')).body.error.code).toBe('workshop_left');
    expect((await ann.write('three', 'Again')).status).toBe(403);
    await workshop.join('Ann');
  });

  it('ends with its link, says so to those who were in, and is taken up again', async () => {
    const workshop = await begin();
    const [code, ann] = [await workshop.code(), await workshop.join('Ann')];
    await ann.write('one', 'Kept for the summary');
    await workshop.lead('PUT', '/timer', { act: 'start', ms: 60_000 });
    const ended = (await workshop.step('end')).body;
    expect(ended).toMatchObject({ step: 'end', door: null, timer: { endsAt: null } });
    expect((await workshop.raw('GET', `/api/workshop-codes/${code}`, undefined, {})).status).toBe(404);
    expect((await ann.call('GET')).body).toMatchObject({ step: 'end', cards: [], stages: [] });
    expect((await ann.write('two', 'Too late')).body.error.code).toBe('workshop_over');
    expect((await workshop.lead('PUT', '/door', { open: true })).body.error.code).toBe('workshop_over');
    app.time.now += 60_000;
    expect((await workshop.step('end')).body.endedAt).toBe(ended.endedAt);
    await workshop.step('decide');
    expect((await ann.call('GET')).body.cards).toMatchObject([{ text: 'Kept for the summary' }]);
  });

  it('is summed up as a table and a text, in which nothing runs and nothing breaks', async () => {
    const workshop = await begin();
    const ann = await workshop.join('=Ann');
    await ann.write('one', '=SUM(A1) *bold* | [x](y)');
    await workshop.step('end');
    const table = await workshop.lead('GET', '/summary/csv');
    expect(table.text.split('\r\n')[0]).toMatch(/^Rank,Card,Outcome/);
    expect(table.text).toContain("'=SUM(A1)");
    expect(table.text).toContain("'=Ann");
    const text = await workshop.lead('GET', '/summary/md');
    expect(text.text).toContain('\\*bold\\* \\| \\[x\\](y)');
    const german = await workshop.lead('GET', '/summary/md?language=de');
    expect(german.text).toMatch(/^Workshop zur Reisekarte „.*“, .*, \d+\. \S+ \d{4}/m);
    expect(german.text).toContain('## Wer dabei war\n\nAnn'.replace('Ann', '=Ann'));
    const inGerman = await workshop.lead('GET', '/summary/csv?language=de');
    expect(inGerman.text.split('\r\n')[0]).toMatch(/^Rang,Zettel,Ergebnis/);
    const { items } = (
      await workshop.raw('GET', `/api/workspaces/${workshop.workspace}/maps/${workshop.map}/workshops`)
    ).body;
    expect(items).toMatchObject([{ title: 'Why do guests leave?', participants: 1, cards: 1, step: 'end' }]);
  });

  it('goes with its map, and is removed by itself', async () => {
    const workshop = await begin();
    const ann = await workshop.join('Ann');
    const url = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}`;
    await workshop.raw('DELETE', url);
    expect((await ann.call('GET')).body.error.code).toBe('link_over');
    expect((await ann.write('one', 'Into the void')).status).toBe(404);
    await workshop.raw('POST', `${url}/restore`, {});
    expect((await ann.call('GET')).status).toBe(200);
    expect((await workshop.lead('DELETE')).body).toEqual({ removed: true });
    expect((await ann.call('GET')).body.error.code).toBe('workshop_left');
    expect((await workshop.lead('GET')).status).toBe(404);
  });
});
