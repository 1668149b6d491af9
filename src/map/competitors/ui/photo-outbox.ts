/** Photos of one visit on their way: kept in this browser first, sent one after the other, sent again until they arrive. Knows no HTTP. */
import { mayPass } from '../../../web/api/api-error.ts';
import type { KeptPicture } from '../../../web/kit/pictures/picture-shelf.ts';

/** What is used of the browser's shelf of pictures. */
export interface PhotoShelf {
  readonly keep: (place: string, picture: Blob) => Promise<number>;
  readonly kept: (place: string) => Promise<readonly KeptPicture[]>;
  readonly drop: (key: number) => Promise<void>;
}

export interface UnsentPhoto {
  readonly key: number;
  /** Of the checklist. */
  readonly item: string;
  readonly picture: Blob;
  /** Why the server will not have it; null while it waits or is on its way. */
  readonly problem: unknown;
}

export interface PhotoParts {
  readonly shelf: PhotoShelf;
  /** Of this person and this visit. */
  readonly place: string;
  /** Gives the reference. @throws ApiError */
  readonly send: (picture: Blob) => Promise<string>;
  readonly onSent: (item: string, reference: string) => void;
  /** Told whenever it changes, so that other pages can say that something waits here. */
  readonly onWaiting: (photos: number) => void;
}

const TRY_AGAIN_MS = 5000;

export class PhotoOutbox {
  readonly #parts: PhotoParts;
  readonly #listeners = new Set<() => void>();
  #unsent: readonly UnsentPhoto[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #left = false;

  constructor(parts: PhotoParts) {
    this.#parts = parts;
  }

  get unsent(): readonly UnsentPhoto[] {
    return this.#unsent;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes up what was left here, and sends it. */
  async open(): Promise<void> {
    const { shelf, place } = this.#parts;
    const kept = await shelf.kept(`${place} `);
    const known = new Set(this.#unsent.map(({ key }) => key));
    const found = kept
      .filter(({ key }) => !known.has(key))
      .map(({ key, place: at, picture }) => ({
        ...{ key, picture, problem: null },
        item: at.slice(place.length + 1),
      }));
    this.#tell([...found, ...this.#unsent]);
    await this.flush();
  }

  async add(item: string, picture: Blob): Promise<void> {
    const { shelf, place } = this.#parts;
    const key = await shelf.keep(`${place} ${item}`, picture);
    this.#tell([...this.#unsent, { key, item, picture, problem: null }]);
    await this.flush();
  }

  async remove(key: number): Promise<void> {
    this.#tell(this.#unsent.filter((photo) => photo.key !== key));
    await this.#parts.shelf.drop(key);
  }

  /** Those that were refused too. */
  async sendAgain(): Promise<void> {
    this.#tell(this.#unsent.map((photo) => ({ ...photo, problem: null })));
    await this.flush();
  }

  /** Sends what waits, if nothing is on its way. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending || this.#left) return;
    this.#sending = true;
    try {
      for (let next = this.#next(); next !== undefined; next = this.#next()) {
        if (!(await this.#sent(next))) break;
      }
    } finally {
      this.#sending = false;
    }
  }

  /** What has not arrived is sent when the visit is opened again. */
  leave(): void {
    this.#left = true;
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #next(): UnsentPhoto | undefined {
    return this.#left ? undefined : this.#unsent.find(({ problem }) => problem === null);
  }

  /** False where it is to be tried again later. */
  async #sent(photo: UnsentPhoto): Promise<boolean> {
    const { send, onSent } = this.#parts;
    try {
      const reference = await send(photo.picture);
      // Taken away meanwhile: nobody names it, so it is forgotten.
      if (this.#unsent.some(({ key }) => key === photo.key)) onSent(photo.item, reference);
      await this.remove(photo.key);
      return true;
    } catch (problem) {
      if (mayPass(problem)) {
        this.#timer = setTimeout(() => void this.flush(), TRY_AGAIN_MS);
        return false;
      }
      this.#tell(this.#unsent.map((each) => (each.key === photo.key ? { ...each, problem } : each)));
      return true;
    }
  }

  #tell(unsent: readonly UnsentPhoto[]): void {
    this.#unsent = unsent;
    this.#parts.onWaiting(unsent.length);
    for (const listener of this.#listeners) listener();
  }
}
