import { describe, expect, it } from 'vitest';
import { MAX_LINE_BYTES, textOf } from './text.ts';

const CHUNK = Buffer.alloc(1 << 20, 'x');

/** Two gigabytes of one line, and how much of it was asked for. */
function endlessLine(asked: { bytes: number }) {
  return (async function* () {
    for (let i = 0; i < 2048; i++) {
      asked.bytes += CHUNK.length;
      yield CHUNK;
    }
  })();
}

async function read(bytes: AsyncIterable<Buffer>, encoding: 'UTF-8' | 'UTF-16LE' = 'UTF-8') {
  let text = '';
  for await (const piece of textOf(bytes, encoding, 'big.csv')) text += piece;
  return text;
}

describe('textOf', () => {
  it.each(['UTF-8', 'UTF-16LE'] as const)(
    'refuses two gigabytes of one line after a few megabytes (%s)',
    async (encoding) => {
      const asked = { bytes: 0 };
      await expect(read(endlessLine(asked), encoding)).rejects.toMatchObject({
        code: 'unreadable_file',
        message: expect.stringContaining('longer than 4 MB'),
      });
      expect(asked.bytes).toBeLessThanOrEqual(3 * MAX_LINE_BYTES);
    },
  );

  it('does not break a character that two chunks share', async () => {
    const bytes = Buffer.from('Größe\nÄpfel\n€\n');
    async function* drops() {
      for (const byte of bytes) yield Buffer.from([byte]);
    }
    expect(await read(drops())).toBe('Größe\nÄpfel\n€\n');
  });

  it('refuses binary content', async () => {
    async function* binary() {
      yield Buffer.from([97, 44, 0, 10]);
    }
    await expect(read(binary())).rejects.toMatchObject({ code: 'unreadable_file' });
  });
});
