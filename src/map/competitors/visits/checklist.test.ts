/** Answers of a checklist: set field by field, sent twice without harm, nothing typed lost. */
import { expect, it } from 'vitest';
import { changedChecklist, newChecklist } from './checklist.ts';
import type { Answer, VisitChange, VisitItem } from './contract.ts';
import { isEmpty, NOTHING_WAITS, together } from './waiting.ts';

const list = newChecklist(
  [
    { title: 'I read the menu.', stage: 'Visit', touchpoint: null },
    { title: 'I pay', stage: 'Payment', touchpoint: 'tpt_1', look: 'How long is the wait?' },
  ],
  new Map([['i read the menu', 'Can you read it?']]),
);
const change = (...answers: Answer[]): VisitChange => ({ answers, found: [] });
const after = (items: readonly VisitItem[], ...changes: VisitChange[]): VisitItem[] =>
  changes.reduce<readonly VisitItem[]>(changedChecklist, items) as VisitItem[];
const photo = (n: number): string => `picture:pic_${n}`;

it('knows what to look at from the trade, or from what trades usually look at', () => {
  expect(list.map(({ key, look, isThere }) => [key, look, isThere])).toEqual([
    ['1', 'Can you read it?', null],
    ['2', 'How long is the wait?', null],
  ]);
});

it('sets what is given: a score says that it is there, what is not there has no score', () => {
  const [scored] = after(list, change({ key: '1', score: 4 }));
  expect(scored).toMatchObject({ isThere: true, score: 4 });
  const [away] = after([scored as VisitItem], change({ key: '1', isThere: false }));
  expect(away).toMatchObject({ isThere: false, score: null });
  expect(after(list, change({ key: 'none', score: 1 }))).toEqual(list);
});

it('keeps words that somebody else wrote meanwhile, also when the same is sent again', () => {
  const mine = change({ key: '1', note: { text: 'Too small', was: '' } });
  const theirs = change({ key: '1', note: { text: 'In French only', was: '' } });
  const note = (...changes: VisitChange[]): string | undefined => after(list, ...changes)[0]?.note;
  expect(note(mine, mine)).toBe('Too small');
  expect(note(mine, theirs, theirs)).toBe('Too small\nIn French only');
  const more = change({ key: '1', note: { text: 'In French only, alas', was: 'In French only' } });
  expect(note(mine, theirs, more, more)).toBe('Too small\nIn French only, alas');
  expect(note(mine, change({ key: '1', note: { text: '', was: 'Too small' } }))).toBe('');
});

it('adds and takes away photos, each once and at most six', () => {
  const add = (...ns: number[]) => change({ key: '1', addPhotos: ns.map(photo) });
  const photos = (...changes: VisitChange[]) => after(list, ...changes)[0]?.photos;
  expect(photos(add(1, 2), add(2, 3), change({ key: '1', removePhotos: [photo(1)] }))).toEqual([
    photo(2),
    photo(3),
  ]);
  expect(photos(add(1, 2, 3, 4), add(5, 6, 7))).toHaveLength(6);
});

it('takes what was found on the spot once', () => {
  const found = { answers: [], found: [{ key: 'fnd_1', title: 'A cake to take home', stage: 'Visit' }] };
  expect(after(list, found, found)).toHaveLength(3);
  expect(after(list, found).at(-1)).toMatchObject({ isThere: true, touchpoint: null });
});

it('puts waiting answers together so that they do what they did one by one', () => {
  const steps: VisitChange[] = [
    change({ key: '1', score: 2, note: { text: 'Sm', was: '' }, addPhotos: [photo(1)] }),
    change({ key: '1', note: { text: 'Small', was: 'Sm' } }, { key: '2', isThere: false }),
    { answers: [], found: [{ key: 'f', title: 'Cake', stage: '' }], visitor: 'Ann' },
    change({ key: '1', removePhotos: [photo(1)], addPhotos: [photo(2)] }, { key: 'f', score: 5 }),
    change({ key: '1', score: 3, addPhotos: [photo(1)] }),
  ];
  const once = steps.reduce(together, NOTHING_WAITS);
  const sorted = (items: readonly VisitItem[]) =>
    items.map(({ photos, ...rest }) => ({ ...rest, photos: [...photos].sort() }));
  expect(sorted(after(list, once))).toEqual(sorted(after(list, ...steps)));
  expect(once.visitor).toBe('Ann');
  expect([isEmpty(once), isEmpty(NOTHING_WAITS)]).toEqual([false, true]);
});
