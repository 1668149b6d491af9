/** One stream of server-sent events to one caller. Ends a caller who does not read, instead of filling the memory. */
import { Readable } from 'node:stream';

const MOST_WAITING_BYTES = 4_000_000;

export const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Proxies are asked neither to keep it nor to gather it before they pass it on.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
} as const;

/** @typeParam Event what is told, besides the end */
export class EventStream<Event extends object> {
  readonly body = new Readable({ read: () => undefined });
  #ended = false;

  /** @param onEnd called once, however it ends */
  constructor(onEnd: () => void) {
    this.body.once('close', () => {
      this.#ended = true;
      onEnd();
    });
  }

  send(event: Event): void {
    this.write(messageOf(event));
  }

  write(message: string): void {
    if (this.#ended) return;
    // One message may be larger: a whole map is.
    if (this.body.readableLength > MOST_WAITING_BYTES) this.body.destroy();
    else this.body.push(message);
  }

  end(): void {
    if (this.#ended) return;
    this.write(messageOf({ event: 'end' }));
    this.body.push(null);
    this.#ended = true;
  }
}

/** As it goes over the wire, so that what many are told is written once. */
export function messageOf(event: object): string {
  // JSON has no line breaks of its own, so one line holds it.
  return `data: ${JSON.stringify(event)}\n\n`;
}
