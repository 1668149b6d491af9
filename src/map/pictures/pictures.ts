/**
 * Keeps pictures for maps and visits, and forgets those that nothing names any more. What a map or a visit is, it does not know: those
 * who name pictures say so themselves (`PicturePlace`).
 */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { JobHandler } from '../../platform/jobs/job.ts';
import { type PictureFile, readPictureFile } from '../../platform/pictures/picture-file.ts';
import { alone } from '../../platform/statedb/alone.ts';
import type { State } from '../../platform/statedb/state.ts';
import {
  MOST_BUSINESS_BYTES,
  MOST_PICTURE_BYTES,
  MOST_PICTURES,
  type Picture,
  pictureReference,
} from './contract.ts';
import {
  deletePictures,
  deleteUnnamed,
  findByHash,
  insertPicture,
  type ListedPicture,
  listByPlaces,
  listPictures,
  markUnnamed,
  readBytes,
  roomTaken,
  workspacesWithPictures,
} from './store.ts';

/** Twice what a phone’s photo has. Files of maps draw them on the server, where each takes this many dots of memory several times over. */
const MOST_DOTS = 24_000_000;
/** As long as what was deleted can be brought back elsewhere, and an edit be undone. */
const KEPT_UNNAMED_MS = 30 * 86_400_000;

/** A slice whose things name pictures. */
export interface PicturePlace {
  /** Of the ids of its things: `map`. */
  readonly prefix: string;
  /** @throws AppError `not_found` */
  mustBeThere(workspace: WorkspaceScope, id: string): Promise<void>;
  /** Of these pictures, those that its things name, deleted ones and versions kept among them; `except` some things. */
  named(workspace: string, ids: readonly string[], except: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface PictureParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly places: readonly PicturePlace[];
}

export class Pictures {
  readonly #parts: PictureParts;

  /** Looks every night which pictures are named no more. */
  readonly sweeping: JobHandler = {
    kind: 'map.pictures.sweep',
    schedule: '40 3 * * *',
    run: async (_job, { signal }) => {
      for (const workspace of await workspacesWithPictures(this.#parts.state.db)) {
        signal.throwIfAborted();
        await this.sweep(workspace);
      }
    },
  };

  constructor(parts: PictureParts) {
    this.#parts = parts;
  }

  /**
   * The same bytes again give the same picture, so that an upload can be sent again.
   * @param place id of the map or visit it is for
   * @throws AppError `not_found`, `too_large`, `not_a_picture`, `pictures_full`
   */
  async add(workspace: WorkspaceScope, by: string, place: string, stream: Readable): Promise<Picture> {
    const { state, clock, newId, places } = this.#parts;
    const owner = places.find(({ prefix }) => place.startsWith(`${prefix}_`));
    if (!owner) throw new AppError('not_found', { thing: 'map or visit' });
    await owner.mustBeThere(workspace, place);
    const file = await readPictureFile(stream, {
      most: MOST_PICTURE_BYTES,
      // What PDF and slides can hold and show as it is.
      types: ['image/png', 'image/jpeg'],
      upright: true,
      mostDots: MOST_DOTS,
    });
    const hash = createHash('sha256').update(file.bytes).digest('hex');
    const picture = {
      ...{ id: newId('pic'), workspace: workspace.id, place, hash },
      ...{ ...file, size: file.bytes.length, made_by: by, made_at: clock(), unnamed_since: null },
    };
    return alone(state, `pictures ${workspace.id}`, async (db) => {
      const known = await findByHash(db, workspace.id, hash);
      if (known) return shown(known);
      mustFit(await roomTaken(db, workspace.id, place), picture.size);
      await insertPicture(db, picture);
      return shown(picture);
    });
  }

  /** @throws AppError `not_found` */
  async file(workspace: string, id: string): Promise<PictureFile> {
    const file = (await readBytes(this.#parts.state.db, workspace, [id])).get(id);
    if (!file) throw new AppError('not_found', { thing: 'picture' });
    return file;
  }

  /** Those of the ids that are there, up to so many bytes in all; one that is named several times counts as often. */
  async files(
    workspace: string,
    ids: readonly string[],
    mostBytes: number,
  ): Promise<ReadonlyMap<string, PictureFile>> {
    const sizes = new Map(
      (await listPictures(this.#parts.state.db, workspace, ids)).map(({ id, size }) => [id, size]),
    );
    const wanted = new Map<string, number>();
    for (const id of ids) wanted.set(id, (wanted.get(id) ?? 0) + (sizes.get(id) ?? 0));
    let left = mostBytes;
    const fitting = [...wanted].filter(([, bytes]) => {
      left -= bytes;
      return left >= 0;
    });
    return readBytes(
      this.#parts.state.db,
      workspace,
      fitting.map(([id]) => id),
    );
  }

  /** Those of the ids that are there. */
  async known(workspace: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await listPictures(this.#parts.state.db, workspace, ids)).map(({ id }) => id));
  }

  /** Forgets pictures that nothing has named for thirty days. */
  async sweep(workspace: string): Promise<void> {
    const { state, clock } = this.#parts;
    const now = clock();
    const all = await listPictures(state.db, workspace);
    const named = await this.#named(
      workspace,
      all.map(({ id }) => id),
      [],
    );
    const ids = (list: readonly ListedPicture[]): string[] => list.map(({ id }) => id);
    const unnamed = all.filter(({ id }) => !named.has(id));
    await markUnnamed(
      state.db,
      ids(all.filter(({ id, unnamed_since }) => named.has(id) && unnamed_since !== null)),
      null,
    );
    await markUnnamed(state.db, ids(unnamed.filter(({ unnamed_since }) => unnamed_since === null)), now);
    await deleteUnnamed(state.db, ids(unnamed), now - KEPT_UNNAMED_MS);
  }

  /** Of maps or visits that are gone for good: at once, unless others name them. */
  async forget(places: readonly string[]): Promise<void> {
    const { db } = this.#parts.state;
    const own = await listByPlaces(db, places);
    for (const workspace of new Set(own.map((each) => each.workspace))) {
      const ids = own.filter((each) => each.workspace === workspace).map(({ id }) => id);
      const named = await this.#named(workspace, ids, places);
      await deletePictures(
        db,
        ids.filter((id) => !named.has(id)),
      );
    }
  }

  async #named(workspace: string, ids: readonly string[], except: readonly string[]): Promise<Set<string>> {
    const named = new Set<string>();
    for (const place of this.#parts.places) {
      const rest = ids.filter((id) => !named.has(id));
      for (const id of await place.named(workspace, rest, except)) named.add(id);
    }
    return named;
  }
}

/** @throws AppError `pictures_full` */
function mustFit(taken: { readonly pictures: number; readonly bytes: number }, bytes: number): void {
  if (taken.pictures >= MOST_PICTURES) {
    throw new AppError('pictures_full', {
      problem: `a map or a visit has at most ${MOST_PICTURES} of them`,
    });
  }
  if (taken.bytes + bytes > MOST_BUSINESS_BYTES) {
    throw new AppError('pictures_full', {
      problem: `a business has at most ${MOST_BUSINESS_BYTES / 1_000_000} MB of them`,
    });
  }
}

function shown({ id, type, width, height, size }: ListedPicture): Picture {
  return {
    ...{ id, reference: pictureReference(id), width, height, bytes: size },
    type: type as Picture['type'],
  };
}
