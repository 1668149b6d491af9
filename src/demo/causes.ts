/** The causes planted in the demo business, in one table: what goes wrong (or right), where, since when, how strongly. */

export interface PlantedCause {
  readonly id: string;
  /** What happens, in a sentence. */
  readonly what: string;
  /** Touchpoint and circumstances. */
  readonly where: string;
  /** Days before the end of the log; null for the whole year. */
  readonly fromDaysBefore: number | null;
  readonly toDaysBefore: number | null;
  /** Chances with and without the cause. */
  readonly usual: number;
  readonly planted: number;
}

export const causes = {
  paymentFails: {
    id: 'payment-fails',
    what: 'Payment fails on one Android browser',
    where: 'I go to pay, Samsung Internet',
    fromDaysBefore: 100,
    toDaysBefore: null,
    usual: 0.03,
    planted: 0.55,
  },
  shippingShownLate: {
    id: 'shipping-shown-late',
    what: 'On phones, shipping cost appears only at the very end, and people leave',
    where: 'I see what shipping costs, phone',
    fromDaysBefore: null,
    toDaysBefore: null,
    usual: 0.16,
    planted: 0.42,
  },
  lateInTheNorth: {
    id: 'late-in-the-north',
    what: 'Parcels to the north come late for a month; bad reviews follow and fewer second orders',
    where: 'I receive my parcel, region North',
    fromDaysBefore: 62,
    toDaysBefore: 31,
    usual: 0.06,
    planted: 0.7,
  },
  newsletterBringsBack: {
    id: 'newsletter-brings-back',
    what: 'Who reads the newsletter comes back to buy',
    where: 'I read the newsletter',
    fromDaysBefore: null,
    toDaysBefore: null,
    usual: 0.22,
    planted: 0.62,
  },
  betterProductPage: {
    id: 'better-product-page',
    what: 'A better product page: more people put something into the basket',
    where: 'I look at a product',
    fromDaysBefore: 165,
    toDaysBefore: null,
    usual: 0.26,
    planted: 0.38,
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
