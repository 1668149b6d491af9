/** How people come into a workshop: as guests by its code, or as members; and whose a key is. */
import { nameOf } from '../../kernel/names.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Principal } from '../../platform/http/guard.ts';
import { hashSecret, newSecret } from '../../platform/secrets/secrets.ts';
import type { State } from '../../platform/statedb/state.ts';
import { orOver } from '../maps/public.ts';
import { type Held, present } from './held.ts';
import { readCode } from './join-code.ts';
import type { Reading } from './reading.ts';
import {
  changing,
  findByCode,
  findParticipant,
  findWorkshop,
  insertKey,
  insertParticipant,
  type ParticipantRow,
  readParticipants,
  settingsOf,
} from './store.ts';

/** Of one member, on as many devices; whoever comes in with one more leaves the others. */
const MOST_KEYS = 8;

export interface DoorParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly reading: Reading;
  /** Names of members, by account. */
  readonly members: (workspace: string) => Promise<ReadonlyMap<string, string>>;
  /** Called after somebody came in. */
  readonly onChange: (workshop: string) => void;
}

/** Somebody who is in: their key, to be kept by their browser alone. */
export interface Entered {
  readonly workshop: string;
  readonly key: string;
}

export class Door {
  readonly #parts: DoorParts;

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  /** What a code opens. @throws AppError `link_over` */
  async knock(typed: string): Promise<Held> {
    const row = await findByCode(this.#parts.state.db, readCode(typed));
    if (!row) throw new AppError('link_over');
    return orOver(this.#parts.reading.held(row.id));
  }

  /** @throws AppError `link_over`, `workshop_full` */
  async enter(typed: string, name: string): Promise<Entered> {
    const { workshop } = await this.knock(typed);
    return this.#join(workshop.id, { name, account: null, code: workshop.code });
  }

  /** A member comes in under their own name; who is in already gets another key for this browser. @throws AppError `not_found`, `account_needed`, `workshop_over` */
  async enterAs(
    workspace: WorkspaceScope,
    principal: Principal,
    map: string,
    workshop: string,
  ): Promise<Entered> {
    if (principal.kind !== 'account') throw new AppError('account_needed');
    const row = await this.#parts.reading.row(workspace, map, workshop);
    const name = nameOf(principal);
    return this.#join(row.id, { name, account: principal.id, code: null });
  }

  /** Who this key belongs to. @throws AppError `workshop_left` for somebody taken out, or who is no member any more */
  async who(workshop: string, key: string | null): Promise<ParticipantRow> {
    const { state, members } = this.#parts;
    const found = key === null ? undefined : await findParticipant(state.db, workshop, hashSecret(key));
    if (!found) throw new AppError('workshop_left');
    if (found.account === null) return found;
    const row = await findWorkshop(state.db, workshop);
    if (!row || !(await members(row.workspace)).has(found.account)) throw new AppError('workshop_left');
    return found;
  }

  async #join(
    workshop: string,
    { name, account, code }: { name: string; account: string | null; code: string | null },
  ): Promise<Entered> {
    const { state, clock, newId, onChange } = this.#parts;
    const key = newSecret('wsk_');
    await changing(state, workshop, async (db, row) => {
      if (row.step === 'end') throw new AppError('workshop_over');
      // The door may have been closed since.
      if (account === null && (code === null || row.code !== code)) throw new AppError('link_over');
      const all = await readParticipants(db, [row.id]);
      const known = account === null ? undefined : present(all).find((each) => each.account === account);
      const participant = known?.id ?? newId('wpt');
      if (!known) {
        const { mostGuests } = settingsOf(row);
        const guests = present(all).filter((each) => each.account === null).length;
        if (account === null && guests >= mostGuests)
          throw new AppError('workshop_full', { most: mostGuests });
        await insertParticipant(db, {
          ...{ id: participant, workshop: row.id, account, joined_at: clock(), removed_at: null },
          name: freeName(name, all),
        });
      }
      await insertKey(db, { hash: hashSecret(key), workshop: row.id, participant }, MOST_KEYS);
    });
    onChange(workshop);
    return { workshop, key };
  }
}

/** Two of one name are told apart by a number. */
export function freeName(wanted: string, all: readonly Pick<ParticipantRow, 'name'>[]): string {
  const taken = new Set(all.map(({ name }) => asSeen(name)));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted} (${n})`;
    if (!taken.has(asSeen(name))) return name;
  }
}

/** Letters of no width make no other name, nor do those of another width. */
function asSeen(name: string): string {
  return name.normalize('NFKC').replace(/\p{C}/gu, '').replace(/\s+/g, ' ').toLocaleLowerCase();
}
