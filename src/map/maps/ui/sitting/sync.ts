/** Keeps one sitting and the server in step: sends edits until they come back, asks what others did, and gives nothing up. */
import { ApiError, isFinal, mayPass } from '../../../../web/api/api-error.ts';
import { backOff } from '../../../../web/api/back-off.ts';
import type { MapSummary } from '../../contract.ts';
import { MOST_AT_ONCE, type Operation } from '../../document/operation.ts';
import { batchOf } from './batch.ts';
import { Beat } from './beat.ts';
import type { Edited, Line } from './line.ts';
import type { Outbox } from './outbox.ts';
import type { Saving } from './sitting.ts';
import {
  acted,
  begunSitting,
  dismissed,
  doneElsewhere,
  redone,
  resumed,
  type SittingState,
  sealed,
  type Told,
  takenBack,
  told,
  undone,
  undoSpares,
} from './sitting-state.ts';

/** Long enough to send a word and not each letter; others see it within a second. */
const SEND_AFTER_MS = 150;
const ASK_EVERY_MS = 2000;
/** While pushes come, only to be sure. */
const ASK_EVERY_PUSHED_MS = 30_000;
const LAST_RETRY_MS = 10_000;

export interface SyncParts {
  readonly line: Line;
  readonly outbox: Outbox;
  readonly clock: () => number;
  readonly newId: () => string;
  /** Called after every change. */
  readonly onChange: () => void;
  /** The server no longer knows who this is. */
  readonly onSignedOut: () => void;
}

export class Sync {
  state: SittingState | null = null;
  summary: MapSummary | null = null;
  /** Why the map cannot be shown at all. */
  failure: ApiError | null = null;
  /** Whether the server tells by itself what others do. */
  pushed = false;
  readonly #parts: SyncParts;
  readonly #beat: Beat;
  #failures = 0;
  #most = MOST_AT_ONCE;
  /** Who waits until the map is as far as a sequence. */
  #awaited: { readonly sequence: number; readonly resolve: () => void }[] = [];

  constructor(parts: SyncParts) {
    this.#parts = parts;
    this.#beat = new Beat({
      clock: parts.clock,
      act: () => this.#tryToTalk(),
      next: () => this.#dueIn(),
    });
  }

  get saving(): Saving {
    if (this.pending.length === 0) return 'saved';
    return this.#failures > 0 ? 'waiting' : 'saving';
  }

  get pending(): readonly Operation[] {
    return this.state?.replica.pending ?? [];
  }

  edit(operations: readonly Operation[], joins: string | undefined): void {
    const act = { joins, at: this.#parts.clock(), newId: this.#parts.newId };
    this.#act(this.state && acted(this.state, operations, act), SEND_AFTER_MS);
  }

  /** Resolves once its edits are here and are a step of undo: earlier nothing of it could be taken back and done again. */
  async doneElsewhere(sequence: number, back: readonly Operation[]): Promise<void> {
    this.now();
    await new Promise<void>((resolve) => {
      this.#awaited.push({ sequence, resolve });
      this.#arrived();
    });
    this.#change(this.state && doneElsewhere(this.state, back, { at: this.#parts.clock() }));
  }

  /** Also after the end, for the word that offers it stays longer than the page. */
  takeBack(back: readonly Operation[]): void {
    this.#beat.wake();
    this.#act(this.state && takenBack(this.state, back, this.#parts.newId));
  }

  undo(spokenOf: ReadonlySet<string>): boolean {
    const spares = this.state !== null && undoSpares(this.state, spokenOf);
    this.#act(this.state && undone(this.state, this.#parts.newId, spokenOf));
    return spares;
  }

  redo(): void {
    this.#act(this.state && redone(this.state, this.#parts.newId));
  }

  dismiss(id: string): void {
    this.#change(this.state && dismissed(this.state, id));
  }

  /** Takes over edits that another sitting had left. */
  resume(operations: readonly Operation[]): void {
    this.#change(this.state && resumed(this.state, operations));
    this.#beat.in(0);
  }

  /** Takes what the server tells by itself; asks for what is missing in between. */
  hear(news: Told): void {
    if (this.state === null) return;
    // A push may come behind an answer that knew more. Should the server itself know less, the next answer says so.
    const isOld = news.document && news.sequence < this.state.replica.sequence;
    if (isOld) this.#beat.in(0);
    else this.#change(told(this.state, news));
    if (news.sequence > this.state.replica.sequence) this.#beat.in(0);
  }

  /** Now, as when the connection is back or the tab is looked at again. */
  now(): void {
    this.#failures = 0;
    this.#beat.in(0);
  }

  /** The page may go away without another word: what is typed is sent, and no longer changed. */
  farewell(): void {
    if (this.state === null) return;
    this.state = sealed(this.state);
    const batch = batchOf(this.pending);
    if (batch.length === 0) return;
    const sent = this.#parts.line.send(this.state.replica.sequence, batch, true);
    sent.then(
      (answer) => this.#answered(answer),
      () => undefined,
    );
  }

  /** No more requests. Edits stay in the outbox. */
  end(): void {
    this.#beat.end();
  }

  /** Talks to the server once, then again when it is due. */
  pulse(): Promise<void> {
    return this.#beat.now();
  }

  async #tryToTalk(): Promise<void> {
    try {
      await this.#talk();
      this.#failures = 0;
    } catch (error) {
      this.#failed(error);
    }
    this.#parts.onChange();
  }

  async #talk(): Promise<void> {
    const { line } = this.#parts;
    if (this.state === null || this.pending.length === 0) {
      const { map, ...news } = await line.read(this.state?.replica.sequence);
      this.summary = map;
      if (this.state !== null) this.#change(told(this.state, news));
      else if (news.document !== null) this.#change(begunSitting(news.document, news.sequence));
      return;
    }
    this.state = sealed(this.state);
    const batch = batchOf(this.pending, this.#most);
    try {
      this.#answered(await line.send(this.state.replica.sequence, batch, false));
      this.#most = MOST_AT_ONCE;
    } catch (error) {
      if (!isFinal(error)) throw error;
      // One of them cannot be read, or nobody may edit: found by halves, so that the others get through.
      if (batch.length > 1 && !concernsAll(error)) this.#most = Math.ceil(batch.length / 2);
      else this.#refuse(concernsAll(error) ? this.pending : batch, error);
    }
  }

  /** Own edits go out soon; without a connection they wait for the next try. */
  #act(next: SittingState | null, after = 0): void {
    this.#change(next);
    if (this.#failures === 0) this.#beat.in(after);
  }

  #answered(answer: Edited): void {
    if (this.state !== null) this.#change(told(this.state, answer));
  }

  #refuse(operations: readonly Operation[], { message, advice }: ApiError): void {
    if (this.state === null) return;
    const problem = `${message} ${advice}`.trim();
    const refused = operations.map(({ id }) => ({ id, problem }));
    this.#change(told(this.state, { sequence: this.state.replica.sequence, operations: [], refused }));
  }

  #failed(error: unknown): void {
    this.#failures++;
    if (!(error instanceof ApiError)) return;
    if (error.status === 401) this.#parts.onSignedOut();
    const nothingTyped = this.pending.length === 0 && this.state?.replica.refused.length === 0;
    const isGone = concernsAll(error) && nothingTyped;
    // A map that is open stays on the screen through any other trouble, and while it shows what was refused.
    if (isGone || (this.state === null && error.status !== 401 && !mayPass(error))) {
      this.failure = error;
      this.end();
    }
  }

  #dueIn(): number {
    if (this.#failures > 0) return backOff(this.#failures, LAST_RETRY_MS);
    if (this.pending.length > 0) return this.state?.loose === null ? 0 : SEND_AFTER_MS;
    return this.pushed ? ASK_EVERY_PUSHED_MS : ASK_EVERY_MS;
  }

  #change(next: SittingState | null): void {
    if (next === null || next === this.state) return;
    this.state = next;
    const { pending, refused } = next.replica;
    // What was refused stays too, until somebody has seen it.
    this.#parts.outbox.keep([...refused.map(({ operation }) => operation), ...pending]);
    this.#parts.onChange();
    this.#arrived();
  }

  #arrived(): void {
    const here = this.state?.replica.sequence ?? 0;
    for (const { sequence, resolve } of this.#awaited) if (sequence <= here) resolve();
    this.#awaited = this.#awaited.filter(({ sequence }) => sequence > here);
  }
}

/** Not allowed, or no such map: true of every edit. */
function concernsAll({ status }: ApiError): boolean {
  return status === 403 || status === 404;
}
