/** Lists kept as data, and the words they are said with in other languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../kernel/language.ts';
import { packageRoot } from '../../platform/files/package-root.ts';

export function dataFile(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(packageRoot(), 'data', ...path), 'utf8'));
}

/** Each text by its English. */
export const Words = z.record(z.string(), z.string().trim().min(1).max(120));
export type Words = z.output<typeof Words>;

/** Says the texts of a list in a language. @throws Error for a text that has no words there */
export function sayer(language: Language, words: (language: Language) => Words): (text: string) => string {
  if (language === 'en') return (text) => text;
  const known = words(language);
  return (text) => {
    const said = known[text];
    if (said === undefined) throw new Error(`There are no words in “${language}” for “${text}”`);
    return said;
  };
}
