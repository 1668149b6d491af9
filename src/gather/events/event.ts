/** The event and the person as they enter the pipeline, whatever they came from. Pure shapes; nothing is stored here. */
import type { IdentityKey } from '../../people/identity/public.ts';

/** `date`: only the day is known; such an event stands at 00:00 of its day in the business's time zone. */
export type TimePrecision = 'instant' | 'date';

export type PropertyValue = string | number | boolean;

/** Money as integer minor units (cents) of an ISO 4217 currency. Refunds are negative. */
export interface EventAmount {
  readonly minor: number;
  readonly currency: string;
}

/** Something that happened, normalised and ready for the ingest steps. */
export interface IncomingEvent {
  /** Unique within the workspace for ever; the same id at the same time for the same person is the same event. */
  readonly messageId: string;
  /** In the field's vocabulary where there is one: `Order Completed`, `Product Viewed`, `Review Submitted`. */
  readonly name: string;
  /** Milliseconds UTC. */
  readonly time: number;
  readonly precision: TimePrecision;
  /** At least one; the first is the one the event is stored under. All of them are said to be one person. */
  readonly identities: readonly IdentityKey[];
  /** An id of `data/channels.json`; left out where unknown. */
  readonly channel?: string;
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  /** Path or full address of the page. */
  readonly page?: string;
  readonly device?: string;
  readonly country?: string;
  readonly session?: string;
  readonly amount?: EventAmount;
  readonly properties?: Readonly<Record<string, PropertyValue>>;
}

/** What a source says about somebody: keys that belong together and traits (`name`, `email`, `city`, …). */
export interface IncomingPerson {
  readonly identities: readonly IdentityKey[];
  readonly traits: Readonly<Record<string, PropertyValue>>;
  /** When this was true, ms UTC; a later trait wins over an earlier one. */
  readonly time: number;
}

/** Names with a meaning for money; the vocabulary every importer uses. */
export const ORDER_COMPLETED = 'Order Completed';
export const ORDER_REFUNDED = 'Order Refunded';
export const PAYMENT_SUCCEEDED = 'Payment Succeeded';
export const PAYMENT_REFUNDED = 'Payment Refunded';
