/** Lets live events in: finds the source of the write key, reads the calls, hands them to the one ingest. */
import type { Clock } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { IncomingEvent, IncomingPerson, Ingest } from '../events/public.ts';
import type { Sources } from '../sources/public.ts';
import { BatchEntry, MAX_BATCH_BYTES, MAX_CALL_BYTES } from './calls.ts';
import { isPlainEntry } from './plain-entry.ts';
import { readCall } from './read-call.ts';

export interface TrackerParts {
  readonly ingest: Ingest;
  readonly sources: Pick<Sources, 'byWriteKey'>;
  readonly clock: Clock;
}

export interface Credentials {
  readonly authorization: string | undefined;
  readonly writeKey: string | undefined;
  /** The `Content-Length` header. */
  readonly length: string | undefined;
}

export class Tracker {
  readonly #parts: TrackerParts;

  constructor(parts: TrackerParts) {
    this.#parts = parts;
  }

  /** @throws AppError `wrong_write_key`, `invalid_input` for a call that is too large, `disk_full` */
  async one(credentials: Credentials, type: string, call: object): Promise<void> {
    this.#requireSize(credentials, MAX_CALL_BYTES, '32 KB');
    await this.#accept(credentials, [{ ...call, type }]);
  }

  /** Entries take context and `sentAt` of the batch where they have none of their own. */
  async many(
    credentials: Credentials,
    body: { batch: readonly unknown[]; sentAt?: unknown; context?: unknown },
  ): Promise<void> {
    this.#requireSize(credentials, MAX_BATCH_BYTES, '500 KB');
    const { sentAt, context } = body;
    const shared = {
      ...(sentAt === undefined ? {} : { sentAt }),
      ...(context === undefined ? {} : { context }),
    };
    const isAlone = sentAt === undefined && context === undefined;
    await this.#accept(
      credentials,
      isAlone ? body.batch : body.batch.map((entry) => (isRecord(entry) ? { ...shared, ...entry } : entry)),
    );
  }

  async #accept(credentials: Credentials, calls: readonly unknown[]): Promise<void> {
    const source = await this.#parts.sources.byWriteKey(writeKeyOf(credentials));
    if (!source) throw new AppError('wrong_write_key');
    const around = { receivedAt: this.#parts.clock(), currency: source.workspace.currency };
    const events: IncomingEvent[] = [];
    const people: IncomingPerson[] = [];
    let unreadable = 0;
    for (const call of calls) {
      const entry = isPlainEntry(call) ? call : BatchEntry.safeParse(call).data;
      if (entry === undefined) {
        unreadable++;
        continue;
      }
      const { event, person } = readCall(entry, around);
      if (event) events.push(event);
      if (person) people.push(person);
    }
    await this.#parts.ingest.accept({
      workspace: source.workspace,
      origin: { kind: 'source', id: source.id },
      events,
      people,
      ...(unreadable > 0 ? { unreadable: { unreadable } } : {}),
    });
  }

  #requireSize({ length }: Credentials, most: number, words: string): void {
    if (Number(length ?? 0) > most)
      throw new AppError('invalid_input', { problem: `one call may be at most ${words}` });
  }
}

/** In the body, or as the user name of Basic authorisation with an empty password. */
function writeKeyOf({ authorization, writeKey }: Credentials): string {
  if (writeKey) return writeKey;
  const [, basic] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '') ?? [];
  if (basic) return Buffer.from(basic, 'base64').toString('utf8').split(':')[0] ?? '';
  throw new AppError('wrong_write_key');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
