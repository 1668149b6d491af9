/** One person's year with the demo business, told step by step. Pure: the same seed and number give the same person. */
import type { Random } from '../kernel/random.ts';
import { type CauseName, causes, chanceOf } from './causes.ts';
import type { DemoPlan } from './demo-plan.ts';
import type { DemoShop } from './demo-shop.ts';
import { DAY, Diary, MINUTE, type Told } from './diary.ts';

/** Tells the person with this number; their events lie within the year before `until`, in time order. */
export function tellShopper(plan: DemoPlan, number: number): Told {
  return new Shopper(plan, number).tell();
}

class Shopper {
  readonly #plan: DemoPlan;
  readonly #diary: Diary;
  #subscribed = false;
  #reads = false;

  constructor(plan: DemoPlan, number: number) {
    this.#plan = plan;
    this.#diary = new Diary(plan, number);
  }

  get #chance(): Random {
    return this.#diary.chance;
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
    return this.#diary.told();
  }

  #arrive(entry: 'instagram' | 'search' | 'paid_social' | 'referral'): void {
    if (entry === 'instagram')
      this.#diary.happen('Post Viewed', { channel: 'instagram', campaign: this.#season() });
    if (entry === 'search')
      this.#diary.happen('Search Clicked', { channel: 'search', source: 'google', medium: 'organic' });
    if (entry === 'paid_social')
      this.#diary.happen('Ad Clicked', {
        channel: 'paid_social',
        source: 'facebook',
        medium: 'paid_social',
        campaign: this.#season(),
      });
    // A post is often only looked at.
    if (entry === 'instagram' && !this.#chance.chance(0.48)) return;
    this.#diary.wait(entry === 'instagram' ? 2 * DAY : 3 * MINUTE);
    this.#visit();
  }

  #visit(): void {
    this.#diary.scene('visit');
    this.#diary.happen('Page Viewed', { channel: 'website', page: '/' });
    for (let i = this.#chance.whole(0, 2); i > 0; i--)
      this.#diary.step('Page Viewed', 2 * MINUTE, {
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
      this.#diary.step('Product Viewed', 3 * MINUTE, {
        page: '/products/gift',
        properties: { product: product.name },
      });
    if (!this.#chance.chance(this.#odds('betterProductPage', true))) return;
    this.#diary.step('Product Added', 4 * MINUTE, { channel: 'shop', properties: { product: product.name } });
    this.#checkOut(product);
  }

  #checkOut({ name, priceMinor }: DemoShop['products'][number]): void {
    this.#diary.scene('checkout');
    if (!this.#chance.chance(0.74)) return;
    this.#diary.step('Checkout Started', 6 * MINUTE, { channel: 'shop', page: '/checkout' });
    this.#diary.step('Shipping Cost Viewed', 2 * MINUTE, { channel: 'shop', page: '/checkout/shipping' });
    if (this.#chance.chance(this.#odds('shippingShownLate', this.#diary.phone))) return;
    if (this.#chance.chance(this.#odds('paymentFails', this.#diary.browser === 'Samsung Internet'))) {
      this.#diary.step('Payment Failed', 3 * MINUTE, { channel: 'shop', page: '/checkout/pay' });
      if (!this.#chance.chance(0.25)) return;
    }
    this.#diary.scene('order');
    this.#diary.name();
    this.#diary.wait(3 * MINUTE);
    this.#buy('shop', priceMinor * this.#chance.whole(1, 3), name);
    this.#deliver();
  }

  #walkIn(): void {
    this.#diary.scene('walk in');
    if (this.#chance.chance(0.35)) this.#diary.name();
    const { name, priceMinor } = this.#product();
    this.#buy('till', priceMinor, name);
    if (this.#diary.isNamed && this.#chance.chance(0.3))
      this.#diary.happen('Stamp Collected', { channel: 'till' });
    if (this.#diary.isNamed && this.#chance.chance(0.25)) this.#subscribe();
    this.#afterwards(0.5);
  }

  #buy(channel: 'shop' | 'till', minor: number, product: string): void {
    this.#diary.happen('Order Completed', {
      channel,
      amount: this.#diary.money(minor),
      properties: { product, region: this.#diary.region, items: 1 },
    });
  }

  #deliver(): void {
    this.#diary.scene('delivery');
    this.#diary.step('Order Shipped', 0, {
      channel: 'delivery',
      after: DAY + this.#chance.waiting(DAY),
      properties: { region: this.#diary.region },
    });
    const late = this.#chance.chance(this.#odds('lateInTheNorth', this.#diary.region === 'North'));
    this.#diary.step('Order Delivered', 0, {
      channel: 'delivery',
      after: (late ? 6 : 2) * DAY + this.#chance.waiting(DAY),
      properties: { region: this.#diary.region, late },
    });
    // Where nothing is planted, nobody minds: there is nothing to be found then.
    const minds = late && this.#plan.planted;
    this.#diary.scene('opinion');
    this.#complain(minds);
    this.#review(minds);
    this.#afterwards(minds ? 0.35 : 1);
  }

  #complain(minds: boolean): void {
    const { chance, waiting } = this.#chance;
    const [asks, asksAfter] = [chance(minds ? 0.3 : 0.05), waiting(DAY)];
    const [takesBack, backAfter] = [chance(0.1), waiting(2 * DAY)];
    if (asks)
      this.#diary.later('Ticket Opened', asksAfter, {
        channel: 'support',
        properties: { subject: minds ? 'Where is my parcel' : 'A question' },
      });
    if (minds && takesBack)
      this.#diary.later('Order Refunded', backAfter, { amount: this.#diary.money(-1000), channel: 'shop' });
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
    this.#diary.later('Review Submitted', after, { channel: 'review', properties: { score, text: said } });
    if (score === 5 && this.#chance.chance(0.12))
      this.#diary.later('Friend Referred', after + this.#chance.waiting(5 * DAY), { channel: 'referral' });
  }

  /** Whether they come back, and what brings them. @param liking 1 for a happy customer, less after trouble */
  #afterwards(liking: number): void {
    this.#diary.scene('afterwards');
    if (this.#reads) this.#readNewsletters();
    const wait = this.#chance.waiting(35 * DAY) + 5 * DAY;
    const online = this.#chance.chance(0.75);
    if (!this.#chance.chance(this.#odds('newsletterBringsBack', this.#reads) * liking)) return;
    this.#diary.wait(wait);
    this.#diary.nextTrip();
    if (this.#diary.now >= this.#plan.until) return;
    if (online) this.#returnVisit();
    else this.#walkIn();
  }

  /** The first comes soon after the purchase, the others every other week; most are opened. */
  #readNewsletters(): void {
    const first = this.#chance.waiting(2 * DAY);
    for (let i = 0; i < 5; i++) {
      const isOpened = i === 0 || this.#chance.chance(0.6);
      if (isOpened) this.#diary.later('Email Opened', first + i * 14 * DAY, { channel: 'email' });
    }
  }

  /** Somebody who knows the shop goes straight to what they want. */
  #returnVisit(): void {
    this.#diary.scene('return');
    this.#diary.happen('Page Viewed', { channel: 'website', page: '/' });
    const product = this.#product();
    this.#diary.step('Product Viewed', 2 * MINUTE, {
      page: '/products/gift',
      properties: { product: product.name },
    });
    if (!this.#chance.chance(0.75)) return;
    this.#diary.step('Product Added', 3 * MINUTE, { channel: 'shop', properties: { product: product.name } });
    this.#checkOut(product);
  }

  #subscribe(): void {
    this.#diary.name();
    this.#subscribed = true;
    this.#reads = this.#chance.chance(0.8);
    this.#diary.step('Newsletter Subscribed', MINUTE, { channel: 'email' });
  }

  #product(): DemoShop['products'][number] {
    return this.#diary.oneOf(this.#plan.shop.products);
  }

  #season(): string {
    const month = new Date(this.#diary.now).getUTCMonth();
    return month >= 9 || month === 0 ? 'winter-gifts' : 'summer-by-the-sea';
  }

  #odds(name: CauseName, applies: boolean): number {
    const daysBefore = Math.floor((this.#plan.until - this.#diary.now) / DAY);
    const planted = this.#plan.planted && this.#plan.without !== name;
    return chanceOf(causes[name], applies, daysBefore, planted);
  }
}
