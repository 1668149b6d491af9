/** The program told to stop while it tracks, imports and reports: it ends clean, answers what it took, and loses nothing. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Import } from '../../src/gather/imports/contract.ts';
import type { Source } from '../../src/gather/sources/contract.ts';
import { isBuilt, Killable } from './support/killable.ts';

const ROWS = 120_000;
const SENDERS = 8;
const ENOUGH = 40;

describe.skipIf(!isBuilt)('the program told to stop under load', () => {
  let program: Killable;
  afterEach(() => program.remove());

  it('ends without an error, keeps every event it answered, and goes on with its import', async () => {
    program = new Killable();
    await program.start();
    await program.setUp();
    const imports = '/api/workspaces/current/imports';
    const { writeKey } = (await program.call('POST', '/api/workspaces/current/sources', {
      name: 'Site',
    })) as Source;
    const { id } = (await program.call('POST', imports, { name: 'log' })) as Import;
    await program.call('PUT', `${imports}/${id}/files/log.csv`, logFile());
    await program.call('POST', `${imports}/${id}/start`);

    let [sent, answered, isGoing] = [0, 0, true];
    const refused: string[] = [];
    const sender = async () => {
      while (isGoing) {
        const number = sent++;
        const body = { writeKey, event: 'Visit', userId: `u${number % 50}`, messageId: `m${number}` };
        try {
          await program.call('POST', '/v1/track', body);
          answered++;
        } catch (error) {
          // A connection that is gone is how a stopped server looks; an answer that refuses is not.
          if (error instanceof Error && error.message.startsWith('POST')) refused.push(error.message);
          await pause(2);
        }
      }
    };
    /** Asks and hangs up: the work it began must end before the databases close. */
    const impatient = async () => {
      while (isGoing) {
        const signal = AbortSignal.timeout(15);
        const headers = { authorization: `Bearer ${program.key}` };
        await fetch(`${program.url}/api/workspaces/current/reports/events`, { headers, signal }).catch(
          () => undefined,
        );
        await pause(5);
      }
    };
    const load = Promise.all([...Array.from({ length: SENDERS }, sender), impatient(), impatient()]);
    while (answered < ENOUGH) await pause(5);

    expect(await program.stop()).toBe(0);
    isGoing = false;
    await load;
    expect(program.log.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(refused).toEqual([]);

    await program.start();
    const read = async () => (await program.call('GET', `${imports}/${id}`)) as Import;
    let done = await read();
    while (done.status === 'waiting' || done.status === 'running') {
      await pause(50);
      done = await read();
    }
    expect(done).toMatchObject({ status: 'finished', events: { accepted: ROWS, rejected: 0, waiting: 0 } });
    const report = (await program.call('GET', '/api/workspaces/current/reports/events')) as {
      items: { value: string; events: number }[];
    };
    const visits = report.items.find(({ value }) => value === 'Visit')?.events ?? 0;
    expect(visits).toBeGreaterThanOrEqual(answered);
    expect(visits).toBeLessThanOrEqual(sent);
  });
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function logFile(): Uint8Array {
  const lines = ['customer,email,event,date,amount'];
  for (let i = 0; i < ROWS; i++)
    lines.push(
      `c${i % 4000},p${i % 4000}@example.org,Order Completed,2026-01-${String((i % 28) + 1).padStart(2, '0')},${i}.00`,
    );
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
