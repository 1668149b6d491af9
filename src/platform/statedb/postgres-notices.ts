/** Words between processes over LISTEN and NOTIFY, on a connection of their own that is opened when somebody first listens or tells. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { MOST_NOTICE_BYTES, type Notices, OwnNotices } from './notices.ts';

const AGAIN_AFTER_MS = 1000;
/** On a line that swallows packets a word would wait, and all others behind it. */
const GIVE_UP_MS = 10_000;

export class PostgresNotices implements Notices {
  readonly #url: string;
  /** Between those of this process, also while the database is away. */
  readonly #own = new OwnNotices();
  /** Says that a word came from here. */
  readonly #process = randomBytes(6).toString('hex');
  #client: Promise<pg.Client | null> | null = null;
  #telling: Promise<unknown> = Promise.resolve();
  #channel = '';
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  tell(topic: string, text: string): void {
    this.#own.tell(topic, text);
    const payload = JSON.stringify([this.#process, topic, text]);
    if (this.#closed || Buffer.byteLength(payload) > MOST_NOTICE_BYTES) return;
    // One after the other: a connection answers one question at a time.
    this.#telling = this.#telling
      .then(() => this.#connected())
      .then((client) => client && this.#send(client, payload))
      .catch(() => undefined);
  }

  hear(topic: string, heard: (text: string) => void): () => void {
    void this.#connected();
    return this.#own.hear(topic, heard);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#telling;
    const client = await this.#client;
    await client?.end().catch(() => undefined);
    await this.#own.close();
  }

  async #send(client: pg.Client, payload: string): Promise<void> {
    try {
      await client.query('SELECT pg_notify($1, $2)', [this.#channel, payload]);
    } catch {
      // Whatever it was, a new connection is without it.
      await client.end().catch(() => undefined);
    }
  }

  #connected(): Promise<pg.Client | null> {
    this.#client ??= this.#connect();
    return this.#client;
  }

  /** Null when it cannot be had now; then it is tried again in a moment. */
  async #connect(): Promise<pg.Client | null> {
    const client = new pg.Client({
      ...{ connectionString: this.#url, application_name: 'footpath notices', keepAlive: true },
      ...{ connectionTimeoutMillis: GIVE_UP_MS, query_timeout: GIVE_UP_MS },
    });
    // One connection tells of its end several times; were each heeded, the next ones would double with every try.
    let isGone = false;
    const gone = (): void => {
      if (!isGone) this.#again();
      isGone = true;
    };
    client.on('error', gone);
    client.on('end', gone);
    client.on('notification', ({ payload }) => this.#heard(payload ?? ''));
    try {
      await client.connect();
      // Installations that share a database keep to their schemas.
      const { rows } = await client.query(`SELECT 'footpath_' || md5(current_schema()) AS channel`);
      this.#channel = String(rows[0].channel);
      await client.query(`LISTEN ${client.escapeIdentifier(this.#channel)}`);
      return client;
    } catch {
      await client.end().catch(() => undefined);
      gone();
      return null;
    }
  }

  #again(): void {
    if (this.#closed) return;
    setTimeout(() => {
      this.#client = null;
      if (!this.#closed) void this.#connected();
    }, AGAIN_AFTER_MS).unref();
  }

  #heard(payload: string): void {
    const [from, topic, text] = JSON.parse(payload) as [string, string, string];
    if (from !== this.#process) this.#own.tell(topic, text);
  }
}
