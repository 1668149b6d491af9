/** What one person did in a sitting, step by step, and how to take each step back. Pure, without a limit. */
import type { Operation } from '../../document/operation.ts';
import { joinedBack } from './joining.ts';
import type { Made } from './sparing.ts';

const JOINS_WITHIN_MS = 2000;

export interface Step {
  /** Of the operations that made it. */
  readonly ids: readonly string[];
  /** Operations that take it back. */
  readonly back: readonly Operation[];
  /** What the step brought to the map. */
  readonly made: readonly Made[];
  readonly joins: string | undefined;
  readonly at: number;
}

export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const noHistory: History = { done: [], undone: [] };

/** Whether an act now would go on with the last step. */
export function goesOn({ done, undone }: History, joins: string | undefined, at: number): boolean {
  const last = done.at(-1);
  if (joins === undefined || last === undefined || undone.length > 0) return false;
  return last.joins === joins && at - last.at <= JOINS_WITHIN_MS;
}

/** Another act: a step of its own, or more of the last one. What was undone can no longer be redone. */
export function recorded(history: History, step: Step): History {
  const last = history.done.at(-1);
  if (last === undefined || !goesOn(history, step.joins, step.at)) {
    return { done: [...history.done, step], undone: [] };
  }
  const ids = [...last.ids, ...step.ids];
  const made = [...last.made, ...step.made];
  const both = { ...step, ids, back: joinedBack(last.back, step.back), made };
  return { done: [...history.done.slice(0, -1), both], undone: [] };
}

/** Forgets steps of which the server would take nothing: there is nothing to take back. */
export function withoutRefused(history: History, refused: ReadonlySet<string>): History {
  const kept = ({ ids }: Step): boolean => ids.some((id) => !refused.has(id));
  return { done: history.done.filter(kept), undone: history.undone.filter(kept) };
}
