import { describe, expect, it } from 'vitest';
import { mentionBeingTyped, mentionsIn, partsOf, withMentions, withNames } from './mentions.ts';

const people = [
  { id: 'acc_1', name: 'Ana' },
  { id: 'acc_2', name: 'Ana Maria' },
  { id: 'acc_3', name: 'ben@x.example' },
];
const nameOf = (id: string) => people.find((each) => each.id === id)?.name ?? 'Somebody who has left';

describe('mentions', () => {
  it.each([
    ['Look, @Ana!', 'Look, @[acc_1]!'],
    ['@Ana Maria and @ana', '@[acc_2] and @[acc_1]'],
    ['@Ana Mariana', '@[acc_1] Mariana'],
    ['@Anabel', '@Anabel'],
    ['mail me@Ana', 'mail me@Ana'],
    ['@ben@x.example: yes', '@[acc_3]: yes'],
    ['@nobody @', '@nobody @'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(withMentions(typed, people)).toBe(kept);
  });

  it('are found once each, and shown by name', () => {
    const kept = 'Hi @[acc_2], ask @[acc_1] or @[acc_2] or @[acc_9]';
    expect(mentionsIn(kept)).toEqual(['acc_2', 'acc_1', 'acc_9']);
    expect(withNames(kept, nameOf)).toBe('Hi @Ana Maria, ask @Ana or @Ana Maria or @Somebody who has left');
    expect(partsOf('a @[acc_1]', nameOf)).toEqual([
      { text: 'a ', mentions: null },
      { text: '@Ana', mentions: 'acc_1' },
    ]);
    expect(withMentions(withNames('x @[acc_2] y', nameOf), people)).toBe('x @[acc_2] y');
  });

  it.each([
    ['Hello @An', { at: 6, word: 'An' }],
    ['@', { at: 0, word: '' }],
    ['@Ana Mar', { at: 0, word: 'Ana Mar' }],
    ['a@b', null],
    ['nothing', null],
  ])('behind “%s” somebody is being typed: %o', (typed, found) => {
    expect(mentionBeingTyped(typed, typed.length)).toEqual(found);
  });
});
