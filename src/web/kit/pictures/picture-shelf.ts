/** Pictures that have not reached the server yet, kept in this browser: some phones keep no other copy of a photo. Where nothing may be kept, the memory of the page has to do. */

export interface KeptPicture {
  /** In the order they were kept. */
  readonly key: number;
  /** What it belongs to; whoever keeps it chooses the words. */
  readonly place: string;
  readonly picture: Blob;
}

const [DATABASE, STORE, BY_PLACE] = ['footpath', 'pictures', 'place'];
const inMemory = new Map<number, KeptPicture>();
let lastKey = 0;

/** @returns its key */
export async function keepPicture(place: string, picture: Blob): Promise<number> {
  lastKey = Math.max(lastKey + 1, Date.now());
  const kept = { key: lastKey, place, picture };
  await inStore('readwrite', (store) => store.put(kept)).catch(() => inMemory.set(kept.key, kept));
  return kept.key;
}

/** Those of a place and of all places that begin with it, oldest first. */
export async function keptPictures(place: string): Promise<KeptPicture[]> {
  const within = IDBKeyRange.bound(place, `${place}\uffff`);
  const stored = await inStore<KeptPicture[]>('readonly', (store) =>
    store.index(BY_PLACE).getAll(within),
  ).catch(() => []);
  const held = [...inMemory.values()].filter((each) => each.place.startsWith(place));
  return [...stored, ...held].sort((one, other) => one.key - other.key);
}

export async function dropPicture(key: number): Promise<void> {
  inMemory.delete(key);
  await inStore('readwrite', (store) => store.delete(key)).catch(() => undefined);
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await answerOf<IDBDatabase>(opening());
  try {
    const transaction = database.transaction(STORE, mode);
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const answer = await answerOf<T>(act(transaction.objectStore(STORE)));
    await ended;
    return answer;
  } finally {
    database.close();
  }
}

function opening(): IDBOpenDBRequest {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'key' }).createIndex(BY_PLACE, 'place');
  };
  return request;
}

function answerOf<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error);
  });
}
