/**
 * The events the benchmark sends: a shop's year, told by number. The same number is always the same event, so any part
 * of the year can be made anywhere, without memory. Numbers run in time order, with two months of people mixed at any time.
 */

/** How much there is of a story: everything follows from the number of events. */
export interface Story {
  readonly events: number;
  readonly people: number;
}

export interface StoryEvent {
  /** ms UTC. */
  readonly time: number;
  readonly person: number;
  /** Place in `chapters`. */
  readonly chapter: number;
  /** Campaign channel of a first visit. */
  readonly channel: string;
  readonly product: number;
  /** Minor units; only orders have one. */
  readonly amountMinor: number;
}

/** What people do, from first to last; who only looks around stops after three, who hesitates after five. */
export const chapters = [
  { name: 'Page Viewed', page: 'home' },
  { name: 'Page Viewed', page: 'product' },
  { name: 'Product Viewed', page: 'product' },
  { name: 'Product Added', page: 'basket' },
  { name: 'Checkout Started', page: 'checkout' },
  { name: 'Order Completed', page: 'checkout' },
  { name: 'Order Delivered', page: null },
  { name: 'Email Opened', page: null },
  { name: 'Review Submitted', page: null },
] as const;

export const ORDER_CHAPTER = 5;
export const YEAR_FROM_MS = Date.UTC(2025, 0, 1);
export const YEAR_MS = 365 * 86_400_000;

const EVENTS_PER_PERSON = 20;
const CHANNELS = ['instagram', 'search', 'email', 'direct'] as const;

export function storyOf(events: number): Story {
  return { events, people: Math.max(1, Math.round(events / EVENTS_PER_PERSON)) };
}

export function storyEvent({ events, people }: Story, number: number): StoryEvent {
  const place = chance(number, 1);
  const around = Math.max(1, Math.floor(people / 6));
  // The newest of those around is just arriving, the oldest has nearly finished.
  const oldest = Math.floor((number / events) * people);
  const person = (oldest + Math.floor(place * around)) % people;
  const kind = chance(person, 2);
  const last = kind < 0.45 ? 3 : kind < 0.7 ? 5 : chapters.length;
  const reach = Math.min(1, (1 - place) * 1.5) * last;
  const chapter = Math.min(Math.floor(chance(number, 3) * reach), last - 1);
  return {
    time: YEAR_FROM_MS + Math.floor((number / events) * YEAR_MS),
    person,
    chapter,
    channel: CHANNELS[Math.floor(chance(person, 4) * CHANNELS.length)] ?? 'direct',
    product: Math.floor(chance(number, 5) * 400),
    amountMinor: chapter === ORDER_CHAPTER ? 500 + Math.floor(chance(number, 6) * 20_000) : 0,
  };
}

/** A number in [0, 1) that depends on both arguments (the finisher of MurmurHash3). */
function chance(number: number, about: number): number {
  let h = (number ^ Math.imul(about, 0x9e3779b9)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}
