/** The causes planted in the demo business, in one table: what goes wrong (or right), where, since when, how strongly, and what it costs. */

export interface PlantedCause {
  readonly id: string;
  /** What happens, in a sentence. */
  readonly what: string;
  /** Touchpoint and circumstances. */
  readonly where: string;
  /** Titles of the touchpoints at which it can be seen; one of them is the right place. */
  readonly touchpoints: readonly string[];
  /** Property of events and its value; null where it concerns everybody there. */
  readonly circumstance: { readonly name: string; readonly value: string } | null;
  readonly effect: 'harm' | 'help';
  /** Days before the end of the log; null for the whole year. */
  readonly fromDaysBefore: number | null;
  readonly toDaysBefore: number | null;
  /** Chances with and without the cause. */
  readonly usual: number;
  readonly planted: number;
  /**
   * What it costs or brings per month while it lasts and per 1,000 people of the year, minor units: revenue of the story
   * against the same story without it (`causes.test.ts`). `low` and `high`: least and most of twenty stories of 3,000 people, for
   * chance has its part in single stories; `expected`: mean of 700 others of 10,000 (its error is 1.5 % and less, of the north 4.5 %).
   */
  readonly monthlyPer1000: { readonly expected: number; readonly low: number; readonly high: number };
}

export type CauseName = keyof typeof causes;

export const causes = {
  paymentFails: {
    id: 'payment-fails',
    what: 'Payment fails on one Android browser',
    where: 'My payment does not go through, Samsung Internet',
    touchpoints: ['My payment does not go through', 'I see what shipping costs', 'I go to pay'],
    circumstance: { name: 'browser', value: 'Samsung Internet' },
    effect: 'harm',
    fromDaysBefore: 100,
    toDaysBefore: null,
    usual: 0.03,
    planted: 0.55,
    monthlyPer1000: { expected: 2520, low: 171, high: 6534 },
  },
  shippingShownLate: {
    id: 'shipping-shown-late',
    what: 'On phones, shipping cost appears only at the very end, and people leave',
    where: 'I see what shipping costs, phone',
    touchpoints: ['I see what shipping costs'],
    circumstance: { name: 'device', value: 'phone' },
    effect: 'harm',
    fromDaysBefore: null,
    toDaysBefore: null,
    usual: 0.16,
    planted: 0.42,
    monthlyPer1000: { expected: 11823, low: 10042, high: 18183 },
  },
  lateInTheNorth: {
    id: 'late-in-the-north',
    what: 'Parcels to the north come late for a month; bad reviews follow and fewer second orders',
    where: 'I unwrap my parcel, region North',
    touchpoints: ['I unwrap my parcel', 'My parcel is on its way'],
    circumstance: { name: 'region', value: 'North' },
    effect: 'harm',
    fromDaysBefore: 62,
    toDaysBefore: 31,
    usual: 0.06,
    planted: 0.7,
    monthlyPer1000: { expected: 621, low: 0, high: 3333 },
  },
  newsletterBringsBack: {
    id: 'newsletter-brings-back',
    what: 'Who reads the newsletter comes back to buy',
    where: 'I read the newsletter',
    touchpoints: ['I read the newsletter', 'I sign up for the newsletter'],
    circumstance: null,
    effect: 'help',
    fromDaysBefore: null,
    toDaysBefore: null,
    usual: 0.22,
    planted: 0.62,
    monthlyPer1000: { expected: 1260, low: 208, high: 3184 },
  },
  betterProductPage: {
    id: 'better-product-page',
    what: 'A better product page: more people put something into the basket',
    where: 'I look at a product',
    touchpoints: ['I look at a product'],
    circumstance: null,
    effect: 'help',
    fromDaysBefore: 165,
    toDaysBefore: null,
    usual: 0.26,
    planted: 0.38,
    monthlyPer1000: { expected: 16721, low: 8213, high: 23409 },
  },
} as const satisfies Record<string, PlantedCause>;

/** The chance that holds on a day. @param daysBefore whole days before the end of the log */
export function chanceOf(
  cause: PlantedCause,
  applies: boolean,
  daysBefore: number,
  planted: boolean,
): number {
  const from = cause.fromDaysBefore ?? Number.POSITIVE_INFINITY;
  const to = cause.toDaysBefore ?? 0;
  return planted && applies && daysBefore <= from && daysBefore >= to ? cause.planted : cause.usual;
}
