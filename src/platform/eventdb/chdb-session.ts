/**
 * A session of the embedded engine: one statement after the other. What a failed or stopped statement has written of its answer stays in its
 * session and would stand before the next answer, so such a session is given up for a fresh one.
 */
import type { Session } from 'chdb';

export class ChdbSession {
  readonly #open: () => Promise<Session>;
  #session: Session | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #statements = 0;
  #isClosed = false;

  /** @param open makes a session with its settings; called before the first statement, and after each that failed */
  constructor(open: () => Promise<Session>) {
    this.#open = open;
  }

  /** Statements under way and waiting. */
  get statements(): number {
    return this.#statements;
  }

  /** Does the work of one statement when those before it have ended. */
  async during<T>(work: (session: Session) => Promise<T>): Promise<T> {
    this.#statements++;
    const turn = this.#last.then(() => this.#do(work));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#statements--;
    }
  }

  /** What still waits is refused. */
  close(): void {
    this.#isClosed = true;
    this.#giveUp();
  }

  async #do<T>(work: (session: Session) => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new Error('The embedded engine is closed.');
    this.#session ??= await this.#open();
    try {
      return await work(this.#session);
    } catch (error) {
      this.#giveUp();
      throw error;
    }
  }

  #giveUp(): void {
    this.#session?.close();
    this.#session = null;
  }
}
