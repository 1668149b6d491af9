/** Makes, lists, ends and opens links to maps. A link that is over, ended or of a deleted map opens nothing, and does not say why. */
import { createHmac } from 'node:crypto';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { PictureFile } from '../../platform/pictures/picture-file.ts';
import { hashSecret, newSecret, sameSecret } from '../../platform/secrets/secrets.ts';
import { alone } from '../../platform/statedb/alone.ts';
import type { State } from '../../platform/statedb/state.ts';
import { MadeOfMaps, type MapDocument, type Maps, orOver, picturesOf, shownOutside } from '../maps/public.ts';
import type { Pictures } from '../pictures/public.ts';
import { type MapShare, MOST_SHARES, type ShareDraft, type SharedMap } from './contract.ts';
import {
  countView,
  deleteShare,
  deleteSharesOf,
  deleteSharesOver,
  findShare,
  insertShare,
  readShares,
  type ShareRow,
} from './store.ts';

const DAY_MS = 86_400_000;

export interface ShareParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly maps: Pick<Maps, 'read' | 'mustBeThere'>;
  readonly pictures: Pick<Pictures, 'file'>;
  readonly workspace: (id: string) => Promise<WorkspaceScope | null>;
  /** Name or e-mail of members, by account. */
  readonly members: (workspace: string) => Promise<ReadonlyMap<string, string>>;
}

export class Shares {
  readonly #parts: ShareParts;
  readonly #pictures: MadeOfMaps<PicturesShown>;

  constructor(parts: ShareParts) {
    this.#parts = parts;
    this.#pictures = new MadeOfMaps(parts.maps, picturesShown);
  }

  /** @throws AppError `not_found` for a map that is not there */
  async list(workspace: WorkspaceScope, map: string): Promise<MapShare[]> {
    await this.#parts.maps.mustBeThere(workspace, map);
    const rows = await readShares(this.#parts.state.db, workspace.id, map, this.#parts.clock());
    const names = await this.#parts.members(workspace.id);
    return rows.map((row) => shareOf(row, names));
  }

  /** Gives the secret of the link, which is not kept. @throws AppError `not_found`, `conflict` beyond the limit */
  async create(
    workspace: WorkspaceScope,
    by: string,
    map: string,
    { name, password, validDays, numbersHidden }: ShareDraft,
  ): Promise<MapShare & { token: string }> {
    const { state, clock, newId, members, maps } = this.#parts;
    await maps.mustBeThere(workspace, map);
    const [now, token] = [clock(), newSecret('map_')];
    const row: ShareRow = {
      ...{ id: newId('shr'), workspace: workspace.id, map, name },
      token_hash: hashSecret(token),
      password_hash: password === null ? null : await hashPassword(password),
      expires_at: validDays === null ? null : now + validDays * DAY_MS,
      numbers_hidden: numbersHidden ? 1 : 0,
      ...{ made_by: by, made_at: now, views: 0, viewed_at: null },
    };
    await alone(state, `shares ${map}`, async (db) => {
      if ((await readShares(db, workspace.id, map, now)).length >= MOST_SHARES) {
        throw new AppError('conflict', {
          problem: `A map has at most ${MOST_SHARES} links; take one back first`,
        });
      }
      await deleteSharesOver(db, now);
      await insertShare(db, row);
    });
    return { ...shareOf(row, await members(workspace.id)), token };
  }

  /** @throws AppError `not_found` */
  async end(workspace: WorkspaceScope, map: string, share: string): Promise<void> {
    if (!(await deleteShare(this.#parts.state.db, workspace.id, map, share))) {
      throw new AppError('not_found', { thing: 'link' });
    }
  }

  /** Of maps that are gone for good. */
  forget(maps: readonly string[]): Promise<void> {
    return deleteSharesOf(this.#parts.state.db, maps);
  }

  /** Null where a password is asked for. @throws AppError `link_over` */
  async open(token: string): Promise<SharedMap | null> {
    const row = await this.#find(token);
    return row.password_hash === null ? this.#opened(token, row) : null;
  }

  /** @throws AppError `link_over`, `wrong_link_password` */
  async unlock(token: string, password: string): Promise<SharedMap> {
    const row = await this.#find(token);
    const hash = row.password_hash;
    if (hash !== null && !(await verifyPassword({ hash, password })))
      throw new AppError('wrong_link_password');
    return this.#opened(token, row);
  }

  /**
   * A picture that the link shows now.
   * @param key as it came with the map, so that a password is asked for once and not for each picture
   * @throws AppError `link_over`, `not_found`
   */
  async picture(token: string, id: string, key: string): Promise<PictureFile> {
    const row = await this.#find(token);
    if (!sameSecret(key, keyFor(row, id))) throw new AppError('not_found', { thing: 'picture' });
    const shown = await orOver(this.#pictures.of(await this.#workspace(row), row.map));
    if (!shown[row.numbers_hidden === 1 ? 'withoutNumbers' : 'all'].has(id))
      throw new AppError('not_found', { thing: 'picture' });
    return this.#parts.pictures.file(row.workspace, id);
  }

  async #find(token: string): Promise<ShareRow> {
    const row = await findShare(this.#parts.state.db, hashSecret(token));
    if (!row || (row.expires_at !== null && row.expires_at <= this.#parts.clock())) {
      throw new AppError('link_over');
    }
    return row;
  }

  /** The map, for who opens the link: it counts. */
  async #opened(token: string, row: ShareRow): Promise<SharedMap> {
    const shown = await this.#shown(row);
    await countView(this.#parts.state.db, row.id, this.#parts.clock());
    const address = (picture: string) =>
      `/api/shared-maps/${encodeURIComponent(token)}/pictures/${picture}?key=${keyFor(row, picture)}`;
    const pictures = picturesOf(shown.document).map((id) => [id, address(id)] as const);
    return { ...shown, pictures: Object.fromEntries(pictures) };
  }

  async #shown(row: ShareRow): Promise<Omit<SharedMap, 'pictures'>> {
    const workspace = await this.#workspace(row);
    const { document, sequence } = await orOver(this.#parts.maps.read(workspace, row.map, undefined));
    if (!document) throw new Error('A map that is asked for as a whole comes with its document.');
    const numbersHidden = row.numbers_hidden === 1;
    return {
      business: workspace.name,
      numbersHidden,
      sequence,
      document: shownOutside(document, { numbersHidden }),
    };
  }

  async #workspace(row: ShareRow): Promise<WorkspaceScope> {
    const workspace = await this.#parts.workspace(row.workspace);
    if (!workspace) throw new AppError('link_over');
    return workspace;
  }
}

/** By their ids, as links show the map. */
interface PicturesShown {
  readonly all: ReadonlySet<string>;
  readonly withoutNumbers: ReadonlySet<string>;
}

function picturesShown(document: MapDocument): PicturesShown {
  const shown = (numbersHidden: boolean) => new Set(picturesOf(shownOutside(document, { numbersHidden })));
  return { all: shown(false), withoutNumbers: shown(true) };
}

/** Only who has opened the link, with its password if it has one, can have been told it. */
function keyFor({ password_hash, token_hash }: ShareRow, picture: string): string {
  return createHmac('sha256', password_hash ?? token_hash)
    .update(picture)
    .digest('base64url');
}

function shareOf(row: ShareRow, names: ReadonlyMap<string, string>): MapShare {
  return {
    id: row.id,
    name: row.name,
    hasPassword: row.password_hash !== null,
    expiresAt: row.expires_at,
    numbersHidden: row.numbers_hidden === 1,
    madeBy: names.get(row.made_by) ?? null,
    madeAt: row.made_at,
    views: row.views,
    viewedAt: row.viewed_at,
  };
}
