/** Sentences of the server on a screen in another language. */
import { i18n } from '@lingui/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import german from '../../../data/texts/de.json' with { type: 'json' };
import { said } from '../../kernel/said.ts';
import { retold, startText } from './text.tsx';

beforeAll(() => {
  startText();
  i18n.loadAndActivate({ locale: 'de', messages: { ...german } });
});
afterAll(() => i18n.activate('en'));

it('are said again in it, with the words of the owner as they are', () => {
  const note = said(
    '“{heading}” was taken for the lane “{lane}”.',
    { heading: 'Pictures {n}' },
    { words: { lane: ['Pictures'] } },
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

it('name days and several things as the language does', () => {
  const sentence = said('Seen on {day}: {some}.', { some: ['one', 'two'] }, { days: { day: '2026-03-01' } });
  expect(sentence.text).toBe('Seen on 1 March 2026: “one”, “two”.');
  expect(retold(sentence)).toBe('Seen on 1. März 2026: „one“, „two“.');
});
