/**
 * What somebody wrote or voted that the server has not taken yet, kept in this browser until it has. Each entry says how something
 * is from now on, so that it may be sent twice and the last one wins. What the server refuses stays here to be copied.
 */
import { ApiError, mayPass } from '../../../web/api/api-error.ts';
import type { OwnCard } from '../room/contract.ts';

const TRY_AGAIN_MS = 2000;

export type Change =
  | { readonly what: 'card'; readonly card: string; readonly draft: OwnCard | null }
  | { readonly what: 'dots'; readonly card: string; readonly dots: number };

export interface Entry {
  readonly order: number;
  readonly change: Change;
  /** Why the server would not take it; null while it is on its way. */
  readonly problem: string | null;
}

/** The server cannot be reached, or takes no more for a moment. */
export type Stuck = 'away' | 'too-fast' | null;

/** What is used of `localStorage`. */
export type Shelf = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

export interface OutboxParts {
  readonly shelf: Shelf;
  /** Of workshop and participant: another guest at this phone does not send it. */
  readonly place: string;
  readonly send: (change: Change) => Promise<void>;
  readonly onChange: () => void;
}

export class Outbox {
  readonly #parts: OutboxParts;
  #entries: readonly Entry[];
  #busy = false;
  #stuck: Stuck = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#entries = this.#read();
  }

  /** In the order they were made; the same list while nothing changes. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Why the last try was for nothing; null where it was not. */
  get stuck(): Stuck {
    return this.#stuck;
  }

  put(change: Change): void {
    const order = 1 + Math.max(0, ...this.#read().map((entry) => entry.order));
    this.#write({ order, change, problem: null });
    void this.send();
  }

  forget(change: Change): void {
    this.#parts.shelf.removeItem(this.#keyOf(change));
    this.#changed();
  }

  /** Sends one after the other until all are taken, or the server cannot be reached; then again in a moment. */
  async send(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    clearTimeout(this.#timer);
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const problem = await this.#sent(next);
      if (problem === 'later') break;
      this.#settle(next, problem);
    }
    this.#busy = false;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #sent({ change }: Entry): Promise<'taken' | 'later' | { problem: string }> {
    try {
      await this.#parts.send(change);
      this.#stuck = null;
      return 'taken';
    } catch (error) {
      if (!mayPass(error)) return { problem: error instanceof Error ? error.message : String(error) };
      const isTooFast = error instanceof ApiError && error.status === 429;
      this.#stuck = isTooFast ? 'too-fast' : 'away';
      this.#timer = setTimeout(() => void this.send(), isTooFast ? waitFor(error) : TRY_AGAIN_MS);
      this.#changed();
      return 'later';
    }
  }

  /** Unless it was changed again while it was on its way. */
  #settle(entry: Entry, result: 'taken' | { problem: string }): void {
    const key = this.#keyOf(entry.change);
    if (this.#parts.shelf.getItem(key) !== JSON.stringify(entry)) {
      this.#changed();
      return;
    }
    // Words are kept to be copied; dots say themselves how they stand now.
    const keeps = result !== 'taken' && entry.change.what === 'card' && entry.change.draft !== null;
    if (keeps) this.#write({ ...entry, problem: result.problem });
    else this.forget(entry.change);
  }

  /** From the shelf each time: another tab may have sent or changed it. */
  #next(): Entry | undefined {
    return this.#read().find(({ problem }) => problem === null);
  }

  #read(): readonly Entry[] {
    const { shelf, place } = this.#parts;
    const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
    return keys
      .filter((key) => key?.startsWith(`${place}.`))
      .map((key) => JSON.parse(shelf.getItem(key ?? '') ?? 'null') as Entry)
      .filter((entry) => entry !== null)
      .sort((one, other) => one.order - other.order);
  }

  #write(entry: Entry): void {
    this.#parts.shelf.setItem(this.#keyOf(entry.change), JSON.stringify(entry));
    this.#changed();
  }

  #changed(): void {
    this.#entries = this.#read();
    this.#parts.onChange();
  }

  #keyOf({ what, card }: Change): string {
    return `${this.#parts.place}.${what}.${card}`;
  }
}

/** As long as the server says: until then it would only refuse again. */
function waitFor({ details }: ApiError): number {
  const { seconds } = details;
  return typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : TRY_AGAIN_MS;
}

/** For browsers that keep nothing, and for those that are full. */
export class MemoryShelf implements Shelf {
  readonly #held = new Map<string, string>();

  get length(): number {
    return this.#held.size;
  }

  key(index: number): string | null {
    return [...this.#held.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#held.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#held.set(key, value);
  }

  removeItem(key: string): void {
    this.#held.delete(key);
  }
}

/** Where this browser keeps things; in memory alone where it does not let us. */
export function browserShelf(): Shelf {
  try {
    localStorage.setItem('footpath.probe', '');
    localStorage.removeItem('footpath.probe');
    return localStorage;
  } catch {
    return new MemoryShelf();
  }
}
