/** Pictures that have not reached the server yet, kept in this browser: some phones keep no other copy of a photo. Where nothing may be kept, the memory of the page has to do. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

export interface KeptPicture {
  /** In the order they were kept. */
  readonly key: number;
  /** What it belongs to; whoever keeps it chooses the words. */
  readonly place: string;
  readonly picture: Blob;
}

interface Shelf extends DBSchema {
  pictures: { key: number; value: KeptPicture; indexes: { place: string } };
}

const inMemory = new Map<number, KeptPicture>();
let lastKey = 0;

/** @returns its key */
export async function keepPicture(place: string, picture: Blob): Promise<number> {
  lastKey = Math.max(lastKey + 1, Date.now());
  const kept = { key: lastKey, place, picture };
  await onShelf((shelf) => shelf.put('pictures', kept)).catch(() => inMemory.set(kept.key, kept));
  return kept.key;
}

/** Those of a place and of all places that begin with it, oldest first. */
export async function keptPictures(place: string): Promise<KeptPicture[]> {
  const within = IDBKeyRange.bound(place, `${place}\uffff`);
  const stored = await onShelf((shelf) => shelf.getAllFromIndex('pictures', 'place', within)).catch(() => []);
  const held = [...inMemory.values()].filter((each) => each.place.startsWith(place));
  return [...stored, ...held].sort((one, other) => one.key - other.key);
}

export async function dropPicture(key: number): Promise<void> {
  inMemory.delete(key);
  await onShelf((shelf) => shelf.delete('pictures', key)).catch(() => undefined);
}

async function onShelf<T>(act: (shelf: IDBPDatabase<Shelf>) => Promise<T>): Promise<T> {
  const shelf = await openDB<Shelf>('footpath', 1, {
    upgrade: (made) => {
      made.createObjectStore('pictures', { keyPath: 'key' }).createIndex('place', 'place');
    },
  });
  try {
    return await act(shelf);
  } finally {
    shelf.close();
  }
}
