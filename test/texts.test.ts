/** The list of screen texts is whole, and translations say the same places and nothing that is not on a screen. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/platform/files/package-root.ts';

const folder = join(packageRoot(), 'data', 'texts');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const english = read('en.json') as string[];
const known = new Set(english);

/** What is filled in and what stands out: must be there again, in any order. */
function places(text: string): Set<string> {
  const names = new Set([...text.matchAll(/<\/?\w+>/g)].map(([tag]) => tag));
  const look = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [name, , choices] = part;
    if (typeof name === 'string') names.add(name);
    for (const inner of Object.values((choices ?? {}) as Record<string, unknown>))
      for (const piece of Array.isArray(inner) ? inner : []) look(piece);
  };
  const message = compileMessage(text);
  for (const piece of Array.isArray(message) ? message : []) look(piece);
  return names;
}

it('data/texts/en.json has every screen text (npm run texts)', async () => {
  const { screenTexts } = (await import(join(packageRoot(), 'scripts', 'texts.mjs'))) as {
    screenTexts: () => string[];
  };
  const texts = screenTexts();
  expect(texts.length).toBeGreaterThan(500);
  expect(english).toEqual(texts);
});

it('every screen text is a message that can be read', () => {
  for (const text of english) expect(() => compileMessage(text), text).not.toThrow();
});

describe.each(readdirSync(folder).filter((file) => file !== 'en.json'))('%s', (file) => {
  const texts = Object.entries(read(file) as Record<string, string>);

  it('translates texts that are on a screen', () => {
    expect(texts.map(([text]) => text).filter((text) => !known.has(text))).toEqual([]);
  });

  it.each(texts)('%s', (text, translated) => {
    expect(translated.trim()).not.toBe('');
    expect(places(translated)).toEqual(places(text));
    expect(() => compileMessage(translated)).not.toThrow();
  });
});
