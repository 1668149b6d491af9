import { describe, expect, it } from 'vitest';
import { allFormats } from './formats/registry.ts';
import { importFormatsReference } from './formats-reference.ts';

describe('the reference of formats', () => {
  it('names every format with what becomes of it', () => {
    const page = importFormatsReference();
    for (const { id, title, becomes } of allFormats()) {
      expect(page).toContain(`### ${title}\n\n\`${id}\``);
      for (const sentence of becomes) expect(page).toContain(sentence);
    }
  });

  it('knows each format by an id of its own', () => {
    const ids = allFormats().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
