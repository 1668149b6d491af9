/** A workshop led from the terminal, with a guest who comes in over HTTP. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../platform/config/config.ts';
import { openLog } from '../platform/log/log.ts';
import { type RunningServer, startServer } from '../server/main.ts';
import { run } from './main.ts';
import { openTerminal } from './terminal.ts';

let folder = '';
let server: RunningServer;

async function footpath(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const open = (json: boolean) =>
    openTerminal(json, { write: (text) => out.push(text) }, { write: (text) => err.push(text) });
  const code = await run([...args, '--data', folder], open);
  return { code, out: out.join(''), err: err.join('') };
}
const workshop = (...args: string[]) => footpath('workshop', ...args);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footpath-workshop-'));
  const config = readConfig({ FOOTPATH_DATA: folder, PORT: '0', FOOTPATH_RATE_LIMITS: 'off' }, {});
  server = await startServer(config, openLog('silent'));
  const owner = ['--email', 'o@example.com', '--password', 'a long enough password', '--business', 'Café'];
  await footpath('setup', ...owner, '--currency', 'EUR', '--timezone', 'UTC');
  await footpath('map', 'new', 'Breakfast');
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

it('is begun, led, decided, put on the map and summed up', async () => {
  expect((await workshop('list', 'Breakfast')).out).toBe('No workshops yet.\n');
  expect((await workshop('show', 'Breakfast')).err).toMatch(/no workshop yet/);
  const begun = await workshop('new', 'Breakfast', 'Why do guests leave?', '--dots', '4', '--json');
  const room = JSON.parse(begun.out);
  expect(room).toMatchObject({ step: 'brainstorm', settings: { dots: 4 } });

  const code = room.door.link.split('/').at(-1);
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const entered = await fetch(`${server.url}/api/workshop-codes/${code}/guests`, {
    ...post,
    body: JSON.stringify({ name: 'Ann' }),
  });
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(entered.headers.getSetCookie()[0]).toMatch(
    /Path=\/api\/workshop-rooms\/wks_\w+; .*HttpOnly; SameSite=Lax/,
  );
  const card = 'wcd_fromthephone';
  const { id: stage } = room.stages[0];
  const { id: lane } = room.lanes[0];
  await fetch(`${server.url}/api/workshop-rooms/${room.id}/cards/${card}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ stage, lane, text: 'The line is long' }),
  });
  const hidden = (await workshop('show', 'Breakfast')).out;
  expect(hidden).toMatch(/brainstorm, 1 person, 0 cards and 1 hidden/);
  expect(hidden).not.toMatch(/The line is long/);
  expect((await workshop('timer', 'Breakfast', 'soon')).err).toMatch(/neither minutes nor/);
  expect((await workshop('timer', 'Breakfast', '5')).code).toBe(0);
  expect((await workshop('step', 'Breakfast', 'nowhere')).err).toMatch(/there are brainstorm, reveal/);
  expect((await workshop('step', 'Breakfast', 'decide')).out).toMatch(/The line is long +Ann +0/);
  await workshop('decide', 'Breakfast', card, '--owner', 'Rosa', '--note', 'A second till');
  expect((await workshop('place', 'Breakfast')).out).toBe('Put on the map: 1.\n');
  expect((await footpath('map', 'show', 'Breakfast')).out).toMatch(/The line is long/);
  expect((await workshop('close', 'Breakfast')).out).toMatch(/Nobody else comes in/);
  await workshop('step', 'Breakfast', 'end');
  expect((await workshop('list', 'Breakfast')).out).toMatch(/Why do guests leave\? +end +1 +1 +1 /);
  expect((await workshop('summary', 'Breakfast')).out).toMatch(
    /## Decided\n\n- \*\*The line is long\*\*.*owner: Rosa/,
  );
  const file = join(folder, 'summary.csv');
  await workshop('summary', 'Breakfast', '--format', 'csv', '--out', file);
  expect(readFileSync(file, 'utf8')).toMatch(/The line is long,decided,Rosa,A second till/);
  expect((await workshop('delete', 'Breakfast')).out).toMatch(/^Removed for good/);
  expect((await workshop('fly', 'Breakfast')).err).toMatch(/“workshop fly” is not known/);
});
