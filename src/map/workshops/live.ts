/** Those who have a workshop open: each is told what they may see of it as it changes, across the processes on one database. Decides nothing about that itself (`room/room.ts`). */
import type { Readable } from 'node:stream';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Notices } from '../../platform/statedb/notices.ts';
import { EventStream, hearChanges, messageOf } from '../maps/public.ts';
import type { Held } from './held.ts';
import type { Reading } from './reading.ts';
import type { Room, TeamRoom } from './shown.ts';

const TOPIC = 'workshops';
/** Proxies cut a line that says nothing for a minute. */
const BEAT_MS = 15_000;
/** Twenty people who write at once are told in one go. */
const GATHER_MS = 150;
const MOST_PER_READER = 8;
const MOST_PER_WORKSHOP = 500;

type RoomEvent = { event: 'room'; room: Room | TeamRoom } | { event: 'beat' };

export interface Follower {
  /** Account or participant. */
  readonly reader: string;
  readonly view: (held: Held) => Room | TeamRoom;
  readonly isStillAdmitted: () => Promise<boolean>;
  readonly closing: AbortSignal;
}

interface Listener extends Follower {
  readonly stream: EventStream<RoomEvent>;
  /** What they were told last, apart from the time. */
  told: string;
}

interface Hall {
  /** Which it is about; empty until it was read. */
  map: string;
  readonly listeners: Set<Listener>;
  gathering: ReturnType<typeof setTimeout> | undefined;
}

export class LiveWorkshops {
  readonly #reading: Pick<Reading, 'held'>;
  readonly #notices: Notices;
  readonly #halls = new Map<string, Hall>();
  #unhear: readonly (() => void)[] = [];
  #beating: ReturnType<typeof setInterval> | undefined;
  #inBeat = false;

  constructor({ reading, notices }: { reading: Pick<Reading, 'held'>; notices: Notices }) {
    this.#reading = reading;
    this.#notices = notices;
  }

  /** After every change of a workshop. A word that is lost is made up for with the next beat. */
  changed(workshop: string): void {
    this.#notices.tell(TOPIC, workshop);
  }

  /** @throws AppError `not_found`, `too_many_requests` */
  async follow(workshop: string, follower: Follower): Promise<Readable> {
    this.#hear();
    const hall = this.#halls.get(workshop) ?? { map: '', listeners: new Set(), gathering: undefined };
    const own = [...hall.listeners].filter(({ reader }) => reader === follower.reader).length;
    if (own >= MOST_PER_READER || hall.listeners.size >= MOST_PER_WORKSHOP)
      throw new AppError('too_many_requests', { seconds: 60 });
    const end = () => listener.stream.end();
    const listener: Listener = {
      ...follower,
      told: '',
      stream: new EventStream<RoomEvent>(() => {
        follower.closing.removeEventListener('abort', end);
        hall.listeners.delete(listener);
        if (hall.listeners.size === 0) this.#halls.delete(workshop);
      }),
    };
    this.#halls.set(workshop, hall);
    // In the hall before it reads: what changes meanwhile is told twice rather than never.
    hall.listeners.add(listener);
    follower.closing.addEventListener('abort', end);
    try {
      const held = await this.#reading.held(workshop);
      hall.map = held.workshop.map;
      tell(listener, held);
    } catch (error) {
      listener.stream.body.destroy();
      throw error;
    }
    if (follower.closing.aborted) end();
    return listener.stream.body;
  }

  /** Ends streams of those who may no longer look, and tells the others that the line stands. */
  async beat(): Promise<void> {
    for (const [workshop, { listeners }] of [...this.#halls]) {
      for (const { stream, isStillAdmitted } of [...listeners]) {
        if (await isStillAdmitted()) stream.send({ event: 'beat' });
        else stream.end();
      }
      await this.#refresh(workshop);
    }
  }

  close(): void {
    clearInterval(this.#beating);
    this.#beating = undefined;
    for (const { gathering, listeners } of this.#halls.values()) {
      clearTimeout(gathering);
      for (const { stream } of listeners) stream.end();
    }
    for (const unhear of this.#unhear) unhear();
    this.#unhear = [];
  }

  #hear(): void {
    if (this.#unhear.length === 0) {
      this.#unhear = [
        this.#notices.hear(TOPIC, (workshop) => this.#heard(workshop)),
        hearChanges(this.#notices, (map) => {
          for (const [workshop, hall] of this.#halls) if (hall.map === map) this.#heard(workshop);
        }),
      ];
    }
    this.#beating ??= setInterval(() => void this.#beatOnce(), BEAT_MS).unref();
  }

  #heard(workshop: string): void {
    const hall = this.#halls.get(workshop);
    if (hall === undefined) return;
    hall.gathering ??= setTimeout(() => {
      hall.gathering = undefined;
      void this.#refresh(workshop);
    }, GATHER_MS);
  }

  /** Reads once for everybody. */
  async #refresh(workshop: string): Promise<void> {
    const { listeners } = this.#halls.get(workshop) ?? {};
    if (listeners === undefined) return;
    try {
      const held = await this.#reading.held(workshop);
      const gone = new Set(
        held.participants.filter(({ removed_at }) => removed_at !== null).map(({ id }) => id),
      );
      for (const listener of listeners) {
        if (gone.has(listener.reader)) listener.stream.end();
        else tell(listener, held);
      }
    } catch (error) {
      // Other trouble passes; the next beat reads again.
      if (!(error instanceof AppError && error.code === 'not_found')) return;
      for (const { stream } of listeners) stream.end();
    }
  }

  /** Not while the one before is still asking, as when the database is slow. */
  async #beatOnce(): Promise<void> {
    if (this.#inBeat) return;
    this.#inBeat = true;
    await this.beat().catch(() => undefined);
    this.#inBeat = false;
  }
}

function tell(listener: Listener, held: Held): void {
  const room = listener.view(held);
  const { now, revision, ...rest } = room;
  const told = JSON.stringify(rest);
  if (told === listener.told) return;
  listener.told = told;
  listener.stream.write(messageOf({ event: 'room', room }));
}
