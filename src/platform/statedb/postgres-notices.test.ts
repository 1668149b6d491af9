/** Words over PostgreSQL while the database is away: tried again one connection at a time. */
import { createServer } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { PostgresNotices } from './postgres-notices.ts';

it('tries again once for each connection that breaks, however often that says so', async () => {
  let tries = 0;
  const server = createServer((socket) => {
    tries++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const notices = new PostgresNotices(`postgres://nobody@127.0.0.1:${port}/none`);
  onTestFinished(async () => {
    vi.useRealTimers();
    await notices.close();
    server.close();
  });
  notices.hear('maps', () => undefined);
  const begun = async (count: number): Promise<void> => {
    while (tries < count) await new Promise((resolve) => setImmediate(resolve));
    // What a broken connection still has to say is said within a few turns.
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  for (let count = 1; count <= 5; count++) {
    await begun(count);
    expect(tries).toBe(count);
    vi.advanceTimersByTime(1000);
  }
});
