/** No other language is taken for English; English is, where it can be told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { sharedData } from '../../../../test/support/shared-data.ts';
import { areEnglish } from './english.ts';

const english = [
  'I am very happy with the product.',
  'Delivery took three weeks, far too long.',
  'The people on the phone were friendly.',
  'The colour is not as in the picture.',
  'Could not pay, had to order three times.',
];
const others = {
  German: [
    'Super, gerne wieder.',
    'Leider kam das Paket beschädigt an.',
    'Die Lieferung war gut',
    'Fantastisch!',
  ],
  French: ['Excellent service, merci beaucoup', 'Le colis est arrivé cassé.', 'Je recommande', 'Parfait !'],
  Spanish: ['Una tienda encantadora', 'El paquete llegó roto.', 'Muy bien', 'No funciona'],
  Italian: ['Consegna veloce, grazie mille.', 'Pessimo servizio', 'Molto bene', 'Non mi è piaciuto'],
  Dutch: [
    'De klantenservice antwoordt nooit.',
    'Heel goed',
    'Slechte kwaliteit',
    'Een leuke winkel met goede service',
  ],
  Portuguese: ['Muito bom, recomendo', 'O pacote chegou quebrado.', 'Não gostei', 'Entrega rápida'],
  Russian: ['Всё отлично, спасибо!'],
  Japanese: ['とても良い商品でした。'],
};

it.each(Object.entries(others))('%s is not English, long or short', (_, texts) => {
  expect(areEnglish(texts)).toEqual(texts.map(() => false));
});

it('English is, and so is what has no letters', () => {
  expect(areEnglish([...english, 'Great!', 'Love it', '😀', '5/5 :)'])).toEqual(Array(9).fill(true));
});

it('what is too short to tell is English where nearly all the longer texts are', () => {
  const short = ['Super!', 'Top', 'Nice', 'Avoid'];
  const all = areEnglish([...english, ...short, 'Отлично']);
  expect(all.slice(5)).toEqual([true, true, true, true, false]);
  const mixed = areEnglish([...english, ...others.German, ...others.French, ...short]);
  expect(mixed.slice(-4)).not.toContain(true);
  expect(areEnglish(['Super!', 'Top'])).toEqual([false, false]);
});

const labelled = sharedData('sentiment-uci-labelled');
const olist = sharedData('olist-4000-orders/olist_order_reviews_dataset.csv');

describe.skipIf(labelled === null || olist === null)(
  'real reviews (skipped where they are not on this machine)',
  () => {
    it('are told apart', () => {
      const reviews = ['amazon_cells', 'yelp', 'imdb'].flatMap((name) =>
        readFileSync(join(labelled ?? '', `${name}_labelled.txt`), 'utf8')
          .split('\n')
          .flatMap((line) => line.split('\t').slice(0, 1))
          .filter((text) => text !== ''),
      );
      const known = areEnglish(reviews).filter(Boolean).length;
      const rows: Record<string, string>[] = parse(readFileSync(olist ?? ''), { columns: true });
      const portuguese = rows.map((row) => row.review_comment_message ?? '').filter((text) => text !== '');
      const english = areEnglish(portuguese);
      const taken = portuguese.filter((text, i) => english[i] && /\p{L}/u.test(text));
      expect([reviews.length, portuguese.length > 1000]).toEqual([3000, true]);
      expect(known, `${known} of ${reviews.length}`).toBeGreaterThan(2970);
      expect(taken).toEqual([]);
    });
  },
);
