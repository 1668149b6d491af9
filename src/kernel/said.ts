/**
 * Sentences of the program that are read on screens too. The English message is the key of its translation, as with the texts of screens
 * (`npm run texts` collects both): a screen says it again in its reader's language, everybody else reads it in English.
 */
import { z } from 'zod';
import { countWords, dayWords } from './words.ts';

export const Said = z.object({
  /** In English, as it is read. */
  text: z.string(),
  /** Its message, with places in braces (ICU). */
  message: z.string(),
  /** What stands in the places, as it is: numbers, and words of the owner; several are put in quotation marks. */
  fill: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  /** What stands in the others: lists of texts of the program, to be said in the reader's language as well. */
  words: z.record(z.string(), z.array(z.string())),
  /** Days: `2026-11-29`. */
  days: z.record(z.string(), z.string()),
});
export type Said = z.output<typeof Said>;

const PLURAL = /\{(\w+), plural, (?:=0 \{([^{}]*)\} )?one \{([^{}]*)\} other \{([^{}]*)\}\}/g;
const PLACE = /\{(\w+)(?:, number)?\}/g;

export function said(
  message: string,
  fill: Said['fill'] = {},
  { words = {}, days = {} }: Partial<Pick<Said, 'words' | 'days'>> = {},
): Said {
  const plain = message.replace(
    PLURAL,
    (_, name: string, none: string | undefined, one: string, other: string) => {
      const branch = fill[name] === 0 ? (none ?? other) : fill[name] === 1 ? one : other;
      return branch.replaceAll('#', `{${name}}`);
    },
  );
  const text = plain.replace(PLACE, (_, name: string) => inEnglish({ fill, words, days }, name));
  return { text, message, fill, words, days };
}

function inEnglish({ fill, words, days }: Pick<Said, 'fill' | 'words' | 'days'>, name: string): string {
  const value = fill[name];
  if (typeof value === 'number') return countWords(value);
  if (typeof value === 'string') return value;
  if (value !== undefined) return value.map((each) => `“${each}”`).join(', ');
  const day = days[name];
  return day === undefined ? (words[name] ?? []).join(', ') : dayWords(day);
}

/** Several sentences, one after the other. */
export function textOf(sentences: readonly Said[]): string {
  return sentences.map(({ text }) => text).join(' ');
}
