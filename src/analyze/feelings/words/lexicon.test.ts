/** The lexicon as it is shipped: against the figures of the published program and against reviews people labelled, where this machine has them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referenceValues } from '../../../../test/support/reference-values.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';
import { type Sentiment, sentimentOf } from '../../../kernel/sentiment/vader.ts';
import { readLexicon } from './lexicon.ts';

interface Figures {
  readonly compound: number;
  readonly pos: number;
  readonly neu: number;
  readonly neg: number;
}
interface Vader {
  readonly cases: readonly { readonly text: string; readonly expected: Figures }[];
  readonly amazon_snippets: { readonly expected: readonly (Figures & { readonly id: string })[] };
}

const values = referenceValues<Vader>('vader');
const snippets = sharedData('reference-inputs/vader_amazon_snippets.json');
const labelled = sharedData('sentiment-uci-labelled');

it('knows what people write', () => {
  const sounds = (text: string): number => Math.sign(sentimentOf(readLexicon(), text).compound);
  const happy = ['I love it', 'Thanks a lot :)', '😀', '👍🏽', 'I ❤️ this shop', 'not bad at all', '😍'];
  const unhappy = ['terrible, never again', "doesn't work and nobody helps, awful", '😡', '👎', '💔', ':('];
  expect([happy.map(sounds), unhappy.map(sounds)]).toEqual([happy.map(() => 1), unhappy.map(() => -1)]);
  expect(sounds('The parcel came on Tuesday.')).toBe(0);
});

describe.skipIf(values === null || snippets === null)(
  'the published program (skipped where its figures are not on this machine)',
  () => {
    it('says the same of each of 418 texts, where emoji have the names they had then', () => {
      const { valences, emoji } = readLexicon();
      const then = new Map([...emoji, ['😡', 'pouting face'] as const]);
      then.delete('❤');
      const { rows } = JSON.parse(readFileSync(snippets ?? '', 'utf8')) as {
        rows: readonly { readonly id: string; readonly text: string }[];
      };
      const written = new Map(rows.map(({ id, text }) => [id, text]));
      const cases = [
        ...(values?.cases ?? []).map(({ text, expected }) => ({ text, ...expected })),
        ...(values?.amazon_snippets.expected ?? []).map((each) => ({
          ...each,
          text: written.get(each.id) ?? '',
        })),
      ];
      expect(cases.length).toBe(418);
      const isSame = (said: Sentiment, { compound, pos, neu, neg }: Figures): boolean =>
        Math.abs(said.compound - compound) <= 1e-4 &&
        [said.positive - pos, said.neutral - neu, said.negative - neg].every((off) => Math.abs(off) <= 1e-3);
      const lexicon = { valences, emoji: then };
      const others = cases.filter((each) => !isSame(sentimentOf(lexicon, each.text), each));
      expect(others.map(({ text }) => text)).toEqual([]);
    });
  },
);

describe.skipIf(labelled === null)('labelled reviews (skipped where they are not on this machine)', () => {
  it('is right about nearly four in five of those of which it says anything', () => {
    const lines = ['amazon_cells', 'yelp', 'imdb'].flatMap((name) =>
      readFileSync(join(labelled ?? '', `${name}_labelled.txt`), 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    );
    const judged = lines.map((line) => {
      const [text = '', label] = line.split('\t');
      return { isGood: label?.trim() === '1', ...sentimentOf(readLexicon(), text) };
    });
    const told = judged.filter(({ compound }) => compound !== 0);
    const right = told.filter(({ isGood, compound }) => isGood === compound > 0).length;
    expect(lines.length).toBe(3000);
    expect([told.length > 2300, right / told.length > 0.78], `${right} of ${told.length}`).toEqual([
      true,
      true,
    ]);
  });
});
