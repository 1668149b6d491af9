/** Counts calls per caller in windows of a minute. Held in memory only, so no address is ever kept. */
import type { Clock } from '../clock/clock.ts';
import { AppError } from '../errors/app-error.ts';

const WINDOW_MS = 60_000;

export class RateLimit {
  readonly #perMinute: number;
  readonly #clock: Clock;
  #calls = new Map<string, number>();
  #windowEnds = 0;

  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = perMinute;
    this.#clock = clock;
  }

  /** @throws AppError `too_many_requests` when the caller had its share of this minute */
  take(caller: string): void {
    const now = this.#clock();
    if (now >= this.#windowEnds) {
      this.#calls = new Map();
      this.#windowEnds = now + WINDOW_MS;
    }
    const calls = (this.#calls.get(caller) ?? 0) + 1;
    this.#calls.set(caller, calls);
    if (calls > this.#perMinute) {
      throw new AppError('too_many_requests', { seconds: Math.ceil((this.#windowEnds - now) / 1000) });
    }
  }
}
