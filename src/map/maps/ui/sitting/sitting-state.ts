/** A sitting as data: the map as this person sees it, their edits on the way, their steps of undo. Pure; sends and keeps nothing. */
import type { MapDocument } from '../../document/document.ts';
import { applyAll, heldBy, inverseOfAll, type Operation } from '../../document/operation.ts';
import {
  type Numbered,
  type Refused,
  type Replica,
  received,
  replicaOf,
  restarted,
  shown,
  type Taken,
} from '../../document/replica.ts';
import { goesOn, type History, noHistory, recorded, type Step, withoutRefused } from './history.ts';
import { joined } from './joining.ts';
import { madeBy, sparing } from './sparing.ts';

export interface SittingState {
  readonly replica: Replica;
  /** `shown(replica)`, kept so that it is the same object while nothing changes. */
  readonly whole: MapDocument;
  readonly history: History;
  /** The last of the pending edits while typing may still go on in it: it has not been sent. */
  readonly loose: string | null;
}

/** What the server tells: all of a map, or what came since. */
export interface Told {
  readonly document?: MapDocument | null;
  readonly sequence: number;
  readonly operations: readonly Numbered[];
  readonly taken?: readonly Taken[];
  readonly refused?: readonly Refused[];
}

export interface Act {
  readonly joins?: string | undefined;
  readonly at: number;
  readonly newId: () => string;
}

export function begunSitting(document: MapDocument, sequence: number): SittingState {
  return { replica: replicaOf(document, sequence), whole: document, history: noHistory, loose: null };
}

/** One act of the person. */
export function acted(state: SittingState, operations: readonly Operation[], act: Act): SittingState {
  if (operations.length === 0) return state;
  const { joins, at, newId } = act;
  const back = inverseOfAll(state.whole, operations, newId);
  const more = goesOn(state.history, joins, at) ? typedOn(state, operations) : undefined;
  const ids = more === undefined ? operations.map(({ id }) => id) : [];
  const made = madeBy(state.whole, operations);
  const history = recorded(state.history, { ids, back, made, joins, at });
  const pending = more ?? [...state.replica.pending, ...operations];
  const loose = joins === undefined ? null : (pending.at(-1)?.id ?? null);
  return {
    replica: { ...state.replica, pending },
    whole: applyAll(state.whole, operations),
    history,
    loose,
  };
}

/** The server did something in this person's name: nothing is sent, and it is taken back like any other act. */
export function doneElsewhere(
  state: SittingState,
  back: readonly Operation[],
  { at }: Pick<Act, 'at'>,
): SittingState {
  const step: Step = { ids: back.map(({ id }) => id), back, made: [], joins: undefined, at };
  return { ...state, history: recorded(state.history, step), loose: null };
}

/** The pending edits with more typed into the last of them; undefined where it cannot take more. */
function typedOn(state: SittingState, operations: readonly Operation[]): readonly Operation[] | undefined {
  const { pending } = state.replica;
  const [last, only] = [pending.at(-1), operations[0]];
  if (!last || !only || operations.length > 1 || last.id !== state.loose) return undefined;
  const both = joined(last, only);
  return both && [...pending.slice(0, -1), both];
}

/** Takes the last step back, but for what others have put something into since. */
export function undone(
  state: SittingState,
  newId: () => string,
  spokenOf?: ReadonlySet<string>,
): SittingState {
  const { done, undone: redo } = state.history;
  const { after, opposite } = turned(state, done.at(-1), newId, spokenOf);
  return { ...after, history: { done: done.slice(0, -1), undone: opposite ? [...redo, opposite] : redo } };
}

/** Whether something of the last step would stay, for others have put something into it since. */
export function undoSpares({ whole, history }: SittingState, spokenOf?: ReadonlySet<string>): boolean {
  const last = history.done.at(-1);
  return last !== undefined && sparing(whole, last, spokenOf) !== last.back;
}

/** Takes back what was done elsewhere, whatever was done since; nothing where it was taken back already. */
export function takenBack(
  state: SittingState,
  back: readonly Operation[],
  newId: () => string,
): SittingState {
  const { done } = state.history;
  const place = done.findIndex((step) => step.back === back);
  if (place < 0) return state;
  if (place === done.length - 1) return undone(state, newId);
  return {
    ...state,
    replica: { ...state.replica, pending: [...state.replica.pending, ...back] },
    whole: applyAll(state.whole, back),
    history: { ...state.history, done: done.toSpliced(place, 1) },
    loose: null,
  };
}

/** Does the step again that was taken back last. */
export function redone(state: SittingState, newId: () => string): SittingState {
  const { done, undone: redo } = state.history;
  const { after, opposite } = turned(state, redo.at(-1), newId);
  return { ...after, history: { done: opposite ? [...done, opposite] : done, undone: redo.slice(0, -1) } };
}

/** The state after what takes the step back, and the step that takes that back again. */
function turned(
  state: SittingState,
  step: Step | undefined,
  newId: () => string,
  spokenOf?: ReadonlySet<string>,
) {
  if (step === undefined) return { after: state, opposite: null };
  // Something that is no longer there (a restored backup) cannot be set.
  const back = sparing(state.whole, step, spokenOf).filter(
    ({ act, on, entity }) => act === 'add' || heldBy(state.whole, on, entity) !== undefined,
  );
  const again = inverseOfAll(state.whole, back, newId);
  const { replica } = state;
  const after: SittingState = {
    ...state,
    replica: { ...replica, pending: [...replica.pending, ...back] },
    whole: applyAll(state.whole, back),
    loose: null,
  };
  const { made } = step;
  const opposite: Step = { ids: back.map(({ id }) => id), back: again, made, joins: undefined, at: 0 };
  return { after, opposite: back.length > 0 ? opposite : null };
}

/** Takes an answer or a push of the server. */
export function told(state: SittingState, news: Told): SittingState {
  const { document, sequence, operations, taken = [], refused = [] } = news;
  const begun = document ? restarted(state.replica, document, sequence) : state.replica;
  const replica = received(begun, { operations, taken, refused });
  const onlyOwn = !document && refused.length === 0 && confirmsOwn(state.replica, replica, operations);
  const whole = onlyOwn ? state.whole : shown(replica);
  const problems = new Set(refused.map(({ id }) => id));
  const history = problems.size > 0 ? withoutRefused(state.history, problems) : state.history;
  const same = replica.sequence === state.replica.sequence && onlyOwn;
  if (same && replica.pending.length === state.replica.pending.length) return state;
  return { ...state, replica, whole, history };
}

/** Whether all that came were the first of the own edits, in their order: then the same is seen as before. */
function confirmsOwn(before: Replica, after: Replica, operations: readonly Numbered[]): boolean {
  const fresh = operations.filter(
    (each) => each.sequence > before.sequence && each.sequence <= after.sequence,
  );
  return (
    before.pending.length - after.pending.length === fresh.length &&
    fresh.every(({ operation }, index) => operation.id === before.pending[index]?.id)
  );
}

/** Own edits of before, found in this browser: in front of those made since. */
export function resumed(state: SittingState, operations: readonly Operation[]): SittingState {
  const known = new Set(state.replica.pending.map(({ id }) => id));
  const earlier = operations.filter(({ id }) => !known.has(id));
  if (earlier.length === 0) return state;
  const replica = { ...state.replica, pending: [...earlier, ...state.replica.pending] };
  return { ...state, replica, whole: shown(replica), loose: null };
}

/** From now on no edit changes any more: they were sent, or somebody else may send them. */
export function sealed(state: SittingState): SittingState {
  return state.loose === null ? state : { ...state, loose: null };
}

export function dismissed(state: SittingState, id: string): SittingState {
  const refused = state.replica.refused.filter((each) => each.id !== id);
  return { ...state, replica: { ...state.replica, refused } };
}
