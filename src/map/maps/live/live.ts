/** Maps that people have open: pushes edits as they are taken and who is where, across the processes on one database. */

import type { Readable } from 'node:stream';
import { nameOf } from '../../../kernel/names.ts';
import type { WorkspaceScope } from '../../../kernel/workspace.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { Principal } from '../../../platform/http/guard.ts';
import type { Notices } from '../../../platform/statedb/notices.ts';
import type { Maps } from '../maps.ts';
import type { LiveEvent, NewsAbout, Place, Present } from './contract.ts';
import { EventStream } from './event-stream.ts';
import { type Follower, LiveRoom } from './live-room.ts';
import { Presence, type Sitter } from './presence.ts';

const TOPIC = 'maps';
/** Proxies cut a line that says nothing for a minute. */
const BEAT_MS = 15_000;
const MOST_PER_ACCOUNT = 24;
const MOST_PER_WORKSPACE = 300;

type Word =
  | { readonly changed: string }
  | { readonly news: NewsAbout; readonly map: string }
  | { readonly here: Sitter }
  | { readonly left: Pick<Sitter, 'map' | 'account' | 'sitting'> }
  /** Somebody came: who is on the map says so again. */
  | { readonly who: string };

/** For what shows a map elsewhere: hears of every change of any. Gives what ends the hearing. */
export function hearChanges(notices: Notices, heard: (map: string) => void): () => void {
  return notices.hear(TOPIC, (text) => {
    const word = JSON.parse(text) as Word;
    if ('changed' in word) heard(word.changed);
  });
}

export interface Following {
  readonly map: string;
  readonly since: number | undefined;
  readonly sitting: string | undefined;
  readonly closing: AbortSignal;
  readonly isStillAdmitted: () => Promise<boolean>;
}

export class LiveMaps {
  readonly #maps: Maps;
  readonly #notices: Notices;
  readonly #clock: Clock;
  readonly #presence: Presence;
  readonly #rooms = new Map<string, LiveRoom>();
  /** Who is here by a stream of this process, which says so again with every beat. */
  readonly #own = new Map<Follower, Sitter>();
  #unhear: (() => void) | null = null;
  #beating: ReturnType<typeof setInterval> | undefined;
  #inBeat = false;

  constructor({ maps, notices, clock }: { maps: Maps; notices: Notices; clock: Clock }) {
    this.#maps = maps;
    this.#notices = notices;
    this.#clock = clock;
    this.#presence = new Presence(clock);
  }

  /** After every change of a map. */
  changed(map: string): void {
    this.#say({ changed: map });
  }

  /** After every change of what stands beside a map. A word that is lost is made up for by whoever asks now and then. */
  news(map: string, about: NewsAbout): void {
    this.#say({ news: about, map });
  }

  /** @throws AppError `not_found`, `too_many_requests` */
  async follow(workspace: WorkspaceScope, principal: Principal, asked: Following): Promise<Readable> {
    this.#hear();
    const { map, since, sitting, closing, isStillAdmitted } = asked;
    // Before a room is opened: a room reads as the business of whoever opened it.
    await this.#maps.mustBeThere(workspace, map);
    this.#limit(workspace.id, principal.id);
    const end = () => follower.stream.end();
    const follower: Follower = {
      stream: new EventStream<LiveEvent>(() => {
        closing.removeEventListener('abort', end);
        this.#leave(map, follower);
      }),
      ...{ account: principal.id, workspace: workspace.id, isStillAdmitted },
    };
    const isFirst = !this.#rooms.has(map);
    const room = this.#rooms.get(map) ?? new LiveRoom(this.#maps, workspace, map);
    this.#rooms.set(map, room);
    // In the room before it reads: what is taken meanwhile is told twice rather than never.
    room.followers.add(follower);
    closing.addEventListener('abort', end);
    try {
      const state = await this.#maps.read(workspace, map, since);
      follower.stream.send({ event: 'told', ...state });
      room.beginAt(state.sequence);
    } catch (error) {
      follower.stream.body.destroy();
      throw error;
    }
    if (sitting !== undefined) this.#come(follower, sitterOf(principal, map, sitting, null, this.#clock()));
    follower.stream.send(this.#presentOn(map));
    // Later ones are told what this process has heard since.
    if (isFirst) this.#say({ who: map });
    if (closing.aborted) end();
    return follower.stream.body;
  }

  /** Says where somebody is. @throws AppError `not_found` */
  async be(
    workspace: WorkspaceScope,
    principal: Principal,
    { map, sitting, at }: { map: string; sitting: string; at: Place | null },
  ): Promise<Present[]> {
    this.#hear();
    await this.#maps.mustBeThere(workspace, map);
    const sitter = sitterOf(principal, map, sitting, at, this.#clock());
    if (sitter) this.#say({ here: sitter });
    return this.#presence.on(map);
  }

  /** Ends streams of those who may no longer look, and tells the others that the line stands. */
  async beat(): Promise<void> {
    for (const map of this.#presence.forget()) this.#tellPresent(map);
    for (const room of [...this.#rooms.values()]) {
      for (const { stream, isStillAdmitted } of [...room.followers]) {
        if (await isStillAdmitted()) stream.send({ event: 'beat' });
        else stream.end();
      }
      // A word of another process may have been lost.
      await room.refresh();
    }
    for (const map of new Set([...this.#own.values()].map((own) => own.map))) this.#sayAgain(map);
  }

  /** Not while the one before is still asking, as when the database is slow. */
  async #beatOnce(): Promise<void> {
    if (this.#inBeat) return;
    this.#inBeat = true;
    await this.beat().catch(() => undefined);
    this.#inBeat = false;
  }

  close(): void {
    clearInterval(this.#beating);
    this.#beating = undefined;
    for (const room of this.#rooms.values()) room.end();
    this.#unhear?.();
    this.#unhear = null;
  }

  #limit(workspace: string, account: string): void {
    const all = [...this.#rooms.values()].flatMap((room) => [...room.followers]);
    const own = all.filter((follower) => follower.account === account).length;
    const here = all.filter((follower) => follower.workspace === workspace).length;
    if (own >= MOST_PER_ACCOUNT || here >= MOST_PER_WORKSPACE)
      throw new AppError('too_many_requests', { seconds: 60 });
  }

  #come(follower: Follower, sitter: Sitter | null): void {
    if (!sitter) return;
    const { map, account, sitting } = sitter;
    const at = this.#presence.get(map, account, sitting)?.at ?? null;
    this.#own.set(follower, { ...sitter, at });
    this.#say({ here: { ...sitter, at } });
  }

  #leave(map: string, follower: Follower): void {
    const room = this.#rooms.get(map);
    room?.followers.delete(follower);
    if (room?.followers.size === 0) this.#rooms.delete(map);
    const sitter = this.#own.get(follower);
    this.#own.delete(follower);
    const stays = [...this.#own.values()].some((own) => own.map === map && own.sitting === sitter?.sitting);
    if (sitter && !stays) this.#say({ left: { map, account: sitter.account, sitting: sitter.sitting } });
  }

  /** From the first caller to the end: who is heard of must be forgotten too, also while nobody follows here. */
  #hear(): void {
    this.#unhear ??= this.#notices.hear(TOPIC, (text) => this.#heard(JSON.parse(text) as Word));
    this.#beating ??= setInterval(() => void this.#beatOnce(), BEAT_MS).unref();
  }

  #heard(word: Word): void {
    if ('changed' in word) void this.#rooms.get(word.changed)?.refresh();
    else if ('news' in word) this.#rooms.get(word.map)?.tell({ event: 'news', about: word.news });
    else if ('who' in word) this.#sayAgain(word.who);
    else if ('left' in word) {
      this.#presence.left(word.left);
      this.#tellPresent(word.left.map);
    } else if (this.#presence.heard(word.here)) this.#tellPresent(word.here.map);
  }

  /** Those who are on the map by this process, as they were heard of last. */
  #sayAgain(map: string): void {
    for (const { account, sitting } of [...this.#own.values()].filter((own) => own.map === map)) {
      const here = this.#presence.get(map, account, sitting);
      if (here) this.#say({ here });
    }
  }

  #say(word: Word): void {
    this.#notices.tell(TOPIC, JSON.stringify(word));
  }

  #tellPresent(map: string): void {
    this.#rooms.get(map)?.tellPresent(() => this.#presentOn(map));
  }

  #presentOn(map: string): LiveEvent {
    return { event: 'present', items: this.#presence.on(map) };
  }
}

/** Null for an API key: it is nobody who sits anywhere. */
function sitterOf(
  principal: Principal,
  map: string,
  sitting: string,
  at: Place | null,
  since: number,
): Sitter | null {
  if (principal.kind !== 'account') return null;
  return { map, account: principal.id, sitting, name: nameOf(principal), at, since };
}
