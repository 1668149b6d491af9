/** Moves batches in the background: soon after something came, and every now and then for what other processes accepted. */
import type { Drain } from './drain.ts';

/** Waits this long for company before a batch is moved: many small batches cost more than one. */
const GATHER_MS = 100;
const LOOK_AGAIN_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

export class DrainLoop {
  readonly #drain: Drain;
  readonly #onTrouble: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #dueInMs = 0;
  #running: Promise<void> | null = null;
  #started = false;
  #woken = false;
  #pauseMs = 0;
  #trouble: unknown = null;

  constructor(drain: Drain, onTrouble: (error: unknown) => void) {
    this.#drain = drain;
    this.#onTrouble = onTrouble;
  }

  /** What the last batch met; null when it was moved. */
  get trouble(): unknown {
    return this.#trouble;
  }

  start(): void {
    this.#started = true;
    this.#schedule(GATHER_MS);
  }

  /** Something was accepted. Does nothing while the engine is in trouble: the pause before the next try stands. */
  wake(): void {
    this.#woken = true;
    if (this.#started && !this.#running && this.#pauseMs === 0 && this.#dueInMs > GATHER_MS)
      this.#schedule(GATHER_MS);
  }

  async stop(): Promise<void> {
    this.#started = false;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  #schedule(afterMs: number): void {
    if (!this.#started) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#dueInMs = afterMs;
    this.#timer = setTimeout(() => {
      this.#running = this.#run().finally(() => {
        this.#running = null;
      });
    }, afterMs);
  }

  async #run(): Promise<void> {
    this.#woken = false;
    try {
      while (this.#started && (await this.#drain.moveBatch()));
      this.#trouble = null;
      this.#pauseMs = 0;
      this.#schedule(this.#woken ? GATHER_MS : LOOK_AGAIN_MS);
    } catch (error) {
      this.#trouble = error;
      this.#onTrouble(error);
      this.#pauseMs = Math.min(Math.max(this.#pauseMs * 2, LOOK_AGAIN_MS), LONGEST_PAUSE_MS);
      this.#schedule(this.#pauseMs);
    }
  }
}
