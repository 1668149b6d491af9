/** The formats that are known, in the order in which they are tried. */
import { etsyOrders } from './etsy-orders.ts';
import type { ImportFormat } from './format.ts';
import { mappedContacts } from './mapped-contacts.ts';
import { mappedEvents } from './mapped-events.ts';
import { mappedOrders } from './mapped-orders.ts';
import { olistFunnel } from './olist-funnel.ts';
import { olistOrders } from './olist-orders.ts';
import { shopifyCustomers } from './shopify-customers.ts';
import { shopifyOrders } from './shopify-orders.ts';
import { squareTransactions } from './square-transactions.ts';
import { stripePayments } from './stripe-payments.ts';

export const recognisedFormats: readonly ImportFormat[] = [
  shopifyOrders,
  shopifyCustomers,
  stripePayments,
  squareTransactions,
  etsyOrders,
  olistOrders,
  olistFunnel,
];

/** By what a row of the table is, as a mapping says. */
export const mappedFormats = {
  events: mappedEvents,
  orders: mappedOrders,
  contacts: mappedContacts,
} as const;

export function allFormats(): readonly ImportFormat[] {
  return [...recognisedFormats, ...Object.values(mappedFormats)];
}

export function formatById(id: string): ImportFormat | null {
  return allFormats().find((format) => format.id === id) ?? null;
}
