/**
 * Who asks the event engine: carried along with the work, so that no statement has to name it. What nobody asked for (events
 * coming in, migrations) has no asker and is never made to wait.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from '../errors/app-error.ts';

/** `page`: somebody looks at the screen. `build`: long, and somebody waits for it. `night`: long, and nobody does. */
export type Rank = 'page' | 'build' | 'night';

export interface AskingOptions {
  /** Id of the workspace. */
  readonly business: string;
  /** Stable name of the question: a route id, `journeys`. */
  readonly name: string;
  readonly rank: Rank;
  /** Aborted when nobody waits for the answer any more: what waits is dropped, what runs is stopped in the engine. */
  readonly signal?: AbortSignal | undefined;
}

/** How far long work is; parts are counted, not guessed. */
export type Parts =
  | {
      readonly what: 'paths';
      readonly done: number;
      readonly of: number;
      /** Events the whole is about. */
      readonly events: number;
    }
  | { readonly what: 'search'; readonly done: number; readonly of: number };

/** One question under way, with the statements it has had answered. */
export class Asking {
  readonly business: string;
  readonly name: string;
  readonly signal: AbortSignal | undefined;
  rank: Rank;
  statementsDone = 0;
  parts: Parts | null = null;
  readonly #ends: ((asking: Asking) => void)[] = [];
  #ended = false;

  constructor({ business, name, rank, signal }: AskingOptions) {
    this.business = business;
    this.name = name;
    this.rank = rank;
    this.signal = signal;
  }

  onEnd(call: (asking: Asking) => void): void {
    if (!this.#ended) this.#ends.push(call);
  }

  end(): void {
    this.#ended = true;
    for (const call of this.#ends.splice(0)) call(this);
  }
}

const current = new AsyncLocalStorage<Asking | null>();

/** Does the work in the name of an asker; every statement within is theirs. */
export function asking<T>(options: AskingOptions, work: () => Promise<T>): Promise<T> {
  const own = new Asking(options);
  return current.run(own, async () => {
    try {
      return await work();
    } finally {
      own.end();
    }
  });
}

/** Null where nobody asked. */
export function whoAsks(): Asking | null {
  return current.getStore() ?? null;
}

/** From here on this work is long: it leaves room for others, and shows how far it is. Without an asker it does nothing. */
export function longWork(parts: Parts): void {
  const own = whoAsks();
  if (!own) return;
  if (own.rank === 'page') own.rank = 'build';
  own.parts = parts;
}

/**
 * Waits for work that others may wait for too, until the asker leaves; the work itself goes on.
 * @throws AppError `cancelled` when the asker left
 */
export async function untilLeft<T>(work: Promise<T>, signal = whoAsks()?.signal): Promise<T> {
  if (!signal) return work;
  if (signal.aborted) {
    work.catch(() => undefined);
    throw new AppError('cancelled');
  }
  let leave = (): void => undefined;
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(new AppError('cancelled'));
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([work, left]);
  } finally {
    signal.removeEventListener('abort', leave);
    left.catch(() => undefined);
    work.catch(() => undefined);
  }
}
