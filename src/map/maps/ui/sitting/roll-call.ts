/**
 * Which other sittings are open in this browser, so that one leaves alone what another will send. Asked between tabs;
 * Web Locks would be surer, but browsers have them only over HTTPS, and many businesses run this in their own network.
 */
const CALL = 'footpath.sittings';
/** A tab that is seen answers in a few milliseconds. */
const ANSWER_WITHIN_MS = 1000;

type Message = { readonly ask: readonly string[] } | { readonly here: string };

export class RollCall {
  readonly #channel: BroadcastChannel | null;
  readonly #answers = new Set<string>();

  constructor(sitting: string) {
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CALL);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if ('here' in data) this.#answers.add(data.here);
      else if (data.ask.includes(sitting)) this.#channel?.postMessage({ here: sitting });
    });
  }

  /** Those of the sittings that nobody is in any more. */
  async gone(sittings: readonly string[]): Promise<string[]> {
    if (sittings.length === 0) return [];
    this.#channel?.postMessage({ ask: sittings });
    await new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS));
    return sittings.filter((sitting) => !this.#answers.has(sitting));
  }

  close(): void {
    this.#channel?.close();
  }
}
