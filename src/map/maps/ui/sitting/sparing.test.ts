/** One's own step is taken back without taking along what others have put into it since. */
import { expect, it } from 'vitest';
import { emptyDocument, type MapDocument } from '../../document/document.ts';
import { applyAll, type Operation } from '../../document/operation.ts';
import { seen } from '../../document/seen.ts';
import { acted, begunSitting, redone, type SittingState, told, undone, undoSpares } from './sitting-state.ts';

const begun: MapDocument = applyAll(emptyDocument(), [
  { id: 'x1', act: 'add', on: 'column', entity: 's1', fields: { title: 'One' } },
  { id: 'x2', act: 'add', on: 'lane', entity: 'l1', fields: { kind: 'does' } },
]);

let made = 0;
const newId = (): string => `n${++made}`;
const add = (on: Operation['on'], entity: string, fields: object): Operation => ({
  ...{ id: newId(), act: 'add', on, entity },
  fields: { ...fields },
});
const set = (on: Operation['on'], entity: string, fields: object, was: object): Operation => ({
  ...{ id: newId(), act: 'set', on, entity },
  ...{ fields: { ...fields }, was: { ...was } },
});
const card = (entity: string, text: string, column = 's1') =>
  add('card', entity, { lane: 'l1', column, text });
const at = (joins?: string) => ({ joins, at: 0, newId });

/** All that was done here is confirmed, then somebody else does this. */
function others(state: SittingState, ...operations: Operation[]): SittingState {
  const all = [...state.replica.pending, ...operations];
  const numbered = all.map((operation, index) => ({
    sequence: state.replica.sequence + index + 1,
    operation,
  }));
  return told(state, { sequence: state.replica.sequence + all.length, operations: numbered });
}

const shownCards = ({ whole }: SittingState): Record<string, string> =>
  Object.fromEntries(Object.entries(seen(whole).cards).map(([id, { text }]) => [id, text]));

function withMine(): SittingState {
  const first = acted(begunSitting(begun, 0), [card('mine', 'I q')], at('text mine'));
  return acted(first, [set('card', 'mine', { text: 'I queue' }, { text: 'I q' })], at('text mine'));
}

it('keeps a card that somebody else has typed into, as it is now', () => {
  const state = others(withMine(), set('card', 'mine', { text: 'I queue, long' }, { text: 'I queue' }));
  expect(undoSpares(state)).toBe(true);
  const after = undone(state, newId);
  expect(shownCards(after)).toEqual({ mine: 'I queue, long' });
  expect(seen(after.whole).asides).toEqual({});
  expect(after.history).toMatchObject({ done: [], undone: [] });
});

it.each<[string, Operation]>([
  ['evidence', add('evidence', 'e1', { card: 'mine', note: 'Ten minutes' })],
  ['an owner', set('card', 'mine', { owner: 'acc_2' }, { owner: null })],
  ['a figure', set('card', 'mine', { figure: { from: 'goal', goal: 'g' } }, { figure: null })],
])('keeps a card to which somebody else has given %s', (_what, operation) => {
  const state = others(withMine(), operation);
  expect(undoSpares(state)).toBe(true);
  expect(shownCards(undone(state, newId))).toEqual({ mine: 'I queue' });
});

it('takes a card back that others have only moved, or removed', () => {
  for (const fields of [{ position: 'a5' }, { removed: true }]) {
    const state = others(withMine(), set('card', 'mine', fields, {}));
    expect(undoSpares(state)).toBe(false);
    expect(shownCards(undone(state, newId))).toEqual({});
  }
});

it('keeps a card of which a text of somebody else is still to be decided on', () => {
  const typed = acted(withMine(), [set('card', 'mine', { text: 'Queue' }, { text: 'I queue' })], at());
  // What is typed here has not seen it, so it is put aside.
  const ben = set('card', 'mine', { text: 'We wait' }, { text: 'I queue' });
  const [mine, later] = typed.replica.pending;
  const state = told(typed, {
    sequence: 3,
    operations: [mine, ben, later].map((operation, index) => ({
      sequence: index + 1,
      operation: operation as Operation,
    })),
  });
  const first = undone(state, newId);
  const second = undone(first, newId);
  expect(Object.keys(shownCards(second))).toEqual(['mine']);
  expect(Object.values(seen(second.whole).asides).map(({ text }) => text)).toContain('We wait');
});

it('takes back the rest of a step', () => {
  const pasted = acted(begunSitting(begun, 0), [card('a', 'one'), card('b', 'two')], at());
  const after = undone(others(pasted, set('card', 'b', { text: 'too' }, { text: 'two' })), newId);
  expect(shownCards(after)).toEqual({ b: 'too' });
  expect(shownCards(redone(after, newId))).toEqual({ a: 'one', b: 'too' });
});

it('keeps a card that somebody else has commented on', () => {
  const state = others(withMine());
  expect(undoSpares(state, new Set(['hers']))).toBe(false);
  const spokenOf = new Set(['mine']);
  expect(undoSpares(state, spokenOf)).toBe(true);
  expect(shownCards(undone(state, newId, spokenOf))).toEqual({ mine: 'I queue' });
  expect(shownCards(undone(state, newId))).toEqual({});
});

it('keeps a new stage, its step and a new lane in which somebody else’s card stands', () => {
  const state = acted(
    begunSitting(begun, 0),
    [
      add('column', 's2', { title: 'Two' }),
      add('column', 's3', { title: 'A step', stage: 's2' }),
      add('lane', 'l2', { kind: 'pains' }),
      card('mine', 'Mine', 's3'),
    ],
    at(),
  );
  const there = others(state, add('card', 'hers', { lane: 'l2', column: 's3', text: 'Hers' }));
  const after = undone(there, newId);
  expect(shownCards(after)).toEqual({ hers: 'Hers' });
  expect(Object.keys(seen(after.whole).columns)).toEqual(['s1', 's2', 's3']);
  expect(Object.keys(seen(after.whole).lanes)).toEqual(['l1', 'l2']);
});

it('knows what came to be here also after it was taken back and done again', () => {
  const again = redone(undone(withMine(), newId), newId);
  expect(shownCards(again)).toEqual({ mine: 'I queue' });
  expect(shownCards(undone(again, newId))).toEqual({});
  const state = others(again, set('card', 'mine', { text: 'I wait' }, { text: 'I queue' }));
  expect(shownCards(undone(state, newId))).toEqual({ mine: 'I wait' });
});
