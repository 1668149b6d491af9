/** Sentences that screens say again: in English they read as the screen would say them. */
import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { expect, it } from 'vitest';
import german from '../../data/texts/de.json' with { type: 'json' };
import { said, voiceIn } from './said.ts';

const listed = (words: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(words).map(([place, texts]) => [place, texts.join(', ')]));

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
i18n.setMessagesCompiler(compileMessage);

it.each([
  said('Nothing is filled in here.'),
  said('{n, plural, one {# card} other {# cards}} of “{lane}”.', { n: 1 }, { words: { lane: ['Feeling'] } }),
  said('{n, plural, one {# card} other {# cards}} of “{lane}”.', { n: 1200, lane: 'Feeling {n} #' }),
  said('{n, plural, one {once} other {# times}}, by {people, plural, one {# person} other {# people}}.', {
    ...{ n: 1, people: 0 },
  }),
  said('Cut: {n, number}.', { n: 1200 }),
  said('All{n, plural, =0 {} one { and # more} other { and # more}}.', { n: 0 }),
  said('All{n, plural, =0 {} one { and # more} other { and # more}}.', { n: 3 }),
  said("The customer’s “{text}” isn’t here; it can't be.", { text: "it's" }),
])('$text', ({ text, message, fill, words }) => {
  expect(text).toBe(i18n._(message, { ...fill, ...listed(words) }));
});

it('says numbers and words where they belong', () => {
  expect(
    said(
      '{n, plural, one {# card} other {# cards}} of “{lane}”.',
      { n: 1200 },
      { words: { lane: ['Feeling'] } },
    ).text,
  ).toBe('1,200 cards of “Feeling”.');
});

const screens = setupI18n({ locale: 'de', messages: { de: {} } });
screens.setMessagesCompiler(compileMessage);
/** Apostrophes and tags mean something to screens alone. */
const comparable = Object.entries(german).filter(([, text]) => text.includes('{') && !/['<]/.test(text));

it('says in German what the screens say', () => {
  const voice = voiceIn('de', german);
  let compared = 0;
  for (const [message, text] of comparable) {
    const names = new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].flatMap(([, name]) => name ?? []));
    for (const n of [1, 2]) {
      const fill = Object.fromEntries([...names].map((name) => [name, n]));
      const told = voice.tell({ message, fill, words: {}, days: {} });
      // Other kinds of places are for screens alone.
      if (/[{}]/.test(told)) continue;
      compared++;
      expect(told).toBe(screens._(text, fill));
    }
  }
  expect(compared).toBeGreaterThan(500);
});
