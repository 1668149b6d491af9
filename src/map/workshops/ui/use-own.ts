/** What one does in a workshop oneself: cards and dots as they are here, also while the server does not know of them yet. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../../web/api/client.ts';
import { freshId } from '../../../web/api/fresh-id.ts';
import { type OwnCard, putDots, putOwnCard, takeOwnCardBack } from '../room/contract.ts';
import type { Room, WorkshopCard } from '../shown.ts';
import { browserShelf, type Change, type Entry, Outbox, type Stuck } from './outbox.ts';

export interface OwnDoing {
  /** One’s own cards, in the order they were written. */
  readonly cards: readonly (OwnCard & { readonly id: string; readonly isWaiting: boolean })[];
  readonly dotsOn: (card: WorkshopCard) => number;
  readonly dotsLeft: number;
  /** How much the server has not taken yet. */
  readonly waiting: number;
  /** What keeps it from it. */
  readonly stuck: Stuck;
  /** What it would not take, with its reason. */
  readonly refused: readonly Entry[];
  readonly write: (draft: OwnCard, id?: string) => void;
  readonly takeBack: (id: string) => void;
  readonly putDots: (card: string, dots: number) => void;
  readonly dismiss: (entry: Entry) => void;
}

export function useOwn(room: Room, take: (room: Room) => void): OwnDoing {
  const outbox = useOutbox(room, take);
  const entries = outbox?.entries ?? [];
  const waiting = entries.filter(({ problem }) => problem === null);
  const dots = new Map(
    waiting.flatMap(({ change }) => (change.what === 'dots' ? [[change.card, change.dots] as const] : [])),
  );
  const dotsOn = (card: WorkshopCard): number => dots.get(card.id) ?? card.ownDots;
  const put = room.cards.reduce((sum, card) => sum + dotsOn(card), 0);
  return {
    cards: ownCards(room, waiting),
    dotsOn,
    dotsLeft: Math.max(0, room.settings.dots - put),
    waiting: waiting.length,
    stuck: outbox?.stuck ?? null,
    refused: entries.filter(({ problem }) => problem !== null),
    write: (draft, card = freshId('wcd')) => outbox?.put({ what: 'card', card, draft }),
    takeBack: (card) => outbox?.put({ what: 'card', card, draft: null }),
    putDots: (card, count) => outbox?.put({ what: 'dots', card, dots: count }),
    dismiss: ({ change }) => outbox?.forget(change),
  };
}

function useOutbox({ id: workshop, me }: Room, take: (room: Room) => void): Outbox | null {
  const participant = me?.id;
  const [held, setHeld] = useState<Outbox | null>(null);
  const [, draw] = useState(0);
  const taken = useRef(take);
  taken.current = take;
  const send = useCallback(async (change: Change) => taken.current(await sent(workshop, change)), [workshop]);
  useEffect(() => {
    if (participant === undefined) return;
    const place = `footpath.workshop.${workshop}.${participant}`;
    const onChange = (): void => draw((times) => times + 1);
    const outbox = new Outbox({ shelf: browserShelf(), place, send, onChange });
    setHeld(outbox);
    // What an earlier visit has left.
    void outbox.send();
    return () => outbox.close();
  }, [workshop, participant, send]);
  return held;
}

function sent(workshop: string, change: Change): Promise<Room> {
  const params = { workshop, card: change.card };
  if (change.what === 'dots') return call(putDots, { params, body: { dots: change.dots } });
  if (change.draft === null) return call(takeOwnCardBack, { params });
  return call(putOwnCard, { params, body: change.draft });
}

/** As the server has them, with what is on its way. */
function ownCards(room: Room, waiting: readonly Entry[]): OwnDoing['cards'] {
  const cards = new Map<string, OwnDoing['cards'][number]>(
    room.cards
      .filter(({ isOwn }) => isOwn)
      .map(({ id, lane, stage, text, colour }) => {
        const kind = colour === 'decided' ? 'plain' : colour;
        return [id, { id, lane, stage, text, colour: kind, isWaiting: false }] as const;
      }),
  );
  for (const { change } of waiting) {
    if (change.what !== 'card') continue;
    if (change.draft === null) cards.delete(change.card);
    else cards.set(change.card, { ...change.draft, id: change.card, isWaiting: true });
  }
  return [...cards.values()];
}
