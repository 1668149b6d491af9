/** From a workshop onto its map: cards become ordinary cards there, by ordinary edits, and what was decided is marked. Reads and changes no hidden card. */
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { NewId } from '../../platform/clock/clock.ts';
import type { State } from '../../platform/statedb/state.ts';
import { inOrder, type Maps, type Operation, positionAt } from '../maps/public.ts';
import { type CardRow, findCard, readCards, setCard } from './card-store.ts';
import { standing } from './held.ts';
import { changing } from './store.ts';

export interface OntoMapParts {
  readonly state: State;
  readonly newId: NewId;
  readonly maps: Pick<Maps, 'editWith'>;
}

type Where = { readonly map: string; readonly workshop: string };

export interface Placed {
  readonly done: string[];
  readonly refused: { readonly card: string; readonly problem: string }[];
}

export class OntoMap {
  readonly #parts: OntoMapParts;

  constructor(parts: OntoMapParts) {
    this.#parts = parts;
  }

  /**
   * Puts cards on the map, or takes those it put there off again.
   * Should the program end between the map and the workshop, the same call again finds its edits done.
   * @param wanted ids; left out for all that are neither merged nor parked
   */
  async place(
    workspace: WorkspaceScope,
    by: string,
    at: Where,
    { placed, wanted }: { placed: boolean; wanted: readonly string[] | undefined },
  ): Promise<Placed> {
    const cards = standing(await readCards(this.#parts.state.db, [at.workshop])).filter(
      (card) =>
        card.revealed_at !== null &&
        card.is_from_map === 0 &&
        (card.map_card === null) === placed &&
        (wanted?.includes(card.id) ?? (card.merged_into === null && card.outcome !== 'parked')),
    );
    if (cards.length === 0) return { done: [], refused: [] };
    const { taken, refused } = await this.#parts.maps.editWith(workspace, by, at.map, ({ cards: held }) => {
      const all = { ...held };
      return cards.map((card) => {
        if (!placed) return removal(card);
        const others = inOrder(all).filter(
          ({ lane, column, removed }) => lane === card.lane && column === card.stage && !removed,
        );
        const position = positionAt(others, others.length, card.id);
        const operation = addition(card, position);
        all[mapCardOf(card)] = { ...operation.fields, removed: false } as (typeof all)[string];
        return operation;
      });
    });
    const done = new Set(taken.map(({ id }) => id));
    const placedNow = cards.filter((card) => done.has(operationOf(card, placed)));
    await changing(this.#parts.state, at.workshop, async (db) => {
      for (const card of placedNow)
        await setCard(
          db,
          card.id,
          placed ? { map_card: mapCardOf(card) } : { map_card: null, placings: card.placings + 1 },
        );
    });
    return {
      done: placedNow.map(({ id }) => id),
      refused: refused.map(({ id, problem }) => ({
        card: cards.find((card) => operationOf(card, placed) === id)?.id ?? '',
        problem,
      })),
    };
  }

  /** What was decided about a card that is on the map shows there: so much of it as changed, for others edit the map too. */
  async mark(workspace: WorkspaceScope, by: string, at: Where, before: CardRow): Promise<void> {
    const { state, maps, newId } = this.#parts;
    const card = await findCard(state.db, at.workshop, before.id);
    const on = card?.map_card;
    if (!card || !on) return;
    const fields = {
      ...(colourOf(card) === colourOf(before) ? {} : { colour: colourOf(card) }),
      ...(card.owner_account === before.owner_account ? {} : { owner: card.owner_account }),
    };
    if (Object.keys(fields).length === 0) return;
    await maps.editWith(workspace, by, at.map, ({ cards }) =>
      Object.hasOwn(cards, on) ? [{ id: newId('opn'), act: 'set', on: 'card', entity: on, fields }] : [],
    );
  }
}

function colourOf({ outcome, colour }: CardRow): CardRow['colour'] {
  return outcome === 'decided' ? 'decided' : colour;
}

/** Every time it is put there it is a card of its own: one that was taken off may have been brought back by hand. */
function mapCardOf({ id, placings }: CardRow): string {
  return `${id}-${placings}`;
}

function operationOf(card: CardRow, placed: boolean): string {
  return `${mapCardOf(card)}-${placed ? 'on' : 'off'}`;
}

function addition(card: CardRow, position: string): Operation {
  const { lane, stage: column, text, owner_account: owner } = card;
  const fields = { lane, column, position, text, colour: colourOf(card), owner };
  return { id: operationOf(card, true), act: 'add', on: 'card', entity: mapCardOf(card), fields };
}

function removal(card: CardRow): Operation {
  return {
    ...{ id: operationOf(card, false), act: 'set', on: 'card', entity: card.map_card ?? mapCardOf(card) },
    ...{ fields: { removed: true }, was: { removed: false } },
  };
}
