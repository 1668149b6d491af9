/** What the words, emoticons and emoji of English answers are worth: data of two packages, read once in each thread. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Lexicon } from '../../../kernel/sentiment/vader.ts';

/** Ratings that the published lexicon has changed or gained since the package took it over. */
const AMENDED = [
  ['badass', 1.4],
  ['heart', 3.2],
] as const;
/** Emoji whose names do not say what is meant. */
const MEANT = [
  ['👍', 'good'],
  ['👎', 'bad'],
  ['💔', 'heartbroken'],
] as const;

const require = createRequire(import.meta.url);
let known: Lexicon | null = null;

/** The lexicon of VADER, and emoji by their names in Unicode. */
export function readLexicon(): Lexicon {
  known ??= { valences: readValences(), emoji: readEmoji() };
  return known;
}

/** Lines of: word, mean of its ratings, and how they were spread. */
function readValences(): Map<string, number> {
  const file = readFileSync(require.resolve('vader-sentiment/vader_lexicon.txt'), 'utf8');
  const valences = new Map<string, number>();
  for (const line of file.split('\n')) {
    const [word, mean] = line.split('\t');
    if (word && mean) valences.set(word, Number(mean));
  }
  for (const [word, rating] of AMENDED) valences.set(word, rating);
  return valences;
}

/** Those of one code point: what is joined of several is read by its parts. */
function readEmoji(): Map<string, string> {
  const names = require('unicode-emoji-json') as Readonly<Record<string, { readonly name: string }>>;
  const emoji = new Map<string, string>();
  for (const [written, { name }] of Object.entries(names)) {
    const [first, ...more] = written.replace('\uFE0F', '');
    if (first !== undefined && more.length === 0) emoji.set(first, name);
  }
  for (const [each, meaning] of MEANT) emoji.set(each, meaning);
  return emoji;
}
