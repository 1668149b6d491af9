/** A sitting while its page is open: ties the state, the line, the browser's shelf and its events together. */
import type { ApiError } from '../../../../web/api/api-error.ts';
import { addressOf } from '../../../../web/api/client.ts';
import { connectionLost, subscribeConnection } from '../../../../web/api/connection.ts';
import { freshId } from '../../../../web/api/fresh-id.ts';
import { LiveLine } from '../../../../web/api/live-line.ts';
import { localShelf } from '../../../../web/api/local-shelf.ts';
import type { MapSummary } from '../../contract.ts';
import type { MapDocument } from '../../document/document.ts';
import { seen } from '../../document/seen.ts';
import { followMap, LiveEvent, type NewsAbout } from '../../live/contract.ts';
import { KeptMap } from './kept-map.ts';
import { lineTo } from './line.ts';
import { Outbox } from './outbox.ts';
import { RollCall } from './roll-call.ts';
import type { Sitting } from './sitting.ts';
import { Sync } from './sync.ts';
import { Whereabouts } from './whereabouts.ts';

export interface Where {
  readonly workspace: string;
  readonly map: string;
  readonly account: string;
  readonly onSignedOut: () => void;
  /** Something beside the map changed. */
  readonly onNews: (about: NewsAbout) => void;
}

/** A browser has six connections to one server; a tab that nobody looks at gives its own back. */
const HIDDEN_MS = 30_000;

/** Those that are open, or were left with edits still on their way, by map. */
const open = new Map<string, OpenSitting>();

export class OpenSitting {
  readonly map: string;
  /** What the screen sees; undefined until the map is there. */
  seen: Sitting | undefined;
  readonly #place: string;
  readonly #onNews: Where['onNews'];
  readonly #sync: Sync;
  readonly #outbox: Outbox;
  readonly #kept: KeptMap;
  readonly #rollCall: RollCall;
  readonly #live: LiveLine<LiveEvent>;
  readonly #where: Whereabouts;
  readonly #listeners = new Set<() => void>();
  readonly #ends: (() => void)[] = [];
  #here = 0;
  #hasBegun = false;

  /** The sitting on a map; one that was left a moment ago and still has edits to send is taken up again. */
  static enter(where: Where): OpenSitting {
    const place = `${where.account}.${where.map}`;
    const held = open.get(place) ?? new OpenSitting(place, where);
    open.set(place, held);
    held.#here++;
    return held;
  }

  private constructor(place: string, { workspace, map, onSignedOut, onNews }: Where) {
    const sitting = freshId('sit');
    this.map = map;
    this.#place = place;
    this.#onNews = onNews;
    this.#outbox = new Outbox(localShelf(), place, sitting);
    this.#kept = new KeptMap({ workspace, map });
    this.#rollCall = new RollCall(sitting);
    this.#sync = new Sync({
      line: lineTo(workspace, map),
      outbox: this.#outbox,
      clock: Date.now,
      newId: () => freshId('opn'),
      onChange: () => this.#changed(),
      onSignedOut,
    });
    this.#where = new Whereabouts({ workspace, map, sitting, onChange: () => this.#changed() });
    this.#live = new LiveLine({
      events: LiveEvent,
      address: () => {
        const since = this.#sync.state?.replica.sequence;
        return addressOf(followMap, { workspace, map }, { since, sitting });
      },
      onEvent: (event) => this.#heard(event),
      onUp: (up) => this.#streaming(up),
    });
    this.#watch();
    void this.#sync.pulse();
  }

  get failure(): ApiError | null {
    return this.#sync.failure;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The page shows something else. What is on its way is still sent. */
  leave(): void {
    this.#here--;
    if (this.#here === 0) this.#endIfDone();
  }

  #changed(): void {
    const { state, summary, saving } = this.#sync;
    if (state !== null && summary !== null) {
      const { replica, history, whole } = state;
      const document = seen(whole);
      const now = summaryNow(summary, document, replica.sequence);
      this.#kept.changed({ map: now, sequence: replica.sequence, document: replica.confirmed });
      const next: Sitting = {
        document,
        whole,
        summary: sameOr(this.seen?.summary, now),
        saving,
        pending: replica.pending.length,
        refused: replica.refused,
        canUndo: history.done.length > 0,
        canRedo: history.undone.length > 0,
        others: this.#where.others,
        ...this.#acts,
      };
      // A beat that brought nothing draws nothing.
      this.seen = sameOr(this.seen, next);
    }
    for (const listener of this.#listeners) listener();
    if (state !== null) this.#begun();
    if (this.#here === 0) this.#endIfDone();
  }

  readonly #acts: Pick<
    Sitting,
    'edit' | 'doneElsewhere' | 'takeBack' | 'undo' | 'redo' | 'dismissRefused' | 'goTo'
  > = {
    edit: (operations, how) => this.#sync.edit(operations, how?.joins),
    doneElsewhere: (sequence, back) => this.#sync.doneElsewhere(sequence, back),
    takeBack: (back) => this.#sync.takeBack(back),
    undo: (spokenOf) => this.#sync.undo(spokenOf),
    redo: () => this.#sync.redo(),
    dismissRefused: (refused) => this.#sync.dismiss(refused),
    goTo: (place) => this.#where.goTo(place),
  };

  /** The map is there: others may be heard, and what was left can be taken up. */
  #begun(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    if (document.visibilityState === 'visible') this.#live.open();
    void this.#takeOver();
  }

  #heard(event: LiveEvent): void {
    if (event.event === 'present') this.#where.heard(event.items);
    if (event.event === 'news') this.#onNews(event.about);
    if (event.event !== 'told') return;
    this.#sync.summary = event.map;
    this.#sync.hear(event);
  }

  #streaming(up: boolean): void {
    if (this.#sync.pushed === up) return;
    this.#sync.pushed = up;
    this.#where.streaming(up);
    // Whatever ended the stream, the answer to a question says it.
    if (!up) this.#sync.now();
  }

  /** Edits that a tab which is no more has left on this map. */
  async #takeOver(): Promise<void> {
    for (const sitting of await this.#rollCall.gone(this.#outbox.sittings())) {
      const left = this.#outbox.left(sitting);
      this.#sync.resume(left);
      // Only once they are kept here too. Should both be found later, each is still taken once, by its id.
      if (this.#outbox.keepsAll) this.#outbox.forget(sitting);
    }
  }

  #watch(): void {
    const on = (target: EventTarget, event: string, act: (event: Event) => void): void => {
      target.addEventListener(event, act);
      this.#ends.push(() => target.removeEventListener(event, act));
    };
    const again = (): void => this.#sync.now();
    on(window, 'online', again);
    let hiding: ReturnType<typeof setTimeout> | undefined;
    on(document, 'visibilitychange', () => {
      clearTimeout(hiding);
      if (document.visibilityState === 'hidden') {
        this.#farewell();
        hiding = setTimeout(() => this.#live.close(), HIDDEN_MS);
      } else {
        again();
        if (this.#hasBegun) this.#live.open();
      }
    });
    this.#ends.push(() => clearTimeout(hiding));
    on(window, 'pagehide', () => this.#farewell());
    on(window, 'beforeunload', (event) => {
      if (this.#sync.pending.length > 0 && !this.#outbox.keepsAll) event.preventDefault();
    });
    this.#ends.push(subscribeConnection(() => (connectionLost() ? this.#kept.now() : again())));
  }

  #farewell(): void {
    this.#sync.farewell();
    this.#kept.now();
  }

  #endIfDone(): void {
    if (this.#sync.pending.length > 0 && this.#sync.failure === null) return;
    open.delete(this.#place);
    this.#sync.end();
    this.#kept.now();
    this.#live.close();
    this.#where.end();
    this.#rollCall.close();
    for (const end of this.#ends.splice(0)) end();
  }
}

/** As the server summed it up last, with what is known better by now. */
function summaryNow(summary: MapSummary, document: MapDocument, sequence: number): MapSummary {
  const { title, kind, persona, owner, reviewOn } = document.map;
  return { ...summary, title, kind, persona, owner, reviewOn, sequence };
}

/** The object of before where all in it is as before. */
function sameOr<T extends object>(before: T | undefined, now: T): T {
  if (before === undefined) return now;
  for (const name in now) if (before[name] !== now[name]) return now;
  return before;
}
