/** What written answers say of a mood, on −2 … +2; and those that say nothing, or not in English. */
import { sentimentOf } from '../../../kernel/sentiment/vader.ts';
import { MOST } from '../scales.ts';
import { areEnglish } from './english.ts';
import { readLexicon } from './lexicon.ts';

/** Of one text: its feeling; `foreign` where it is not surely English; `none` where no word of it tells of a mood. */
export type Mood = number | 'foreign' | 'none';

export function moodsOf(texts: readonly string[]): Mood[] {
  const lexicon = readLexicon();
  const english = areEnglish(texts);
  return texts.map((text, i) => {
    if (!english[i]) return 'foreign';
    const { compound, known } = sentimentOf(lexicon, text);
    return known === 0 ? 'none' : MOST * compound;
  });
}
