import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fingerprints } from './fingerprints.ts';

describe('Fingerprints', () => {
  it('counts texts as a map does', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 400 }), (texts) => {
        const seen = new Fingerprints();
        const map = new Map<string, number>();
        for (const text of texts) {
          expect(seen.add(text)).toBe(map.get(text) ?? 0);
          map.set(text, (map.get(text) ?? 0) + 1);
        }
        expect(seen.size).toBe(map.size);
      }),
    );
  });

  it('keeps counting beyond what fits beside a fingerprint', () => {
    const seen = new Fingerprints();
    for (let i = 0; i < 1000; i++) expect(seen.add('again')).toBe(i);
  });

  it('tells half a million texts apart', () => {
    const seen = new Fingerprints();
    for (let i = 0; i < 500_000; i++)
      if (seen.add(`text ${i}`) !== 0) throw new Error(`text ${i} was taken for another`);
    expect(seen.size).toBe(500_000);
    expect(seen.add('text 123456')).toBe(1);
  });
});
