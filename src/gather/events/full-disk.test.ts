/** The event engine's disk really full: nothing accepted is lost, the trouble is told, and it goes on when there is room. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { incoming, ingestBench, WORKSPACE } from '../../../test/support/ingest.ts';
import { smallDisk } from '../../../test/support/small-disk.ts';
import { newStateFolder } from '../../../test/support/state.ts';
import { openEvents } from '../../platform/eventdb/open-events.ts';
import { openState } from '../../platform/statedb/open-state.ts';

const origin = { kind: 'source', id: 's' } as const;
const CALLS = 60;
const EVENTS_A_CALL = 500;

const disk = smallDisk(24);
afterAll(() => disk?.remove());

describe.skipIf(disk === null)('an event engine whose disk is full', () => {
  it('keeps everything in the inbox, says so, and goes on when there is room', async () => {
    const folder = newStateFolder();
    const state = await openState({ url: null, folder });
    const events = await openEvents({ url: null, folder: disk?.folder ?? '' });
    const bench = ingestBench({ state, events, close: async () => undefined });
    const { ingest } = bench;
    let accepted = 0;
    const accept = async () => {
      // Chance does not compress, so the disk fills.
      const list = Array.from({ length: EVENTS_A_CALL }, () =>
        incoming({ messageId: `m${accepted++}`, properties: { text: randomBytes(700).toString('base64') } }),
      );
      await ingest.accept({ workspace: WORKSPACE, origin, events: list, people: [] });
    };
    ingest.start();
    for (let call = 0; call < CALLS; call++) await accept();
    while (ingest.trouble() === null) await new Promise((resolve) => setTimeout(resolve, 20));

    expect(ingest.trouble()?.message).toMatch(/disk .* is full/);
    expect(ingest.trouble()?.advice).toMatch(/Free some space/);
    await accept();
    expect(await ingest.putAside(WORKSPACE.id)).toEqual([]);

    disk?.resize(200);
    await ingest.settle(WORKSPACE.id);
    expect(await bench.stored()).toHaveLength(accepted);
    expect(await bench.ledger()).toEqual({ 'source:s accepted': accepted, 'source:s stored': accepted });
    while (ingest.trouble() !== null) await new Promise((resolve) => setTimeout(resolve, 20));
    await ingest.stop();
    await Promise.all([state.close(), events.close()]);
    await rm(folder, { recursive: true, force: true });
  });
});
