/** What happens to one person of the demo business and when, as events; and who they are. What they decide is the shopper's. */
import type { EventAmount, IncomingEvent, IncomingPerson } from '../gather/events/public.ts';
import { type Random, randomFrom } from '../kernel/random.ts';
import type { IdentityKey } from '../people/identity/public.ts';
import type { DemoPlan } from './demo-plan.ts';

export interface Told {
  readonly events: readonly IncomingEvent[];
  readonly people: readonly IncomingPerson[];
}

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
const YEAR_DAYS = 365;

export class Diary {
  readonly #plan: DemoPlan;
  readonly #number: number;
  /** Drawn anew for each scene, so that one decision gone otherwise leaves the chance of later scenes as it was. */
  #chance: Random;
  #trip = 0;
  readonly #events: IncomingEvent[] = [];
  readonly #people: IncomingPerson[] = [];
  readonly #device: IdentityKey;
  readonly phone: boolean;
  readonly browser: string;
  readonly region: string;
  #email: IdentityKey | null = null;
  #now: number;

  constructor(plan: DemoPlan, number: number) {
    this.#plan = plan;
    this.#number = number;
    const chance = randomFrom(`${plan.seed}:${number}`);
    this.#chance = chance;
    this.#device = { kind: 'anonymous', value: `demo-${plan.seed}-${number}` };
    this.phone = chance.chance(0.62);
    this.browser = this.phone
      ? chance.pick([
          ['Chrome Mobile', 44],
          ['Safari Mobile', 36],
          ['Samsung Internet', 20],
        ])
      : chance.pick([
          ['Chrome', 60],
          ['Firefox', 22],
          ['Safari', 18],
        ]);
    this.region = chance.pick([
      ['North', 25],
      ['South', 30],
      ['East', 20],
      ['West', 25],
    ]);
    this.#now = plan.until - chance.next() * YEAR_DAYS * DAY;
  }

  get chance(): Random {
    return this.#chance;
  }

  get now(): number {
    return this.#now;
  }

  /** Whether the business knows who this is. */
  get isNamed(): boolean {
    return this.#email !== null;
  }

  /** What has happened before the end of the log, in time order. */
  told(): Told {
    const past = this.#events.filter((event) => event.time < this.#plan.until);
    past.sort((a, b) => a.time - b.time);
    return { events: past, people: this.#people.filter((person) => person.time < this.#plan.until) };
  }

  /** From here on the business knows who this is; the device is linked to the person. */
  name(): void {
    if (this.#email) return;
    const first = this.oneOf(this.#plan.shop.firstNames);
    const last = this.oneOf(this.#plan.shop.lastNames);
    this.#email = { kind: 'email', value: `${first}.${last}.${this.#number}@example.org`.toLowerCase() };
    this.#people.push({
      identities: [this.#email, this.#device],
      traits: { name: `${first} ${last}`, region: this.region },
      time: Math.floor(this.#now),
    });
  }

  oneOf<T>(list: readonly T[]): T {
    return this.#chance.pick(list.map((each) => [each, 1] as const));
  }

  money(minor: number): EventAmount {
    return { minor, currency: this.#plan.currency };
  }

  nextTrip(): void {
    this.#trip++;
  }

  scene(name: string): void {
    this.#chance = randomFrom(`${this.#plan.seed}:${this.#number}:${name}:${this.#trip}`);
  }

  wait(ms: number): void {
    this.#now += ms;
  }

  step(name: string, meanMs: number, over: Partial<IncomingEvent> & { after?: number } = {}): void {
    this.wait(over.after ?? this.#chance.waiting(meanMs) + 5_000);
    const { after: _, ...event } = over;
    this.happen(name, event);
  }

  /** Happens by itself some time from now, while the story goes on. */
  later(name: string, afterMs: number, over: Partial<IncomingEvent>): void {
    const now = this.#now;
    this.#now += afterMs;
    this.happen(name, over);
    this.#now = now;
  }

  happen(name: string, over: Partial<IncomingEvent> = {}): void {
    const online = over.channel === undefined || over.channel === 'website' || over.channel === 'shop';
    this.#events.push({
      messageId: `demo-${this.#plan.seed}-${this.#number}-${this.#events.length}`,
      name,
      time: Math.floor(this.#now),
      precision: 'instant',
      identities: this.#email ? [this.#email, this.#device] : [this.#device],
      channel: 'website',
      ...over,
      ...(online
        ? {
            device: this.phone ? 'phone' : 'desktop',
            properties: { browser: this.browser, ...over.properties },
          }
        : {}),
    });
  }
}
