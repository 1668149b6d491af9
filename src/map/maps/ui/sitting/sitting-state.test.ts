/** What one person sees in a sitting: typing joined, undo and redo to both ends, beside somebody else's edits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument, type MapDocument } from '../../document/document.ts';
import { apply, applyAll, inverse, type Operation } from '../../document/operation.ts';
import type { Numbered } from '../../document/replica.ts';
import { seen } from '../../document/seen.ts';
import {
  acted,
  begunSitting,
  doneElsewhere,
  redone,
  resumed,
  type SittingState,
  sealed,
  takenBack,
  told,
  undone,
} from './sitting-state.ts';

const begun: MapDocument = applyAll(emptyDocument({ title: 'Start' }), [
  { id: 'x1', act: 'add', on: 'column', entity: 's1', fields: { title: 'One', position: 'a0' } },
  { id: 'x2', act: 'add', on: 'lane', entity: 'l1', fields: { kind: 'does', position: 'a0' } },
  { id: 'x3', act: 'add', on: 'card', entity: 'c1', fields: { lane: 'l1', column: 's1', text: 'a' } },
]);

let made = 0;
const newId = (): string => `n${++made}`;

function typed(
  state: SittingState,
  text: string,
  at: number,
  joins: string | undefined = 'c1.text',
): SittingState {
  const was = { text: state.whole.cards.c1?.text ?? '' };
  const operation: Operation = { id: newId(), act: 'set', on: 'card', entity: 'c1', fields: { text }, was };
  return acted(state, [operation], { joins, at, newId });
}

const textOf = ({ whole }: SittingState): string => whole.cards.c1?.text ?? '';

describe('typing', () => {
  it('is one edit and one step of undo while it goes on', () => {
    let state = begunSitting(begun, 0);
    for (const [index, text] of ['ab', 'abc', 'abcd'].entries()) state = typed(state, text, index * 500);
    expect(state.replica.pending).toMatchObject([{ fields: { text: 'abcd' }, was: { text: 'a' } }]);
    expect(state.history.done).toHaveLength(1);
    state = undone(state, newId);
    expect(textOf(state)).toBe('a');
    expect(textOf(redone(state, newId))).toBe('abcd');
  });

  it('begins a step of its own after a pause, and elsewhere', () => {
    let state = typed(typed(begunSitting(begun, 0), 'ab', 0), 'abc', 2001);
    state = typed(state, 'x', 2100, 'elsewhere');
    state = typed(state, 'xy', 2200, undefined);
    expect(state.history.done).toHaveLength(4);
    expect(textOf(undone(undone(state, newId), newId))).toBe('abc');
  });

  it('never changes an edit that may have been sent', () => {
    let state = sealed(typed(begunSitting(begun, 0), 'ab', 0));
    const [sent] = state.replica.pending;
    state = typed(state, 'abc', 100);
    expect(state.replica.pending[0]).toBe(sent);
    expect(state.replica.pending).toHaveLength(2);
    expect(state.history.done).toHaveLength(1);
    expect(textOf(undone(state, newId))).toBe('a');
  });

  it('is taken back whole where it began with a new card', () => {
    const add: Operation = {
      ...{ id: newId(), act: 'add', on: 'card', entity: 'c2' },
      fields: { lane: 'l1', column: 's1', text: '' },
    };
    let state = acted(begunSitting(begun, 0), [add], { joins: 'c2', at: 0, newId });
    for (const text of ['n', 'ne', 'new']) {
      const was = { text: state.whole.cards.c2?.text ?? '' };
      const operation: Operation = {
        id: newId(),
        act: 'set',
        on: 'card',
        entity: 'c2',
        fields: { text },
        was,
      };
      state = acted(state, [operation], { joins: 'c2', at: 10, newId });
    }
    expect(state.replica.pending).toMatchObject([{ act: 'add', fields: { text: 'new' } }]);
    expect(state.history.done.at(-1)?.back).toHaveLength(2);
    expect(seen(undone(state, newId).whole)).toEqual(begun);
  });
});

it('takes back what the server did in one’s name, and does it again', () => {
  const newer = typed(begunSitting(begun, 0), 'new', 0);
  const restored: Operation = {
    ...{ id: newId(), act: 'set', on: 'card', entity: 'c1' },
    ...{ fields: { text: 'a' }, was: { text: 'new' } },
  };
  const back = inverse(newer.whole, restored, newId);
  const [typedHere] = newer.replica.pending;
  const operations = [typedHere as Operation, restored].map((operation, index) => {
    return { sequence: index + 1, operation };
  });
  // Told by a push before the answer comes, or after it.
  const early = doneElsewhere(told(newer, { sequence: 2, operations }), back, { at: 1 });
  const late = told(doneElsewhere(newer, back, { at: 1 }), { sequence: 2, operations });
  for (const state of [early, late]) {
    expect(textOf(state)).toBe('a');
    const taken = undone(state, newId);
    expect(textOf(taken)).toBe('new');
    expect(textOf(redone(taken, newId))).toBe('a');
    expect(textOf(undone(taken, newId))).toBe('a');
  }
});

it('takes back just what the server did, also after more was done here, and once', () => {
  const restored: Operation = {
    ...{ id: newId(), act: 'set', on: 'lane', entity: 'l1' },
    ...{ fields: { title: 'Then' }, was: { title: '' } },
  };
  const before = begunSitting(begun, 0);
  const back = inverse(before.whole, restored, newId);
  const restoredHere = told(doneElsewhere(before, back, { at: 1 }), {
    sequence: 1,
    operations: [{ sequence: 1, operation: restored }],
  });
  const titleOf = ({ whole }: SittingState) => whole.lanes.l1?.title;
  expect(titleOf(restoredHere)).toBe('Then');
  expect(titleOf(takenBack(restoredHere, back, newId))).toBe('');
  const taken = takenBack(typed(restoredHere, 'more', 9000), back, newId);
  expect([titleOf(taken), textOf(taken)]).toEqual(['', 'more']);
  expect(takenBack(taken, back, newId)).toBe(taken);
  expect(textOf(undone(taken, newId))).toBe('a');
});

describe('what the server tells', () => {
  it('leaves the same object where it only confirms', () => {
    let state = sealed(typed(begunSitting(begun, 0), 'ab', 0));
    const { whole } = state;
    const operations = state.replica.pending.map((operation, index) => ({ sequence: index + 1, operation }));
    state = told(state, { sequence: 1, operations });
    expect(state.replica).toMatchObject({ pending: [], sequence: 1, confirmed: whole });
    expect(state.whole).toBe(whole);
    expect(told(state, { sequence: 1, operations })).toBe(state);
  });

  it('keeps what was refused to be read, and takes its step away', () => {
    let state = typed(begunSitting(begun, 0), 'ab', 0);
    const [first] = state.replica.pending;
    const refused = [{ id: first?.id ?? '', problem: 'No room.' }];
    state = told(state, { sequence: 0, operations: [], refused });
    expect(state.replica.refused).toMatchObject([
      { problem: 'No room.', operation: { fields: { text: 'ab' } } },
    ]);
    expect([textOf(state), state.history.done.length]).toEqual(['a', 0]);
  });

  it('does not let an undo lose what somebody else typed meanwhile', () => {
    let state = typed(begunSitting(begun, 0), 'mine', 0);
    const [mine] = state.replica.pending;
    const theirs: Operation = {
      ...{ id: 'other', act: 'set', on: 'card', entity: 'c1' },
      ...{ fields: { text: 'theirs' }, was: { text: 'mine' } },
    };
    const operations: Numbered[] = [
      { sequence: 1, operation: mine as Operation },
      { sequence: 2, operation: theirs },
    ];
    state = undone(told(state, { sequence: 2, operations }), newId);
    expect(textOf(state)).toBe('a');
    expect(Object.values(state.whole.asides)).toMatchObject([{ text: 'theirs' }]);
  });
});

describe('edits found in this browser', () => {
  it('stand in front of those made since, each once', () => {
    const left = typed(begunSitting(begun, 0), 'left', 0).replica.pending;
    let state = resumed(typed(begunSitting(begun, 0), 'new', 0), left);
    state = resumed(state, left);
    expect(state.replica.pending.map(({ fields }) => fields.text)).toEqual(['left', 'new']);
    expect(textOf(state)).toBe('new');
    expect(Object.values(state.whole.asides)).toMatchObject([{ text: 'left' }]);
  });
});

/** Any act of a person, as fast-check shrinks it. */
const step = fc.record({
  do: fc.constantFrom('type', 'type', 'add', 'remove', 'stage', 'several', 'undo', 'redo', 'other'),
  pick: fc.nat(20),
  at: fc.nat(3000),
});

describe('undo and redo', () => {
  it('lead to exactly what was seen before and after, however long the sitting', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state = begunSitting(begun, 0);
        const trail: MapDocument[] = [seen(state.whole)];
        let at = 0;
        for (const each of steps) {
          at += 3000;
          const before = state.history.done.length;
          if (each.do === 'other' || each.do === 'undo' || each.do === 'redo') continue;
          state = acted(state, edit(state.whole, each), { at, newId });
          if (state.history.done.length > before) trail.push(seen(state.whole));
        }
        for (const document of trail.slice(0, -1).reverse()) {
          state = undone(state, newId);
          expect(seen(state.whole)).toEqual(document);
        }
        expect(state.history.done).toEqual([]);
        for (const document of trail.slice(1)) {
          state = redone(state, newId);
          expect(seen(state.whole)).toEqual(document);
        }
      }),
    );
  });

  it('show what the pending edits make, at any moment and beside others', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state = begunSitting(begun, 0);
        let log = begun;
        let sequence = 0;
        let at = 0;
        for (const each of steps) {
          at += each.at;
          if (each.do === 'undo') state = undone(state, newId);
          else if (each.do === 'redo') state = redone(state, newId);
          else if (each.do === 'other') {
            const theirs = edit(log, { ...each, do: 'type' });
            const sent = each.pick % 2 ? state.replica.pending : [];
            state = sealed(state);
            const operations = [...theirs, ...sent].map((operation) => ({ sequence: ++sequence, operation }));
            for (const { operation } of operations) log = apply(log, operation);
            state = told(state, { sequence, operations: structuredClone(operations) });
          } else {
            const joins = each.do === 'type' ? `t${each.pick % 3}` : undefined;
            state = acted(state, edit(state.whole, each), { at, newId, joins });
          }
          expect(state.replica.confirmed).toEqual(log);
          expect(seen(state.whole)).toEqual(seen(applyAll(log, state.replica.pending)));
        }
      }),
    );
  });
});

function edit(document: MapDocument, { do: what, pick }: { do: string; pick: number }): Operation[] {
  const cards = Object.keys(document.cards);
  const entity = cards[pick % cards.length] ?? 'c1';
  const card = document.cards[entity];
  const set = (on: Operation['on'], of: string, fields: object, was: object): Operation =>
    ({ id: newId(), act: 'set', on, entity: of, fields, was }) as Operation;
  if (what === 'add') {
    const fields = { lane: 'l1', column: 's1', text: `typed ${newId()}` };
    return [{ id: newId(), act: 'add', on: 'card', entity: `k${newId()}`, fields }];
  }
  if (what === 'remove')
    return [set('card', entity, { removed: !card?.removed }, { removed: card?.removed })];
  if (what === 'stage') {
    const removed = document.columns.s1?.removed;
    return [set('column', 's1', { removed: !removed }, { removed })];
  }
  const typing = set('card', entity, { text: `typed ${newId()}` }, { text: card?.text });
  const title = set('map', 'map', { title: `typed ${newId()}` }, { title: document.map.title });
  return what === 'several' ? [typing, title] : [typing];
}
