/** The stream over which the server tells what others do. Opens it again whenever it breaks; where a proxy swallows it, says so. */
import type { z } from 'zod';
import { backOff } from './back-off.ts';

/** The first message comes at once; a proxy that gathers lets nothing through for minutes. */
const FIRST_WITHIN_MS = 6000;
/** The server beats every 15 seconds. */
const NEXT_WITHIN_MS = 40_000;
const LAST_RETRY_MS = 30_000;

interface Message {
  readonly event: string;
}

export interface LiveParts<Event extends Message> {
  /** Asked anew for each try: it may say what is had by now. */
  readonly address: () => string;
  /** What is told; the message `end` ends the stream. */
  readonly events: z.ZodType<Event>;
  readonly onEvent: (event: Event) => void;
  /** True from the first message on, false when there is no stream. */
  readonly onUp: (up: boolean) => void;
}

export class LiveLine<Event extends Message> {
  readonly #parts: LiveParts<Event>;
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #wanted = false;

  constructor(parts: LiveParts<Event>) {
    this.#parts = parts;
  }

  open(): void {
    this.#wanted = true;
    if (this.#source !== null) return;
    clearTimeout(this.#timer);
    const source = new EventSource(this.#parts.address());
    this.#source = source;
    this.#watch(FIRST_WITHIN_MS);
    source.onmessage = ({ data }: MessageEvent<string>) => this.#heard(data);
    // The browser's own way of trying again gives up at the first refusal.
    source.onerror = () => this.#broken();
  }

  close(): void {
    this.#wanted = false;
    this.#end();
  }

  #heard(data: string): void {
    const event = this.#parts.events.safeParse(JSON.parse(data)).data;
    if (event?.event === 'end') {
      this.#broken();
      return;
    }
    this.#failures = 0;
    this.#watch(NEXT_WITHIN_MS);
    this.#parts.onUp(true);
    if (event !== undefined) this.#parts.onEvent(event);
  }

  #watch(within: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#broken(), within);
  }

  #broken(): void {
    this.#end();
    if (!this.#wanted) return;
    this.#timer = setTimeout(() => this.open(), backOff(++this.#failures, LAST_RETRY_MS));
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
    this.#parts.onUp(false);
  }
}
