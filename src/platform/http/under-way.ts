/** Handlers under way: a caller who hangs up ends the connection and not the work, which must end before databases close. */

export class UnderWay {
  #count = 0;
  #waiting: (() => void)[] = [];

  /** Runs the work and counts it until it has ended, well or not. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#count++;
    try {
      return await work();
    } finally {
      this.#count--;
      if (this.#count === 0) for (const done of this.#waiting.splice(0)) done();
    }
  }

  /** Resolves when nothing is under way. */
  async ended(): Promise<void> {
    if (this.#count > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
