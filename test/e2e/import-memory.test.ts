/** The whole program imports a file and one ten times as long: the memory it takes must not grow with the file. */
import { describe, expect, it } from 'vitest';
import type { Import } from '../../src/gather/imports/contract.ts';
import { isBuilt, Killable } from './support/killable.ts';

const SMALL = 60_000;
const LARGE = 10 * SMALL;
/** So that garbage is not mistaken for need; what needs more dies of it. */
const HEAP_MB = 320;

/** A shop's log; people and days differ from row to row, so nothing is small because it repeats. */
function logFile(rows: number): Uint8Array {
  const lines = ['customer,event,date,amount,page'];
  for (let i = 0; i < rows; i++) {
    const person = (i * 7919) % 100_000;
    const day = new Date(Date.UTC(2025, 0, 1) + (i % 300) * 86_400_000).toISOString().slice(0, 10);
    lines.push(`c${person},Order Completed,${day},${i % 900}.50,/product/${i % 5000}`);
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** Bytes held at most by a new program that imports so many rows. */
async function mostMemory(rows: number): Promise<number | null> {
  const program = new Killable([`--max-old-space-size=${HEAP_MB}`]);
  try {
    await program.start();
    await program.setUp();
    const imports = '/api/workspaces/current/imports';
    const { id } = (await program.call('POST', imports, { name: 'log' })) as Import;
    await program.call('PUT', `${imports}/${id}/files/log.csv`, logFile(rows));
    await program.call('POST', `${imports}/${id}/start`);
    let now: Import;
    do {
      await new Promise((resolve) => setTimeout(resolve, 200));
      now = (await program.call('GET', `${imports}/${id}`)) as Import;
    } while (now.status === 'waiting' || now.status === 'running');
    expect(now).toMatchObject({ status: 'finished', events: { accepted: rows, rejected: 0, waiting: 0 } });
    return program.mostMemory;
  } finally {
    await program.remove();
  }
}

describe.skipIf(!isBuilt)('memory of an import', () => {
  it('does not grow with the file', async () => {
    const small = await mostMemory(SMALL);
    const large = await mostMemory(LARGE);
    if (small === null || large === null) return;
    process.stdout.write(
      `${(small / 2 ** 20).toFixed(0)} MB at ${SMALL} rows, ${(large / 2 ** 20).toFixed(0)} MB at ${LARGE}\n`,
    );
    // Garbage and the engine's own buffers vary; ten times the file held in memory would be far beyond.
    expect(large / small).toBeLessThan(2);
  });
});
