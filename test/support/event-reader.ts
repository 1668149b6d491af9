/** Reads server-sent events of a really listening server: keeps all, and waits for what must come. */
export class EventReader {
  readonly heard: { readonly event: string; readonly [field: string]: unknown }[] = [];
  /** Everything as it came over the wire. */
  text = '';
  ended = false;
  readonly #leaving = new AbortController();
  #woken: () => void = () => undefined;

  static async open(url: string, headers: Record<string, string>): Promise<EventReader> {
    const reader = new EventReader();
    const answer = await fetch(url, { headers, signal: reader.#leaving.signal });
    if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${await answer.text()}`);
    void reader.#read(answer.body);
    return reader;
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of body) {
        const text = decoder.decode(chunk, { stream: true });
        this.text += text;
        const parts = (rest + text).split('\n\n');
        rest = parts.pop() ?? '';
        this.heard.push(...parts.map((part) => JSON.parse(part.replace(/^data: /, ''))));
        this.#woken();
      }
    } catch {
      // Left.
    }
    this.ended = true;
    this.#woken();
  }

  /** Resolves once it holds; the test's own end is the limit. */
  async until(holds: (reader: this) => boolean): Promise<void> {
    while (!holds(this)) {
      await new Promise<void>((resolve) => {
        this.#woken = resolve;
      });
    }
  }

  close(): void {
    this.#leaving.abort();
  }
}
