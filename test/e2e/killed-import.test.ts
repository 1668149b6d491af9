/** An import whose process is really killed, several times over: nothing is lost, nothing is doubled. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Import } from '../../src/gather/imports/contract.ts';
import { isBuilt, Killable } from './support/killable.ts';

const ROWS = 24_000;

/** A log in which some rows are alike to the letter and some cannot be used. */
function logFile(): Uint8Array {
  const lines = ['customer,email,event,date,amount'];
  for (let i = 0; i < ROWS; i++) {
    const person = i % 5 === 0 ? 1 : i % 4000;
    const day = String((person % 28) + 1).padStart(2, '0');
    lines.push(
      i % 100 === 7
        ? `c${i},,Visit,soon,`
        : `c${person},p${person}@example.org,Order Completed,2026-01-${day},10.00`,
    );
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

const REJECTED = ROWS / 100;

if (!isBuilt)
  process.stderr.write(
    'The program is not built, so the tests that kill it are skipped. Run npm run build.\n',
  );

describe.skipIf(!isBuilt)('an import whose process is killed', () => {
  let program: Killable;
  afterEach(() => program.remove());

  it('goes on after every restart and adds up to the row', async () => {
    program = new Killable();
    await program.start();
    await program.setUp();
    const imports = '/api/workspaces/current/imports';
    const { id } = (await program.call('POST', imports, { name: 'log' })) as Import;
    await program.call('PUT', `${imports}/${id}/files/log.csv`, logFile());
    await program.call('POST', `${imports}/${id}/start`);

    const read = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return (await program.call('GET', `${imports}/${id}`)) as Import;
    };
    let kills = 0;
    for (const after of [1, ROWS * 0.5, ROWS * 0.8]) {
      let now = await read();
      while (now.status === 'waiting' || (now.status === 'running' && now.rows.read < after))
        now = await read();
      if (now.status !== 'running') break;
      await program.kill();
      kills++;
      await program.start();
    }
    expect(kills).toBeGreaterThanOrEqual(1);

    let done = await read();
    while (done.status === 'waiting' || done.status === 'running') done = await read();
    expect(done).toMatchObject({
      status: 'finished',
      rows: { read: ROWS, used: ROWS - REJECTED, rejected: REJECTED },
    });
    const { accepted, stored, duplicate, rejected, waiting } = done.events;
    expect({ accepted, rejected, waiting }).toEqual({ accepted: ROWS, rejected: REJECTED, waiting: 0 });
    expect(stored + duplicate).toBe(ROWS - REJECTED);

    const report = (await program.call('GET', '/api/workspaces/current/reports/events')) as {
      items: { value: string; events: number; amountMinor: number }[];
    };
    const orders = report.items.find(({ value }) => value === 'Order Completed');
    expect(orders).toMatchObject({ events: ROWS - REJECTED, amountMinor: (ROWS - REJECTED) * 1000 });
  });
});
