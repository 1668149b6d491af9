/**
 * Edits the server has not confirmed, kept in this browser, one entry each, so that a closed tab or a crash loses none.
 * Every sitting has its own; those of a sitting that is no more are taken over by the next one on that map.
 */
import type { Operation } from '../../document/operation.ts';

/** What is used of `localStorage`: it has written when it returns, unlike the databases of browsers. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const START = 'footpath.edit';

export class Outbox {
  readonly #shelf: Shelf | null;
  readonly #map: string;
  readonly sitting: string;
  /** Entry and place in the order, by operation. */
  readonly #kept = new Map<string, { readonly order: number; readonly operation: Operation }>();
  #next = 0;
  #full = false;

  /**
   * @param shelf null where the browser keeps nothing
   * @param map account and map: somebody else at this browser does not send them
   */
  constructor(shelf: Shelf | null, map: string, sitting: string) {
    this.#shelf = shelf;
    this.#map = map;
    this.sitting = sitting;
  }

  /** False when some edits are only in the memory of the page: the browser refused to keep them. */
  get keepsAll(): boolean {
    return this.#shelf !== null && !this.#full;
  }

  /** Makes what is kept equal to the operations, in their order. */
  keep(operations: readonly Operation[]): void {
    const wanted = new Set(operations.map(({ id }) => id));
    for (const [id, { order }] of this.#kept) {
      if (wanted.has(id)) continue;
      this.#shelf?.removeItem(this.#key(order));
      this.#kept.delete(id);
    }
    this.#full = false;
    for (const operation of operations) {
      const held = this.#kept.get(operation.id);
      if (held?.operation !== operation) this.#write(held?.order ?? this.#next++, operation);
    }
  }

  /** Sittings on this map that have left edits here, this one aside. */
  sittings(): string[] {
    const start = `${START}.${this.#map}.`;
    const names = keysOf(this.#shelf).flatMap((key) =>
      key.startsWith(start) ? [key.slice(start.length).split('.')[0] ?? ''] : [],
    );
    return [...new Set(names)].filter((name) => name !== this.sitting);
  }

  /** What a sitting has left, in its order. */
  left(sitting: string): Operation[] {
    const start = `${START}.${this.#map}.${sitting}.`;
    return keysOf(this.#shelf)
      .filter((key) => key.startsWith(start))
      .sort()
      .flatMap((key) => readOperation(this.#shelf?.getItem(key) ?? null));
  }

  /** Once another sitting keeps what this one had left. */
  forget(sitting: string): void {
    const start = `${START}.${this.#map}.${sitting}.`;
    for (const key of keysOf(this.#shelf)) if (key.startsWith(start)) this.#shelf?.removeItem(key);
  }

  #write(order: number, operation: Operation): void {
    try {
      if (this.#shelf === null) return;
      this.#shelf.setItem(this.#key(order), JSON.stringify(operation));
      this.#kept.set(operation.id, { order, operation });
    } catch {
      // No room left in this browser. It stays in memory and is tried again with the next change.
      this.#full = true;
    }
  }

  #key(order: number): string {
    return `${START}.${this.#map}.${this.sitting}.${String(order).padStart(9, '0')}`;
  }
}

function keysOf(shelf: Shelf | null): string[] {
  if (shelf === null) return [];
  return Array.from({ length: shelf.length }, (_each, index) => shelf.key(index)).filter(
    (key) => key !== null,
  );
}

function readOperation(text: string | null): Operation[] {
  try {
    const operation = text === null ? null : (JSON.parse(text) as Operation);
    return operation !== null && typeof operation.id === 'string' ? [operation] : [];
  } catch {
    return [];
  }
}
