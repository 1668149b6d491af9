/** One person's editing of one map, as a screen sees it. The screen knows nothing of HTTP, storage or retries. */
import type { MapSummary } from '../../contract.ts';
import type { MapDocument } from '../../document/document.ts';
import type { Operation } from '../../document/operation.ts';

export interface Place {
  readonly lane: string | null;
  readonly column: string | null;
  readonly card: string | null;
  readonly typing: boolean;
}

/** Somebody else who has the map open. */
export interface Other {
  readonly id: string;
  readonly name: string;
  /** 0 to 7; the same for one person on every screen. */
  readonly colour: number;
  readonly at: Place | null;
}

export interface RefusedEdit {
  readonly id: string;
  readonly problem: string;
  readonly operation: Operation;
}

/** `saved`: all is confirmed. `saving`: on its way. `waiting`: no connection, kept in this browser. */
export type Saving = 'saved' | 'saving' | 'waiting';

/** What is seen, own edits on top of everybody's, kept through bad networks and closed tabs. */
export interface Sitting {
  /** Everything that is seen (`seen(shown(replica))`), stable identity while nothing changes. */
  readonly document: MapDocument;
  /** Including what was removed, for `recoverable()`. */
  readonly whole: MapDocument;
  readonly summary: MapSummary;
  readonly saving: Saving;
  /** Own operations not yet confirmed. */
  readonly pending: number;
  /** What the server would not take, with what was typed. */
  readonly refused: readonly RefusedEdit[];
  dismissRefused(id: string): void;
  /** One act of the person: is shown at once, sent soon, and is one step of undo. Edits with the same `joins` within two seconds are one step (typing). */
  edit(operations: readonly Operation[], how?: { readonly joins?: string }): void;
  /**
   * The server did something in this person's name: one step of undo, from when it is seen here.
   * @param sequence of the map, afterwards @param back the edits that take it back
   */
  doneElsewhere(sequence: number, back: readonly Operation[]): Promise<void>;
  /** Takes just that back, whatever was done since. @param back as given to `doneElsewhere` */
  takeBack(back: readonly Operation[]): void;
  /**
   * @param spokenOf what others have commented on
   * @returns whether something of it stays, for others have put something into it since
   */
  undo(spokenOf: ReadonlySet<string>): boolean;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Others who have this map open. */
  readonly others: readonly Other[];
  /** Says where this person is; throttled by the sitting. */
  goTo(place: Place | null): void;
}
