/** Personas of a workspace: described, put in order, deleted and brought back. Who their people are is not known here. */
import type { Readable } from 'node:stream';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { readPictureFile } from '../../platform/pictures/picture-file.ts';
import { alone } from '../../platform/statedb/alone.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Persona, PersonaDraft } from './contract.ts';
import {
  forgetDeleted,
  insertPersona,
  markDeleted,
  placePersonas,
  readPersonas,
  readPicture,
  removePicture,
  rewritePersona,
  type StoredPersona,
  savePicture,
} from './store.ts';

/** More are not kept apart by anybody. */
const MOST_PERSONAS = 30;
const MOST_PICTURE_BYTES = 2_000_000;
const KEPT_AFTER_DELETING_MS = 30 * 86_400_000;

export interface PersonaParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
}

export class Personas {
  readonly #parts: PersonaParts;

  constructor(parts: PersonaParts) {
    this.#parts = parts;
  }

  async list(workspace: string): Promise<Persona[]> {
    const all = await readPersonas(this.#parts.state.db, workspace);
    return all.filter(isPresent).map(({ persona }) => persona);
  }

  /** @throws AppError `not_found` */
  async get(workspace: string, id: string): Promise<Persona> {
    const found = (await this.list(workspace)).find((persona) => persona.id === id);
    if (!found) throw new AppError('not_found', { thing: 'persona' });
    return found;
  }

  /** @throws AppError `conflict` beyond the limit */
  async create(workspace: string, draft: PersonaDraft): Promise<Persona> {
    const { state, clock, newId } = this.#parts;
    const id = newId('per');
    await alone(state, `personas ${workspace}`, async (db) => {
      const present = await roomAmong(db, workspace);
      const place = Math.max(-1, ...present.map((stored) => stored.place)) + 1;
      await insertPersona(db, workspace, id, draft, { place, at: clock() });
    });
    return this.get(workspace, id);
  }

  /**
   * @param since `changedAt` of the persona as it was before
   * @throws AppError `conflict` where somebody else changed it meanwhile
   */
  async update(workspace: string, id: string, draft: PersonaDraft, since: number): Promise<Persona> {
    await this.get(workspace, id);
    const at = Math.max(this.#parts.clock(), since + 1);
    if (!(await rewritePersona(this.#parts.state.db, workspace, id, draft, { since, at }))) {
      throw new AppError('conflict', { problem: `Somebody else changed “${draft.name}” in the meantime` });
    }
    return this.get(workspace, id);
  }

  async remove(workspace: string, id: string): Promise<Persona> {
    const persona = await this.get(workspace, id);
    const now = this.#parts.clock();
    await forgetDeleted(this.#parts.state.db, workspace, now - KEPT_AFTER_DELETING_MS);
    await markDeleted(this.#parts.state.db, workspace, id, now);
    return persona;
  }

  /** @throws AppError `not_found` when it was deleted too long ago, `conflict` where there is no room for it */
  async restore(workspace: string, id: string): Promise<Persona> {
    await alone(this.#parts.state, `personas ${workspace}`, async (db) => {
      const stored = (await readPersonas(db, workspace)).find(({ persona }) => persona.id === id);
      if (!stored) throw new AppError('not_found', { thing: 'persona' });
      if (isPresent(stored)) return;
      await roomAmong(db, workspace);
      await markDeleted(db, workspace, id, null);
    });
    return this.get(workspace, id);
  }

  /** @throws AppError `conflict` unless the ids are those of all personas */
  async order(workspace: string, ids: readonly string[]): Promise<Persona[]> {
    const present = await this.list(workspace);
    const known = new Set(present.map(({ id }) => id));
    if (ids.length !== known.size || new Set(ids).size !== ids.length || !ids.every((id) => known.has(id))) {
      throw new AppError('conflict', { problem: 'The personas are not the same any more' });
    }
    await placePersonas(this.#parts.state.db, workspace, ids);
    return this.list(workspace);
  }

  /** @throws AppError `not_found` where none was uploaded */
  async picture(workspace: string, id: string): Promise<{ type: string; bytes: Buffer }> {
    const picture = await readPicture(this.#parts.state.db, workspace, id);
    if (!picture) throw new AppError('not_found', { thing: 'picture' });
    return picture;
  }

  /** @throws AppError `too_large`, `not_a_picture` */
  async putPicture(workspace: string, id: string, stream: Readable): Promise<Persona> {
    await this.get(workspace, id);
    const { type, bytes } = await readPictureFile(stream, { most: MOST_PICTURE_BYTES });
    await savePicture(this.#parts.state.db, workspace, id, { type, bytes, at: this.#parts.clock() });
    return this.get(workspace, id);
  }

  async dropPicture(workspace: string, id: string): Promise<Persona> {
    await this.get(workspace, id);
    await removePicture(this.#parts.state.db, workspace, id);
    return this.get(workspace, id);
  }
}

function isPresent({ deletedAt }: StoredPersona): boolean {
  return deletedAt === null;
}

/** Those that are there, with room for one more. @throws AppError `conflict` */
async function roomAmong(db: State['db'], workspace: string): Promise<StoredPersona[]> {
  const present = (await readPersonas(db, workspace)).filter(isPresent);
  if (present.length < MOST_PERSONAS) return present;
  throw new AppError('conflict', { problem: `A business has at most ${MOST_PERSONAS} personas` });
}
