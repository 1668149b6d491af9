/** One person's year with the demo business, told step by step. Pure: the same seed and number give the same person. */
import type { EventAmount, IncomingEvent, IncomingPerson } from '../gather/events/public.ts';
import { type Random, randomFrom } from '../kernel/random.ts';
import type { IdentityKey } from '../people/identity/public.ts';
import { type CauseName, causes, chanceOf } from './causes.ts';
import type { DemoShop } from './demo-shop.ts';

export interface DemoPlan {
  readonly seed: number;
  /** End of the log, ms UTC; nothing happens after it. */
  readonly until: number;
  readonly currency: string;
  readonly planted: boolean;
  /** One cause left out of a planted story, everything else alike: what would have been without it. */
  readonly without?: CauseName;
  readonly shop: DemoShop;
}

export interface Told {
  readonly events: readonly IncomingEvent[];
  readonly people: readonly IncomingPerson[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR_DAYS = 365;

/** Tells the person with this number; their events lie within the year before `until`, in time order. */
export function tellShopper(plan: DemoPlan, number: number): Told {
  return new Shopper(plan, number).tell();
}

class Shopper {
  readonly #plan: DemoPlan;
  readonly #number: number;
  /** Drawn anew for each scene, so that one decision gone otherwise leaves the chance of later scenes as it was. */
  #chance: Random;
  #trip = 0;
  readonly #events: IncomingEvent[] = [];
  readonly #people: IncomingPerson[] = [];
  readonly #device: IdentityKey;
  readonly #phone: boolean;
  readonly #browser: string;
  readonly #region: string;
  #email: IdentityKey | null = null;
  #subscribed = false;
  #reads = false;
  #now: number;

  constructor(plan: DemoPlan, number: number) {
    this.#plan = plan;
    this.#number = number;
    const chance = randomFrom(`${plan.seed}:${number}`);
    this.#chance = chance;
    this.#device = { kind: 'anonymous', value: `demo-${plan.seed}-${number}` };
    this.#phone = chance.chance(0.62);
    this.#browser = this.#phone
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
    this.#region = chance.pick([
      ['North', 25],
      ['South', 30],
      ['East', 20],
      ['West', 25],
    ]);
    this.#now = plan.until - chance.next() * YEAR_DAYS * DAY;
  }

  tell(): Told {
    const entry = this.#chance.pick([
      ['instagram', 30],
      ['search', 33],
      ['paid_social', 14],
      ['till', 14],
      ['referral', 9],
    ]);
    if (entry === 'till') this.#walkIn();
    else this.#arrive(entry);
    const past = this.#events.filter((event) => event.time < this.#plan.until);
    past.sort((a, b) => a.time - b.time);
    return { events: past, people: this.#people.filter((person) => person.time < this.#plan.until) };
  }

  #arrive(entry: 'instagram' | 'search' | 'paid_social' | 'referral'): void {
    if (entry === 'instagram')
      this.#happen('Post Viewed', { channel: 'instagram', campaign: this.#season() });
    if (entry === 'search')
      this.#happen('Search Clicked', { channel: 'search', source: 'google', medium: 'organic' });
    if (entry === 'paid_social')
      this.#happen('Ad Clicked', {
        channel: 'paid_social',
        source: 'facebook',
        medium: 'paid_social',
        campaign: this.#season(),
      });
    // A post is often only looked at.
    if (entry === 'instagram' && !this.#chance.chance(0.48)) return;
    this.#wait(entry === 'instagram' ? 2 * DAY : 3 * MINUTE);
    this.#visit();
  }

  #visit(): void {
    this.#scene('visit');
    this.#happen('Page Viewed', { channel: 'website', page: '/' });
    for (let i = this.#chance.whole(0, 2); i > 0; i--)
      this.#step('Page Viewed', 2 * MINUTE, {
        page: this.#chance.pick([
          ['/collections/sea', 3],
          ['/about', 1],
          ['/blog/gifts', 2],
        ]),
      });
    if (!this.#subscribed && this.#chance.chance(0.12)) this.#subscribe();
    if (!this.#chance.chance(0.72)) return;
    const product = this.#product();
    for (let i = this.#chance.whole(1, 3); i > 0; i--)
      this.#step('Product Viewed', 3 * MINUTE, {
        page: '/products/gift',
        properties: { product: product.name },
      });
    if (!this.#chance.chance(this.#odds('betterProductPage', true))) return;
    this.#step('Product Added', 4 * MINUTE, { channel: 'shop', properties: { product: product.name } });
    this.#checkOut(product);
  }

  #checkOut({ name, priceMinor }: DemoShop['products'][number]): void {
    this.#scene('checkout');
    if (!this.#chance.chance(0.74)) return;
    this.#step('Checkout Started', 6 * MINUTE, { channel: 'shop', page: '/checkout' });
    this.#step('Shipping Cost Viewed', 2 * MINUTE, { channel: 'shop', page: '/checkout/shipping' });
    if (this.#chance.chance(this.#odds('shippingShownLate', this.#phone))) return;
    if (this.#chance.chance(this.#odds('paymentFails', this.#browser === 'Samsung Internet'))) {
      this.#step('Payment Failed', 3 * MINUTE, { channel: 'shop', page: '/checkout/pay' });
      if (!this.#chance.chance(0.25)) return;
    }
    this.#scene('order');
    this.#name();
    this.#wait(3 * MINUTE);
    this.#buy('shop', priceMinor * this.#chance.whole(1, 3), name);
    this.#deliver();
  }

  #walkIn(): void {
    this.#scene('walk in');
    if (this.#chance.chance(0.35)) this.#name();
    const { name, priceMinor } = this.#product();
    this.#buy('till', priceMinor, name);
    if (this.#email && this.#chance.chance(0.3)) this.#happen('Stamp Collected', { channel: 'till' });
    if (this.#email && this.#chance.chance(0.25)) this.#subscribe();
    this.#afterwards(0.5);
  }

  #buy(channel: 'shop' | 'till', minor: number, product: string): void {
    this.#happen('Order Completed', {
      channel,
      amount: this.#money(minor),
      properties: { product, region: this.#region, items: 1 },
    });
  }

  #deliver(): void {
    this.#scene('delivery');
    this.#step('Order Shipped', 0, {
      channel: 'delivery',
      after: DAY + this.#chance.waiting(DAY),
      properties: { region: this.#region },
    });
    const late = this.#chance.chance(this.#odds('lateInTheNorth', this.#region === 'North'));
    this.#step('Order Delivered', 0, {
      channel: 'delivery',
      after: (late ? 6 : 2) * DAY + this.#chance.waiting(DAY),
      properties: { region: this.#region, late },
    });
    // Where nothing is planted, nobody minds: there is nothing to be found then.
    const minds = late && this.#plan.planted;
    this.#scene('opinion');
    this.#complain(minds);
    this.#review(minds);
    this.#afterwards(minds ? 0.35 : 1);
  }

  #complain(minds: boolean): void {
    const { chance, waiting } = this.#chance;
    const [asks, asksAfter] = [chance(minds ? 0.3 : 0.05), waiting(DAY)];
    const [takesBack, backAfter] = [chance(0.1), waiting(2 * DAY)];
    if (asks)
      this.#later('Ticket Opened', asksAfter, {
        channel: 'support',
        properties: { subject: minds ? 'Where is my parcel' : 'A question' },
      });
    if (minds && takesBack)
      this.#later('Order Refunded', backAfter, { amount: this.#money(-1000), channel: 'shop' });
  }

  #review(minds: boolean): void {
    if (!this.#chance.chance(minds ? 0.35 : 0.16)) return;
    const score = minds
      ? this.#chance.pick([
          [1, 45],
          [2, 30],
          [3, 15],
          [4, 10],
        ])
      : this.#chance.pick([
          [5, 60],
          [4, 28],
          [3, 8],
          [2, 4],
        ]);
    const said = minds
      ? this.#chance.pick([
          ['Came days late.', 2],
          ['Too late for the birthday.', 1],
          ['', 2],
        ])
      : this.#chance.pick([
          ['Lovely things.', 2],
          ['My go-to for presents.', 1],
          ['', 3],
        ]);
    const after = this.#chance.waiting(4 * DAY);
    this.#later('Review Submitted', after, { channel: 'review', properties: { score, text: said } });
    if (score === 5 && this.#chance.chance(0.12))
      this.#later('Friend Referred', after + this.#chance.waiting(5 * DAY), { channel: 'referral' });
  }

  /** Whether they come back, and what brings them. @param liking 1 for a happy customer, less after trouble */
  #afterwards(liking: number): void {
    this.#scene('afterwards');
    if (this.#reads) this.#readNewsletters();
    const wait = this.#chance.waiting(35 * DAY) + 5 * DAY;
    const online = this.#chance.chance(0.75);
    if (!this.#chance.chance(this.#odds('newsletterBringsBack', this.#reads) * liking)) return;
    this.#wait(wait);
    this.#trip++;
    if (this.#now >= this.#plan.until) return;
    if (online) this.#returnVisit();
    else this.#walkIn();
  }

  /** The first comes soon after the purchase, the others every other week; most are opened. */
  #readNewsletters(): void {
    const first = this.#chance.waiting(2 * DAY);
    for (let i = 0; i < 5; i++) {
      const isOpened = i === 0 || this.#chance.chance(0.6);
      if (isOpened) this.#later('Email Opened', first + i * 14 * DAY, { channel: 'email' });
    }
  }

  /** Somebody who knows the shop goes straight to what they want. */
  #returnVisit(): void {
    this.#scene('return');
    this.#happen('Page Viewed', { channel: 'website', page: '/' });
    const product = this.#product();
    this.#step('Product Viewed', 2 * MINUTE, {
      page: '/products/gift',
      properties: { product: product.name },
    });
    if (!this.#chance.chance(0.75)) return;
    this.#step('Product Added', 3 * MINUTE, { channel: 'shop', properties: { product: product.name } });
    this.#checkOut(product);
  }

  #subscribe(): void {
    this.#name();
    this.#subscribed = true;
    this.#reads = this.#chance.chance(0.8);
    this.#step('Newsletter Subscribed', MINUTE, { channel: 'email' });
  }

  /** From here on the business knows who this is; the device is linked to the person. */
  #name(): void {
    if (this.#email) return;
    const first = this.#oneOf(this.#plan.shop.firstNames);
    const last = this.#oneOf(this.#plan.shop.lastNames);
    this.#email = { kind: 'email', value: `${first}.${last}.${this.#number}@example.org`.toLowerCase() };
    this.#people.push({
      identities: [this.#email, this.#device],
      traits: { name: `${first} ${last}`, region: this.#region },
      time: Math.floor(this.#now),
    });
  }

  #product(): DemoShop['products'][number] {
    return this.#oneOf(this.#plan.shop.products);
  }

  #oneOf<T>(list: readonly T[]): T {
    return this.#chance.pick(list.map((each) => [each, 1] as const));
  }

  #season(): string {
    const month = new Date(this.#now).getUTCMonth();
    return month >= 9 || month === 0 ? 'winter-gifts' : 'summer-by-the-sea';
  }

  #money(minor: number): EventAmount {
    return { minor, currency: this.#plan.currency };
  }

  #odds(name: CauseName, applies: boolean): number {
    const daysBefore = Math.floor((this.#plan.until - this.#now) / DAY);
    const planted = this.#plan.planted && this.#plan.without !== name;
    return chanceOf(causes[name], applies, daysBefore, planted);
  }

  #scene(name: string): void {
    this.#chance = randomFrom(`${this.#plan.seed}:${this.#number}:${name}:${this.#trip}`);
  }

  #wait(ms: number): void {
    this.#now += ms;
  }

  #step(name: string, meanMs: number, over: Partial<IncomingEvent> & { after?: number } = {}): void {
    this.#wait(over.after ?? this.#chance.waiting(meanMs) + 5_000);
    const { after: _, ...event } = over;
    this.#happen(name, event);
  }

  /** Happens by itself some time from now, while the story goes on. */
  #later(name: string, afterMs: number, over: Partial<IncomingEvent>): void {
    const now = this.#now;
    this.#now += afterMs;
    this.#happen(name, over);
    this.#now = now;
  }

  #happen(name: string, over: Partial<IncomingEvent> = {}): void {
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
            device: this.#phone ? 'phone' : 'desktop',
            properties: { browser: this.#browser, ...over.properties },
          }
        : {}),
    });
  }
}
