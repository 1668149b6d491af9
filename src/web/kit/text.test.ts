/** Sentences of the server on a screen in another language. */
import { expect, it } from 'vitest';
import german from '../../../data/texts/de.json' with { type: 'json' };
import { said } from '../../kernel/said.ts';
import { retold, startText } from './text.tsx';

startText('de', german);

it('are said again in it, with the words of the owner as they are', () => {
  const note = said(
    '“{heading}” was taken for the lane “{lane}”.',
    { heading: 'Pictures {n}' },
    { lane: ['Pictures'] },
  );
  expect(retold(note)).toBe('„Pictures {n}“ wurde als Bahn „Bilder“ genommen.');
});

it('count as the language does', () => {
  const message = 'Not held by this format: {n, plural, one {# channel} other {# channels}}.';
  expect(retold(said(message, { n: 1 }))).toBe('Nicht in diesem Format: 1 Kanal.');
  expect(retold(said(message, { n: 1200 }))).toBe('Nicht in diesem Format: 1.200 Kanäle.');
});

it('are in English where they have not been translated', () => {
  const sentence = said('Nobody has translated {n, plural, one {# word} other {# words}}.', { n: 2 });
  expect(retold(sentence)).toBe(sentence.text);
});
