/** Where one is in already, the code leads there, also when its door is closed by now. Kept in this browser. */
import { readCode } from '../join-code.ts';
import type { Shelf } from './outbox.ts';

const PREFIX = 'footpath.workshop-code.';

export class KnownCodes {
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** The workshop that a code led to; null where it is not known. */
  workshop(code: string): string | null {
    return this.#shelf.getItem(PREFIX + readCode(code));
  }

  keep(code: string, workshop: string): void {
    this.#shelf.setItem(PREFIX + readCode(code), workshop);
  }

  /** Who is out, or has lost their key, comes in anew. */
  forget(workshop: string): void {
    const keys = Array.from({ length: this.#shelf.length }, (_, index) => this.#shelf.key(index) ?? '');
    for (const key of keys) {
      if (key.startsWith(PREFIX) && this.#shelf.getItem(key) === workshop) this.#shelf.removeItem(key);
    }
  }
}
