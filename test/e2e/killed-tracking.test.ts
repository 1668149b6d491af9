/** Live events while the process is killed again and again: what was answered is there, what is sent again is not doubled. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Source } from '../../src/gather/sources/contract.ts';
import { isBuilt, Killable } from './support/killable.ts';

const EVENTS = 1_500;
const KILL_AFTER = [200, 600, 1_100];
const SENDERS = 16;

describe.skipIf(!isBuilt)('tracking while the process is killed', () => {
  let program: Killable;
  afterEach(() => program.remove());

  it('keeps every event that was answered and doubles none', async () => {
    program = new Killable();
    await program.start();
    await program.setUp();
    const { writeKey } = (await program.call('POST', '/api/workspaces/current/sources', {
      name: 'Site',
    })) as Source;
    const send = (number: number) =>
      program.call('POST', '/v1/track', {
        writeKey,
        event: 'Visit',
        userId: `u${number % 200}`,
        messageId: `m${number}`,
        timestamp: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
      });

    const answered = new Set<number>();
    let next = 0;
    for (const killAfter of [...KILL_AFTER, EVENTS]) {
      const sender = async () => {
        while (next < EVENTS && answered.size < killAfter) {
          const number = next++;
          try {
            await send(number);
            answered.add(number);
          } catch {
            // The process went away before it answered: whether the event is stored nobody knows, so it is sent again below.
          }
        }
      };
      const senders = Promise.all(Array.from({ length: SENDERS }, sender));
      while (answered.size < killAfter && next < EVENTS)
        await new Promise((resolve) => setTimeout(resolve, 5));
      if (killAfter < EVENTS) await program.kill();
      await senders;
      if (killAfter < EVENTS) await program.start();
    }
    expect(answered.size).toBeLessThanOrEqual(EVENTS);
    expect(await stored()).toBeGreaterThanOrEqual(answered.size);

    // A client that got no answer sends again; one in doubt sends what was answered again too.
    for (let number = 0; number < EVENTS; number += 1)
      if (!answered.has(number) || number % 10 === 0) await send(number);
    expect(await stored()).toBe(EVENTS);
    const { totals } = (await program.call('GET', '/api/workspaces/current/reports/ledger')) as {
      totals: { accepted: number; stored: number; duplicate: number; rejected: number; waiting: number };
    };
    expect(totals).toMatchObject({ stored: EVENTS, rejected: 0, waiting: 0 });
    expect(totals.accepted).toBe(totals.stored + totals.duplicate);
  });

  /** Events in the engine once the inbox is empty. */
  async function stored(): Promise<number> {
    for (;;) {
      const { totals } = (await program.call('GET', '/api/workspaces/current/reports/ledger')) as {
        totals: { waiting: number };
      };
      if (totals.waiting === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const report = (await program.call('GET', '/api/workspaces/current/reports/events')) as {
      totalEvents: number;
    };
    return report.totalEvents;
  }
});
