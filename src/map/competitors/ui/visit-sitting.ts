/** One person's filling of one checklist: shown at once, kept in this browser, sent soon, sent again until it arrives. Knows no HTTP. */
import { mayPass } from '../../../web/api/api-error.ts';
import { changedChecklist } from '../visits/checklist.ts';
import type { Visit, VisitChange } from '../visits/contract.ts';
import { isEmpty, NOTHING_WAITS, together } from '../visits/waiting.ts';

/** What is used of `localStorage`; null where the browser keeps nothing. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

/** `waiting`: no connection, kept in this browser. `refused`: the server said no, for good. */
export type Saving = 'saved' | 'saving' | 'waiting' | 'refused';

export interface VisitSeen {
  readonly visit: Visit;
  readonly saving: Saving;
  readonly problem: unknown;
}

const SEND_AFTER_MS = 400;
const TRY_AGAIN_MS = 5000;

export class VisitSitting {
  readonly #shelf: Shelf;
  readonly #key: string;
  readonly #send: (change: VisitChange) => Promise<Visit>;
  readonly #listeners = new Set<() => void>();
  #base: Visit;
  #onItsWay = NOTHING_WAITS;
  #waiting: VisitChange;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #seen: VisitSeen;

  constructor(
    base: Visit,
    parts: { shelf: Shelf; key: string; send: (change: VisitChange) => Promise<Visit> },
  ) {
    this.#base = base;
    this.#shelf = parts.shelf;
    this.#key = parts.key;
    this.#send = parts.send;
    this.#waiting = readWaiting(parts.shelf, parts.key);
    this.#seen = this.#look('saved', null);
    if (!isEmpty(this.#waiting)) this.#later(0);
  }

  get seen(): VisitSeen {
    return this.#seen;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the server has now; own answers stay on top. */
  refresh(base: Visit): void {
    if (this.#sending || base.changedAt <= this.#base.changedAt) return;
    this.#base = base;
    this.#tell(this.#seen.saving, this.#seen.problem);
  }

  change(change: Partial<VisitChange>): void {
    this.#waiting = together(this.#waiting, { ...NOTHING_WAITS, ...change });
    this.#keep();
    this.#tell(this.#seen.saving === 'waiting' ? 'waiting' : 'saving', null);
    this.#later(SEND_AFTER_MS);
  }

  /** The words of a touchpoint's note. */
  note(key: string, text: string): void {
    const words = (items: Visit['items']): string => items.find((item) => item.key === key)?.note ?? '';
    const was = words(changedChecklist(this.#base.items, this.#onItsWay));
    this.change({ answers: [{ key, note: { text, was } }] });
  }

  /** Sends what waits now, if nothing is on its way. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending || isEmpty(this.#waiting)) return;
    this.#sending = true;
    [this.#onItsWay, this.#waiting] = [this.#waiting, NOTHING_WAITS];
    try {
      this.#base = await this.#send(this.#onItsWay);
      this.#onItsWay = NOTHING_WAITS;
      this.#tell(isEmpty(this.#waiting) ? 'saved' : 'saving', null);
      if (!isEmpty(this.#waiting)) this.#later(SEND_AFTER_MS);
    } catch (problem) {
      [this.#onItsWay, this.#waiting] = [NOTHING_WAITS, together(this.#onItsWay, this.#waiting)];
      const passes = mayPass(problem);
      this.#tell(passes ? 'waiting' : 'refused', passes ? null : problem);
      if (passes) this.#later(TRY_AGAIN_MS);
    } finally {
      this.#sending = false;
      this.#keep();
    }
  }

  /** Sends what waits; what does not arrive is sent when this visit is opened again. */
  leave(): void {
    void this.flush();
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  #keep(): void {
    const all = together(this.#onItsWay, this.#waiting);
    try {
      if (isEmpty(all)) this.#shelf?.removeItem(this.#key);
      else this.#shelf?.setItem(this.#key, JSON.stringify(all));
    } catch {
      // A full or forbidden store: it is kept in the memory of the page, and sent from there.
    }
  }

  #look(saving: Saving, problem: unknown): VisitSeen {
    const all = together(this.#onItsWay, this.#waiting);
    const { answers, found, isDone, ...head } = all;
    const given = Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined));
    const doneAt = isDone === undefined ? this.#base.doneAt : isDone ? (this.#base.doneAt ?? 0) : null;
    const items = changedChecklist(this.#base.items, { answers, found });
    return { visit: { ...this.#base, ...given, doneAt, items }, saving, problem };
  }

  #tell(saving: Saving, problem: unknown): void {
    this.#seen = this.#look(saving, problem);
    for (const listener of this.#listeners) listener();
  }
}

function readWaiting(shelf: Shelf, key: string): VisitChange {
  try {
    const text = shelf?.getItem(key);
    return text ? { ...NOTHING_WAITS, ...(JSON.parse(text) as VisitChange) } : NOTHING_WAITS;
  } catch {
    return NOTHING_WAITS;
  }
}
