/** When somebody who acts again and again acts next: never twice at once, and not put off by whoever asks for it meanwhile. */
export interface BeatParts {
  readonly clock: () => number;
  readonly act: () => Promise<void>;
  /** Called after each time; in how many ms it is due again. */
  readonly next: () => number;
}

export class Beat {
  readonly #parts: BeatParts;
  #busy = false;
  #ended = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;

  constructor(parts: BeatParts) {
    this.#parts = parts;
  }

  async now(): Promise<void> {
    if (this.#busy || this.#ended) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#busy = true;
    await this.#parts.act();
    this.#busy = false;
    this.in(this.#parts.next());
  }

  /** In so many ms, or earlier where that was due already. */
  in(ms: number): void {
    if (this.#ended || this.#busy) return;
    const due = this.#parts.clock() + ms;
    if (this.#timer !== undefined && this.#due <= due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => void this.now(), ms);
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  /** Goes on after the end, with the next `in`. */
  wake(): void {
    this.#ended = false;
  }
}
