/**
 * Short words between the processes on one state database: something changed, somebody is there. A word may get lost
 * when a connection breaks, so whoever listens looks by itself now and then too. Keeps nothing.
 */

/** PostgreSQL takes 8,000 bytes. */
export const MOST_NOTICE_BYTES = 7_000;

export interface Notices {
  /** Tells everybody who hears the topic, in this process at once. Longer texts than MOST_NOTICE_BYTES stay in it. */
  tell(topic: string, text: string): void;
  /** Gives what ends the hearing. */
  hear(topic: string, heard: (text: string) => void): () => void;
  close(): Promise<void>;
}

/** All that SQLite needs: its data folder belongs to one process. */
export class OwnNotices implements Notices {
  readonly #heard = new Map<string, Set<(text: string) => void>>();

  tell(topic: string, text: string): void {
    for (const heard of this.#heard.get(topic) ?? []) heard(text);
  }

  hear(topic: string, heard: (text: string) => void): () => void {
    const all = this.#heard.get(topic) ?? new Set();
    this.#heard.set(topic, all.add(heard));
    return () => all.delete(heard);
  }

  async close(): Promise<void> {
    this.#heard.clear();
  }
}
