/**
 * Sentences of the program that are read on screens too. The English message is the key of its translation, as with the texts of screens
 * (`npm run texts` collects both): a screen says it again in its reader's language, everybody else reads it in English.
 */
import { z } from 'zod';
import { countWords } from './words.ts';

export const Said = z.object({
  /** In English, as it is read. */
  text: z.string(),
  /** Its message, with places in braces (ICU). */
  message: z.string(),
  /** What stands in the places, as it is: numbers, and words of the owner. */
  fill: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What stands in the others: lists of texts of the program, to be said in the reader's language as well. */
  words: z.record(z.string(), z.array(z.string())),
});
export type Said = z.output<typeof Said>;

const PLURAL = /\{(\w+), plural, one \{([^{}]*)\} other \{([^{}]*)\}\}/g;
const PLACE = /\{(\w+)(?:, number)?\}/g;

export function said(message: string, fill: Said['fill'] = {}, words: Said['words'] = {}): Said {
  const plain = message.replace(PLURAL, (_, name: string, one: string, other: string) =>
    (fill[name] === 1 ? one : other).replaceAll('#', `{${name}}`),
  );
  const text = plain.replace(PLACE, (_, name: string) => {
    const value = fill[name] ?? words[name]?.join(', ') ?? '';
    return typeof value === 'number' ? countWords(value) : value;
  });
  return { text, message, fill, words };
}
