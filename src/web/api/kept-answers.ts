/** The last answers to some questions, kept in this browser until nobody is signed in any more: what was open opens again without a connection. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { AnyRoute } from '../../kernel/route.ts';
import { getMe } from '../../people/accounts/contract.ts';
import { idle } from '../kit/idle.ts';
import { ApiError } from './api-error.ts';
import { type Answer, addressOf, type CallOptions, call } from './client.ts';

interface KeptAnswer {
  readonly address: string;
  readonly at: number;
  readonly answer: unknown;
}

interface Shelf extends DBSchema {
  answers: { key: string; value: KeptAnswer; indexes: { at: number } };
}

/** Nobody goes on after a month with what they saw then. */
const KEPT_FOR_MS = 30 * 24 * 3_600_000;

/** Asks; where no server answers, the last answer is given as it was kept. Throws as `call`. */
export async function askOrKept<R extends AnyRoute>(route: R, options: CallOptions<R>): Promise<Answer<R>> {
  try {
    const answer = await call(route, options);
    void idle().then(() => keepAnswer(route, options, answer));
    return answer;
  } catch (error) {
    if (error instanceof ApiError && error.status !== 0) throw error;
    const kept = route.reply?.safeParse(await keptAnswer(addressOf(route, options.params, options.query)));
    // Nothing was kept, or an older program kept it in another shape.
    if (kept?.success !== true) throw error;
    return kept.data as Answer<R>;
  }
}

/** Keeps what the question would be answered now; nothing once the answer to who is signed in is forgotten, by another tab too. */
export async function keepAnswer<R extends AnyRoute>(
  route: R,
  asked: Pick<CallOptions<R>, 'params' | 'query'>,
  answer: Answer<R>,
): Promise<void> {
  const at = Date.now();
  const address = addressOf(route, asked.params, asked.query);
  await onShelf(async (shelf) => {
    const { store, done } = shelf.transaction('answers', 'readwrite');
    if (route.id === getMe.id || (await store.getKey(getMe.path)) !== undefined)
      await store.put({ address, at, answer });
    const old = IDBKeyRange.upperBound(at - KEPT_FOR_MS);
    for (const key of await store.index('at').getAllKeys(old)) await store.delete(key);
    await done;
  });
}

/** To be called when nobody is signed in: others at this browser find nothing. */
export async function forgetAnswers(): Promise<void> {
  await onShelf((shelf) => shelf.clear('answers'));
}

async function keptAnswer(address: string): Promise<unknown> {
  return (await onShelf((shelf) => shelf.get('answers', address)))?.answer;
}

/** Undefined where the browser keeps nothing, or has no room left. */
async function onShelf<T>(act: (shelf: IDBPDatabase<Shelf>) => Promise<T>): Promise<T | undefined> {
  try {
    const shelf = await openDB<Shelf>('footpath-answers', 1, {
      upgrade: (made) => {
        made.createObjectStore('answers', { keyPath: 'address' }).createIndex('at', 'at');
      },
    });
    try {
      return await act(shelf);
    } finally {
      shelf.close();
    }
  } catch {
    return undefined;
  }
}
