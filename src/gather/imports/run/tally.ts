/** Counts what became of rows and events, for the preview and for the run alike. */
import type { IncomingEvent, IncomingPerson } from '../../events/public.ts';
import type { Converted } from './conversion.ts';
import { Fingerprints } from './fingerprints.ts';

export interface Counts {
  readonly read: number;
  readonly used: number;
  readonly skipped: number;
  readonly rejected: number;
  /** Records refused: what counts as a rejected event. */
  readonly refusedRecords: number;
  readonly events: number;
  readonly people: number;
  readonly skippedBy: Readonly<Record<string, number>>;
  readonly rejectedBy: Readonly<Record<string, number>>;
}

/** Reasons quote what they found; counted together by what they say besides. */
const MOST_REASONS = 50;

export class Tally {
  #read = 0;
  #used = 0;
  #skipped = 0;
  #rejected = 0;
  #refused = 0;
  #events = 0;
  readonly #people = new Fingerprints();
  #lastMet: IncomingPerson['identities'] | null = null;
  readonly #skippedBy = new Map<string, number>();
  readonly #rejectedBy = new Map<string, number>();

  add({ record, outcome }: Converted): void {
    const rows = record.length;
    this.#read += rows;
    if (outcome.kind === 'skipped') {
      this.#skipped += rows;
      count(this.#skippedBy, outcome.reason, rows);
    } else if (outcome.kind === 'rejected') {
      this.#rejected += rows;
      this.#refused++;
      count(this.#rejectedBy, outcome.reason, rows);
    } else {
      this.#used += rows;
      this.#events += outcome.events.length;
      for (const event of outcome.events) this.#meet(event);
      for (const person of outcome.people) this.#meet(person);
    }
  }

  /** Rows whose event the pipeline refused after all. */
  refuse(rows: number, reason: string): void {
    this.#used -= rows;
    this.#rejected += rows;
    count(this.#rejectedBy, reason, rows);
  }

  counts(): Counts {
    return {
      read: this.#read,
      used: this.#used,
      skipped: this.#skipped,
      rejected: this.#rejected,
      refusedRecords: this.#refused,
      events: this.#events,
      people: this.#people.size,
      skippedBy: Object.fromEntries(this.#skippedBy),
      rejectedBy: Object.fromEntries(this.#rejectedBy),
    };
  }

  #meet({ identities }: Pick<IncomingEvent | IncomingPerson, 'identities'>): void {
    // The events of a record and what it says of the person mostly share one list.
    if (identities === this.#lastMet) return;
    this.#lastMet = identities;
    const key = identities[0];
    if (key) this.#people.add(`${key.kind}:${key.value.toLowerCase()}`);
  }
}

function count(into: Map<string, number>, reason: string, rows: number): void {
  const general = reason.replace(/“[^”]*”/g, '“…”');
  const slot = into.has(general) || into.size < MOST_REASONS ? general : 'other reasons';
  into.set(slot, (into.get(slot) ?? 0) + rows);
}
