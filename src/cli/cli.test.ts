import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../platform/config/config.ts';
import { openLog } from '../platform/log/log.ts';
import { type RunningServer, startServer } from '../server/main.ts';
import { run } from './main.ts';
import { cliReference } from './reference.ts';
import { columns, openTerminal } from './terminal.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'footpath-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command as a user would; gives its exit code and what it wrote. */
async function footpath(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const open = (json: boolean) =>
    openTerminal(json, { write: (text) => out.push(text) }, { write: (text) => err.push(text) });
  const code = await run([...args, '--data', folder], open);
  return { code, err: err.join(''), json: () => JSON.parse(out.join('')) };
}

const WANTED = [
  '--email',
  'o@example.com',
  '--password',
  'a long enough password',
  '--business',
  'Café',
  '--currency',
  'EUR',
];

describe('the command line', () => {
  it.each([[['nonsense']], [['setup', '--email', 'x@example.com']], [['config', '--unknown']]])(
    'ends with 2 when called as %s',
    async (args) => {
      expect(await run(args)).toBe(2);
    },
  );

  it('shows settings with secrets masked', async () => {
    const { code, json } = await footpath('config', '--json', '--key', 'fp_secret');
    expect([code, json().FOOTPATH_DATA, json().FOOTPATH_API_KEY]).toEqual([0, folder, '••••']);
  });

  it('lists every command in its reference', () => {
    for (const name of ['serve', 'setup', 'doctor', 'config'])
      expect(cliReference()).toContain(`## \`footpath ${name}`);
  });

  it('lines columns up', () => {
    expect(
      columns([
        ['orders', 4000],
        ['people', 98],
      ]),
    ).toBe('orders  4000\npeople    98');
  });
});

describe('with a server', () => {
  it('says what to do when the one named does not answer', async () => {
    const { code, err } = await footpath('setup', ...WANTED, '--server', 'http://127.0.0.1:9');
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('No Footpath server answers at http://127.0.0.1:9. Start it'),
    ]);
  });

  it('sets up one that runs, checks it, and refuses a second owner of the folder', async () => {
    const config = readConfig({ FOOTPATH_DATA: folder, PORT: '0', FOOTPATH_RATE_LIMITS: 'off' }, {});
    const server: RunningServer = await startServer(config, openLog('silent'));
    try {
      expect(server.setupCode).toMatch(/^\w{4}-\w{4}$/);
      const wrong = await footpath('setup', ...WANTED, '--timezone', 'Mars/Olympus', '--json');
      expect([wrong.code, wrong.json().error.code]).toEqual([1, 'invalid_input']);
      const done = await footpath('setup', ...WANTED, '--timezone', 'Europe/Paris', '--json');
      expect([done.code, done.json().workspace.timezone]).toEqual([0, 'Europe/Paris']);
      expect(done.json().key).toMatch(/^fp_/);
      const again = await footpath('setup', ...WANTED);
      expect([again.code, again.err]).toEqual([1, expect.stringContaining('set up already')]);
      const doctor = await footpath('doctor', '--json');
      expect(doctor.json().findings.find(({ what }: { what: string }) => what === 'Server').found).toContain(
        'events up',
      );
      await expect(startServer(config, openLog('silent'))).rejects.toMatchObject({ code: 'folder_in_use' });
    } finally {
      await server.stop();
    }
  });
});
