/**
 * Sentences of the program that are read on screens too. The English message is the key of its translation, as with the texts of screens
 * (`npm run texts` collects both): a screen says it again in its reader's language, everybody else reads it in English.
 */
import { z } from 'zod';
import type { Language } from './language.ts';

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

/** Says sentences in a language, for what is made of them and kept. */
export interface Voice {
  readonly language: Language;
  tell(sentence: Omit<Said, 'text'>): string;
  /** A text of the program by its English. */
  word(text: string): string;
}

const PLURAL = /\{(\w+), plural, (?:=0 \{([^{}]*)\} )?one \{([^{}]*)\} other \{([^{}]*)\}\}/g;
const PLACE = /\{(\w+)(?:, number)?\}/g;

/** @param texts by their English; what is not among them is said in English */
export function voiceIn(language: Language, texts: Readonly<Record<string, string>> = {}): Voice {
  const number = new Intl.NumberFormat(language);
  const date = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const tell = ({ message, fill, words, days }: Omit<Said, 'text'>): string => {
    const place = (name: string): string => {
      const value = fill[name];
      if (typeof value === 'number') return number.format(value);
      if (typeof value === 'string') return value;
      if (value !== undefined) return value.map((text) => tell(said('“{text}”', { text }))).join(', ');
      const day = days[name];
      if (day !== undefined) return date.format(Date.parse(`${day}T00:00Z`));
      return (words[name] ?? []).map((text) => texts[text] ?? text).join(', ');
    };
    return (texts[message] ?? message)
      .replace(PLURAL, (_, name: string, none: string | undefined, one: string, other: string) => {
        const branch = fill[name] === 0 ? (none ?? other) : fill[name] === 1 ? one : other;
        return branch.replaceAll('#', `{${name}}`);
      })
      .replace(PLACE, (_, name: string) => place(name));
  };
  return { language, tell, word: (text) => texts[text] ?? text };
}

export function said(
  message: string,
  fill: Said['fill'] = {},
  { words = {}, days = {} }: Partial<Pick<Said, 'words' | 'days'>> = {},
): Said {
  const sentence = { message, fill, words, days };
  return { ...sentence, text: english.tell(sentence) };
}

export const english: Voice = voiceIn('en');

/** Several sentences, one after the other. */
export function textOf(sentences: readonly Said[]): string {
  return sentences.map(({ text }) => text).join(' ');
}
