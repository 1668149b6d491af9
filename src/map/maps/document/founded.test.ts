import { expect, it } from 'vitest';
import { blank, type Evidence } from './document.ts';
import { founded } from './founded.ts';

const piece = (change: Partial<Evidence>): Evidence => ({ ...blank.evidence, ...change });
const quote = (note: string) => piece({ kind: 'quote', note });
const report = (count: number | null) => piece({ kind: 'report', reference: 'svd_1', count });
const url = piece({ kind: 'url', reference: 'https://example.com' });

it.each<[string, Evidence[], ReturnType<typeof founded>]>([
  ['nothing', [], 'guess'],
  ['what was removed', [piece({ note: 'x', removed: true })], 'guess'],
  ['an empty quote', [quote('  ')], 'guess'],
  ['one quote', [quote('I waited')], 'some-signs'],
  ['four quotes', ['a', 'b', 'c', 'd'].map(quote), 'some-signs'],
  ['five quotes', ['a', 'b', 'c', 'd', 'e'].map(quote), 'solid'],
  ['one quote five times', ['a', 'A', ' a', 'a', 'a '].map(quote), 'some-signs'],
  ['a report on 29', [report(29)], 'some-signs'],
  ['a report on 30', [report(30)], 'solid'],
  ['a report on nobody knows how many', [report(null)], 'some-signs'],
  ['three pieces of two kinds', [quote('a'), quote('b'), url], 'solid'],
  ['two pieces of two kinds', [quote('a'), url], 'some-signs'],
])('a card with %s is so founded', (_, evidence, expected) => {
  expect(founded(evidence)).toBe(expected);
});
