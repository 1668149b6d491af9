/**
 * A small log whose every figure was worked out by hand, told day by day in Europe/Berlin around the end of summer time
 * (25 October 2026, a day of 25 hours).
 */
import type { IncomingEvent } from '../../src/gather/events/public.ts';
import type { Rule, TouchpointDraft } from '../../src/map/touchpoints/contract.ts';

export const timezone = 'Europe/Berlin';
export const now = Date.UTC(2026, 10, 20, 12);

/** Berlin is two hours ahead of UTC until 03:00 on 25 October, then one. */
const berlin = (day: number, hour: number, minute = 0) =>
  Date.UTC(2026, 9, day, hour - (day < 25 || (day === 25 && hour < 3) ? 2 : 1), minute);

let next = 0;
function event(who: string, name: string, time: number, over: Partial<IncomingEvent> = {}): IncomingEvent {
  next++;
  const [kind = '', value = ''] = who.split(':');
  return { messageId: `m${next}`, name, time, precision: 'instant', identities: [{ kind, value }], ...over };
}

const order = (minor: number, currency = 'EUR') => ({ amount: { minor, currency }, channel: 'shop' });

export const events: readonly IncomingEvent[] = [
  // Ana sees a post, looks around an hour later, buys two days later, buys again after the clocks changed.
  event('anonymous:ana-phone', 'Post Viewed', berlin(20, 10), { channel: 'instagram' }),
  event('anonymous:ana-phone', 'Product Viewed', berlin(20, 11), { channel: 'website' }),
  event('email:ana@example.org', 'Order Completed', berlin(22, 11), {
    ...order(4000),
    identities: [
      { kind: 'email', value: 'ana@example.org' },
      { kind: 'anonymous', value: 'ana-phone' },
    ],
  }),
  event('email:ana@example.org', 'Order Completed', berlin(26, 9), order(2500)),
  event('email:ana@example.org', 'Order Refunded', berlin(27, 9), {
    amount: { minor: -500, currency: 'EUR' },
  }),
  // Ben walks in and buys at the till: known by the day alone.
  event('user:ben', 'Order Completed', berlin(25, 0), { ...order(1000), channel: 'till', precision: 'date' }),
  // Cleo looks around at noon of the long day and her till slip of the same day is known by its date.
  event('user:cleo', 'Product Viewed', berlin(25, 12), { channel: 'website' }),
  event('user:cleo', 'Order Completed', berlin(25, 0), {
    ...order(1500),
    channel: 'till',
    precision: 'date',
  }),
  // Dan only looks; Eve sees a post in the last minute of the 24th, Finn in the first of the 25th.
  event('anonymous:dan', 'Product Viewed', berlin(23, 8), { channel: 'website' }),
  event('anonymous:eve', 'Post Viewed', berlin(24, 23, 59), { channel: 'instagram' }),
  event('anonymous:finn', 'Post Viewed', berlin(25, 0, 0), { channel: 'instagram' }),
  // Gus pays in dollars, which no rate is known for; and something nobody drew a touchpoint for.
  event('user:gus', 'Order Completed', berlin(28, 9), order(9900, 'USD')),
  event('user:gus', 'Ticket Opened', berlin(29, 9), { channel: 'support' }),
];

const named = (name: string): Rule => ({
  match: 'all',
  conditions: [{ kind: 'field', field: 'name', operator: 'is', values: [name] }],
});

export const stageNames = ['Awareness', 'Consideration', 'Purchase'] as const;

/** Drafts without their stage's id, which is made when they are stored. */
export const touchpoints: readonly (Omit<TouchpointDraft, 'stageId'> & {
  stage: (typeof stageNames)[number];
})[] = [
  { stage: 'Awareness', title: 'I see a post', channel: 'instagram', rule: named('post viewed') },
  { stage: 'Consideration', title: 'I look around', channel: 'website', rule: named('Product Viewed') },
  { stage: 'Purchase', title: 'I buy', channel: null, rule: named('Order Completed') },
];
