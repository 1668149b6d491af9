/** An answer that several may wait for: it is worked on while anybody waits, and stopped in the engine when the last has left. */
import { asking, untilLeft, whoAsks } from '../../platform/eventdb/asking.ts';

export class Shared<T> {
  readonly #leave = new AbortController();
  readonly #answer: Promise<T>;
  #waiting = 0;
  #settled = false;

  /** Begins the work. Where nobody is known to ask, nobody can leave. */
  constructor(work: () => Promise<T>) {
    const first = whoAsks();
    this.#answer = first
      ? asking(
          { business: first.business, name: first.name, rank: first.rank, signal: this.#leave.signal },
          work,
        )
      : work();
    const settle = () => {
      this.#settled = true;
    };
    this.#answer.then(settle, settle);
  }

  /** Everybody left before it was done: there will be no answer. */
  get abandoned(): boolean {
    return this.#leave.signal.aborted;
  }

  /** Called with a refusal, if it comes to one. */
  onRefusal(call: () => void): void {
    this.#answer.catch(call);
  }

  /** @throws AppError `cancelled` for an asker who leaves; others still get the answer */
  async wait(): Promise<T> {
    this.#waiting++;
    try {
      return await untilLeft(this.#answer);
    } finally {
      this.#waiting--;
      if (this.#waiting === 0 && !this.#settled) this.#leave.abort();
    }
  }
}
