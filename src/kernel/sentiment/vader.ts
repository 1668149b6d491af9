/**
 * How a text sounds, by VADER: a lexicon of words rated by people, and rules for what stands around a word (Hutto and Gilbert 2014, "VADER: A
 * parsimonious rule-based model for sentiment analysis of social media text", ICWSM). English alone: of another language it knows next to
 * nothing, and would call all of it neutral. Pure.
 */
import { boosters, idioms, negates } from './vader-words.ts';

export interface Lexicon {
  /** What a word or emoticon, in small letters, is worth by itself: −4 … +4. */
  readonly valences: ReadonlyMap<string, number>;
  /** What an emoji (one code point) is called. */
  readonly emoji: ReadonlyMap<string, string>;
}

export interface Sentiment {
  /** −1 (worst) … +1 (best). */
  readonly compound: number;
  /** Parts of the whole; all 0 for a text without words. */
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
  /** Words the lexicon knows: where there are none, nothing is known of a mood. */
  readonly known: number;
}

/** What a booster before adds, by how far before it stands. */
const BOOST = 0.293;
const FADES = [1, 0.95, 0.9] as const;
/** What capitals add among small letters. */
const CAPITALS = 0.733;
/** What "not" makes of what follows. */
const NEGATED = -0.74;
/** "never so good", "never this good". */
const NEVER_SO = 1.25;
const BEFORE_BUT = 0.5;
const AFTER_BUT = 1.5;
const EXCLAMATION = 0.292;
const MOST_EXCLAMATIONS = 4;
const QUESTION = 0.18;
const MANY_QUESTIONS = 0.96;
/** Sums about this large come near to ±1. */
const ALPHA = 15;

interface Words {
  readonly written: readonly string[];
  readonly small: readonly string[];
  /** Some are written in capitals and some are not. */
  readonly capitalsTell: boolean;
  readonly valences: Lexicon['valences'];
}

export function sentimentOf({ valences, emoji }: Lexicon, text: string): Sentiment {
  const whole = withNames(text, emoji);
  const words = wordsOf(whole, valences);
  const worth = words.small.map((word, i) => (isModifier(words, i) ? 0 : worthOf(words, word, i)));
  weighAroundBut(words.small, worth);
  const known = words.small.reduce((sum, word) => sum + (valences.has(word) ? 1 : 0), 0);
  return { ...summed(worth, emphasis(whole)), known };
}

/** Each emoji as its name, a word of its own. */
function withNames(text: string, emoji: Lexicon['emoji']): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: whatever is not ASCII
  return text.replace(/[^\x00-\x7f]/gu, (character) => {
    const name = emoji.get(character);
    return name === undefined ? character : ` ${name} `;
  });
}

const PUNCTUATION = /^[!-/:-@[-`{-~]+|[!-/:-@[-`{-~]+$/g;

/** Without the punctuation around them, but for emoticons and what is as short. */
function wordsOf(text: string, valences: Lexicon['valences']): Words {
  const written = text.split(/\s+/).filter((word) => word !== '');
  for (const [i, token] of written.entries()) {
    const bare = token.replace(PUNCTUATION, '');
    if (bare.length > 2) written[i] = bare;
  }
  const small = written.map((word) => word.toLowerCase());
  const capitals = written.filter(isCapitals).length;
  return { written, small, capitalsTell: capitals > 0 && capitals < written.length, valences };
}

function isCapitals(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}

/** Boosters say nothing themselves, nor does the "kind" of "kind of". */
function isModifier({ small }: Words, i: number): boolean {
  const word = small[i] ?? '';
  return boosters.has(word) || (word === 'kind' && small[i + 1] === 'of');
}

function worthOf(words: Words, word: string, i: number): number {
  const { small, valences, written, capitalsTell } = words;
  const own = valences.get(word);
  if (own === undefined) return 0;
  let worth = afterNo(words, own, i);
  if (capitalsTell && isCapitals(written[i] ?? '')) worth += worth > 0 ? CAPITALS : -CAPITALS;
  for (const back of [1, 2, 3] as const) {
    const before = small[i - back];
    if (before === undefined || valences.has(before)) continue;
    worth += boost(words, i - back, worth) * (FADES[back - 1] ?? 1);
    worth = negated(small, worth, i, back);
    if (back === 3) worth = asIdiom(small, worth, i);
  }
  return afterLeast(words, worth, i);
}

/** "No" before a word that the lexicon knows turns that word, and is nothing by itself. */
function afterNo({ small, valences }: Words, own: number, i: number): number {
  const isOr = small[i - 1] === 'or' || small[i - 1] === 'nor';
  if (small[i - 1] === 'no' || small[i - 2] === 'no' || (small[i - 3] === 'no' && isOr)) return own * NEGATED;
  return small[i] === 'no' && valences.has(small[i + 1] ?? '') ? 0 : own;
}

/** What the word at a place adds to the one it stands before. */
function boost({ small, written, capitalsTell }: Words, at: number, worth: number): number {
  const way = boosters.get(small[at] ?? '');
  if (way === undefined) return 0;
  const side = worth < 0 ? -1 : 1;
  const loud = capitalsTell && isCapitals(written[at] ?? '') ? (worth > 0 ? CAPITALS : -CAPITALS) : 0;
  return way * side * BOOST + loud;
}

const emphasises = (word: string | undefined): boolean => word === 'so' || word === 'this';

/**
 * Negations one, two or three words before. As in the published program, "so" and "this" right before a word, and three words after the
 * beginning, make it stronger by themselves.
 */
function negated(small: readonly string[], worth: number, i: number, back: 1 | 2 | 3): number {
  const before = small[i - back] ?? '';
  const isNever = before === 'never' && back > 1 && emphasises(small[i - back + 1]);
  if (isNever || (back === 3 && emphasises(small[i - 1]))) return worth * NEVER_SO;
  const isWithoutDoubt = before === 'without' && small.slice(i - back + 1, i).includes('doubt');
  return negates(before) && !isWithoutDoubt ? worth * NEGATED : worth;
}

function asIdiom(small: readonly string[], worth: number, i: number): number {
  const run = (from: number, to: number): string => small.slice(i + from, i + to + 1).join(' ');
  const behind = [run(-1, 0), run(-2, 0), run(-2, -1), run(-3, -1), run(-3, -2)];
  const ahead = [run(0, 2), run(0, 1)];
  const idiom = [...ahead, ...behind].find((each) => idioms.has(each));
  const meant = idiom === undefined ? worth : (idioms.get(idiom) ?? worth);
  return [run(-3, -1), run(-3, -2), run(-2, -1)].reduce(
    (sum, each) => sum + BOOST * (boosters.get(each) ?? 0),
    meant,
  );
}

/** "Least good", but not "at least good". */
function afterLeast({ small, valences }: Words, worth: number, i: number): number {
  if (small[i - 1] !== 'least' || valences.has('least')) return worth;
  return small[i - 2] === 'at' || small[i - 2] === 'very' ? worth : worth * NEGATED;
}

/** What comes after "but" is what is meant. */
function weighAroundBut(small: readonly string[], worth: number[]): void {
  const but = small.indexOf('but');
  if (but < 0) return;
  for (const [i, each] of worth.entries()) {
    if (i !== but) worth[i] = each * (i < but ? BEFORE_BUT : AFTER_BUT);
  }
}

/** What exclamation and question marks add to the whole. */
function emphasis(text: string): number {
  let [exclamations, questions] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 33) exclamations++;
    else if (code === 63) questions++;
  }
  const asked = questions > 1 ? (questions <= 3 ? questions * QUESTION : MANY_QUESTIONS) : 0;
  return Math.min(exclamations, MOST_EXCLAMATIONS) * EXCLAMATION + asked;
}

function summed(worth: readonly number[], marks: number): Omit<Sentiment, 'known'> {
  if (worth.length === 0) return { compound: 0, positive: 0, neutral: 0, negative: 0 };
  let [sum, good, bad, neither] = [0, 0, 0, 0];
  for (const each of worth) {
    sum += each;
    if (each > 0) good += each + 1;
    else if (each < 0) bad += 1 - each;
    else neither++;
  }
  if (sum !== 0) sum += sum > 0 ? marks : -marks;
  if (good > bad) good += marks;
  else if (bad > good) bad += marks;
  const all = good + bad + neither;
  const compound = Math.max(-1, Math.min(1, sum / Math.sqrt(sum ** 2 + ALPHA)));
  return { compound, positive: good / all, neutral: neither / all, negative: bad / all };
}
