/** Which pictures of a business people in a workshop may see: those of the cards it shows, and no other. */
import { expect, it, onTestFinished } from 'vitest';
import { openApp } from '../../../test/support/app.ts';
import { openEmbeddedBackends } from '../../../test/support/backends.ts';
import { jpegOf, PNG_DOT } from '../../../test/support/picture-files.ts';
import { beginTestWorkshop } from '../../../test/support/workshops.ts';

it('shows guests the pictures of the map’s cards in their workshop, as long as it goes on', async () => {
  const backends = await openEmbeddedBackends();
  const app = await openApp(backends.state, backends.events);
  onTestFinished(async () => {
    await app.close();
    await backends.close();
  });
  const workshop = await beginTestWorkshop(app);
  const { workspace, map, stages, lanes } = workshop;
  const send = async (payload: Buffer): Promise<{ id: string; reference: string }> => {
    const headers = { ...workshop.owner, 'content-type': 'application/octet-stream' };
    const url = `/api/workspaces/${workspace}/pictures?for=${map}`;
    return (await app.http.inject({ method: 'POST', url, headers, payload })).json();
  };
  const [shown, other] = [await send(PNG_DOT), await send(jpegOf(9, 9))];
  const fields = { lane: lanes[0], column: stages[0], text: 'I read the menu', image: shown.reference };
  const edit = (operation: object) =>
    workshop.raw('POST', `/api/workspaces/${workspace}/maps/${map}/operations`, { operations: [operation] });
  await edit({ id: 'o1', act: 'add', on: 'card', entity: 'c1', fields });
  const ann = await workshop.join('Ann');
  expect((await ann.call('GET', '/map-cards')).body.items).toMatchObject([{ picture: shown.id }]);
  await workshop.lead('PATCH', '', { voteLanes: [lanes[0]] });
  await workshop.step('vote');
  expect((await ann.call('GET')).body.cards).toMatchObject([{ picture: shown.id, isFromMap: true }]);

  const look = (id: string, headers: Record<string, string> = ann.headers) =>
    app.http.inject({ url: `/api/workshop-rooms/${workshop.id}/pictures/${id}`, headers });
  const seen = await look(shown.id);
  expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'image/png']);
  expect(seen.headers['content-security-policy']).toContain("default-src 'none'");
  expect((await look(other.id)).statusCode).toBe(404);
  for (const cookie of ['', 'footpath_workshop=wsk_forged'])
    expect((await look(shown.id, { ...ann.headers, cookie })).statusCode).toBe(403);

  const set = (id: string, change: object) =>
    edit({ id, act: 'set', on: 'card', entity: 'c1', fields: change });
  await set('o2', { image: other.reference });
  expect([(await look(shown.id)).statusCode, (await look(other.id)).statusCode]).toEqual([404, 200]);
  await edit({ id: 'o3', act: 'set', on: 'lane', entity: lanes[0], fields: { hidden: true } });
  expect((await look(other.id)).statusCode).toBe(404);
  await edit({ id: 'o4', act: 'set', on: 'lane', entity: lanes[0], fields: { hidden: false } });
  expect((await look(other.id)).statusCode).toBe(200);
  // In a lane that the workshop does not show it is nobody's business there.
  const [, elsewhere] = (await ann.call('GET')).body.lanes;
  const aside = { lane: elsewhere.id, column: stages[0], text: 'Ours alone', image: shown.reference };
  await edit({ id: 'o5', act: 'add', on: 'card', entity: 'c2', fields: aside });
  expect((await look(shown.id)).statusCode).toBe(200);
  await workshop.lead('PATCH', '', { lanes: [lanes[0]] });
  expect([(await look(shown.id)).statusCode, (await look(other.id)).statusCode]).toEqual([404, 200]);
  await workshop.step('reveal');
  await workshop.lead('PATCH', '', { voteLanes: [elsewhere.id] });
  await workshop.step('vote');
  expect((await look(shown.id)).statusCode).toBe(200);
  await workshop.step('end');
  expect((await look(other.id)).statusCode).toBe(404);
});
