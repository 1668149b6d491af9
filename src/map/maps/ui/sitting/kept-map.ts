/** Keeps the map in this browser as the server has confirmed it, so that it opens again without a connection. */
import { keepAnswer } from '../../../../web/api/kept-answers.ts';
import { idle } from '../../../../web/kit/idle.ts';
import { type MapState, readMap } from '../../contract.ts';

type Confirmed = Pick<MapState, 'map' | 'sequence' | 'document'>;

/** To write down a large map takes longer than a letter may. */
const KEEP_AFTER_MS = 10_000;

export class KeptMap {
  readonly #params: { readonly workspace: string; readonly map: string };
  #kept: MapState['document'] | undefined;
  #next: Confirmed | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(params: { readonly workspace: string; readonly map: string }) {
    this.#params = params;
  }

  changed(confirmed: Confirmed): void {
    if (confirmed.document === this.#kept) return;
    this.#kept = confirmed.document;
    this.#next = confirmed;
    this.#timer ??= setTimeout(() => void idle().then(() => this.now()), KEEP_AFTER_MS);
  }

  /** As when the page may go away, or no server answers any more. */
  now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const next = this.#next;
    this.#next = undefined;
    if (next !== undefined) void keepAnswer(readMap, { params: this.#params }, { ...next, operations: [] });
  }
}
