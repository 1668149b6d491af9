import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PNG_DOT } from '../../test/support/picture-files.ts';
import { readConfig } from '../platform/config/config.ts';
import { openLog } from '../platform/log/log.ts';
import { type RunningServer, startServer } from '../server/main.ts';
import { run } from './main.ts';
import { openTerminal } from './terminal.ts';

let folder = '';
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footpath-map-'));
  const config = readConfig({ FOOTPATH_DATA: folder, PORT: '0', FOOTPATH_RATE_LIMITS: 'off' }, {});
  server = await startServer(config, openLog('silent'));
  const owner = ['--email', 'o@example.com', '--password', 'a long enough password', '--business', 'Café'];
  await footpath('setup', ...owner, '--currency', 'EUR', '--timezone', 'UTC');
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a command as a user would; gives its exit code and what it wrote. */
async function footpath(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const open = (json: boolean) =>
    openTerminal(json, { write: (text) => out.push(text) }, { write: (text) => err.push(text) });
  const code = await run([...args, '--data', folder], open);
  return { code, out: out.join(''), err: err.join('') };
}
const map = (...args: string[]) => footpath('map', ...args);

it('draws maps, keeps versions, and goes back', async () => {
  expect((await map('list')).out).toMatch(/^No maps yet/);
  expect((await map('draw', 'A first visit', '--kind', 'to-be')).out).toMatch(
    /“A first visit” \(to-be\), 7 stages/,
  );
  expect((await map('keep', 'a first visit', 'Agreed')).code).toBe(0);
  expect((await map('rename', 'A first visit', 'A visit')).out).toMatch(/^Renamed: “A visit”/);
  expect((await map('compare', 'A visit', 'Agreed')).out).toBe(
    'changed the map “A visit”: title: “A first visit” → “A visit”\n',
  );
  expect((await map('go-back', 'A visit', 'agreed')).out).toMatch(/\(1 edits\)/);
  expect((await map('versions', 'A first visit')).out).toMatch(/Agreed/);
  expect((await map('show', 'A first visit')).out).toMatch(
    /^A first visit \(to-be\)\nAwareness\n[\s\S]*Advice: “Awareness”/,
  );
  const copy = await map('copy', 'A first visit', '--title', 'Another', '--json');
  const { id } = JSON.parse(copy.out);
  expect((await map('delete', 'Another')).code).toBe(0);
  expect((await map('show', 'Another')).err).toMatch(/no map “Another”/);
  expect((await map('restore', id)).out).toMatch(/^Back: “Another”/);
});

it('writes and reads files, and says what was guessed', async () => {
  const file = join(folder, 'shop.csv');
  writeFileSync(file, 'Stage,Touchpoint,Season\nFind,I see the sign,summer\nBuy,I pay,\n');
  const preview = await map('import', file, '--dry-run');
  expect(preview.out).toBe(
    'Would make: “shop” (csv): 2 stages, 3 cards\nGuessed: “Season” was taken for the lane “Notes”.\n',
  );
  expect((await map('import', file)).out).toMatch(/^Made: “shop”/);
  expect((await map('show', 'shop')).out).toMatch(
    /Find\n {2}Touchpoints: I see the sign \(a guess\)\n {2}Season: summer/,
  );
  const diagram = await map('export', 'shop', '--format', 'mermaid');
  expect(diagram.out).toMatch(/^journey\n {4}title shop\n {4}section Find\n {6}I see the sign: 3\n/);
  expect(diagram.err).toMatch(/comment line that only Footpath reads/);
  const book = join(folder, 'shop.xlsx');
  expect((await map('export', 'shop', '--format', 'xlsx', '--layout', 'across', '--out', book)).code).toBe(0);
  expect(readFileSync(book).subarray(0, 2).toString()).toBe('PK');
  expect((await map('import', book, '--title', 'From the book')).out).toMatch(/2 stages, 3 cards/);
});

it('draws live numbers where it is asked to, and says what gets lost where not', async () => {
  const document = JSON.parse((await map('export', 'shop', '--format', 'json')).out);
  const [card] = Object.values(document.cards as Record<string, object>);
  Object.assign(card ?? {}, { figure: { from: 'report', report: 'stages', query: {} } });
  const file = join(folder, 'live.json');
  writeFileSync(file, JSON.stringify({ ...document, map: { ...document.map, title: 'Live' } }));
  expect((await map('import', file)).code).toBe(0);
  const [bare, live] = [
    await map('export', 'Live', '--format', 'svg'),
    await map('export', 'Live', '--format', 'svg', '--figures'),
  ];
  expect(bare.err).toContain('1 live number');
  expect(live.err).not.toContain('live number');
  expect([bare.out, live.out].map((svg) => svg.includes('Not enough yet'))).toEqual([false, true]);
  expect((await map('export', 'Live', '--format', 'csv', '--figures')).err).toMatch(
    /figures are drawn in svg, png, .*not in csv/,
  );
});

it('keeps pictures for maps', async () => {
  const file = join(folder, 'dot.png');
  writeFileSync(file, PNG_DOT);
  expect((await map('picture', 'shop', file)).out).toMatch(/^Kept: picture:pic_\w+ \(1 × 1\)/);
  writeFileSync(file, 'no picture');
  expect((await map('picture', 'shop', file)).err).toMatch(/no picture that can be kept/);
});

it('names competitors, and compares with them', async () => {
  const competitors = (...args: string[]) => footpath('competitors', ...args);
  expect((await competitors('add', 'Harbour', '--link', 'https://harbour.example')).out).toMatch(
    /^Added: Harbour/,
  );
  expect((await competitors('list')).out).toMatch(/\(ourselves\) +0[\s\S]*Harbour +0 .*harbour\.example/);
  expect((await competitors('compare')).out).toMatch(/^No competitor has been visited yet\./);
  const out = join(folder, 'competitors.csv');
  expect((await competitors('compare', '--out', out)).out).toMatch(/Written: /);
  expect(readFileSync(out, 'utf8')).toMatch(/^stage,touchpoint,our_score/);
  expect((await competitors('draw', 'harbour')).err).toMatch(/not been visited yet/);
  const { out: gone } = await competitors('delete', 'Harbour', '--json');
  expect((await competitors('restore', JSON.parse(gone).id)).out).toBe('Back: Harbour\n');
  expect((await competitors('sell')).err).toMatch(/“competitors sell” is not known/);
});

it.each([
  [['paint'], /“map paint” is not known/],
  [['show', 'nothing'], /no map “nothing”/],
  [['new'], /a title is missing/],
  [['import', '/nowhere.csv'], /no file/],
  [['export', 'shop', '--format', 'pdf'], /not exported as “pdf”/],
])('refuses %j', async (args, problem) => {
  const { code, err } = await map(...args);
  expect([code, err]).toEqual([1, expect.stringMatching(problem)]);
});
