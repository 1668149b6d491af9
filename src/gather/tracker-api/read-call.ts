/** Reads a tracking call as an event and a person. Pure: the clock's correction and the mapping of fields. */
import { hash } from 'node:crypto';
import { exponentOf } from '../../kernel/money.ts';
import type { IdentityKey } from '../../people/identity/public.ts';
import {
  type EventAmount,
  type IncomingEvent,
  type IncomingPerson,
  ORDER_REFUNDED,
  type PropertyValue,
} from '../events/public.ts';
import type { BatchEntry } from './calls.ts';

export interface ReadCall {
  readonly event: IncomingEvent | null;
  readonly person: IncomingPerson | null;
}

/** What the call itself does not say. */
export interface CallSurroundings {
  /** Instant of arrival, ms UTC. */
  readonly receivedAt: number;
  /** Of the business; for amounts that name none. */
  readonly currency: string;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const NO_CONTEXT: NonNullable<BatchEntry['context']> = {};
const PAGE_VIEWED = 'Page Viewed';
const MOST_PROPERTIES = 100;

/** The event and what it says of the person; both null for a `type` that says nothing here (`alias`, `group`, `screen`). */
export function readCall(call: BatchEntry, around: CallSurroundings): ReadCall {
  const time = timeOf(call, around.receivedAt);
  const known = traitsOf(call);
  const identities = identitiesOf(call, known);
  const traits = known === NOTHING ? NOTHING : flattened(known);
  const person =
    call.type === 'identify' || Object.keys(traits).length > 0 ? { identities, traits, time } : null;
  const name = call.type === 'track' ? call.event : call.type === 'page' ? PAGE_VIEWED : undefined;
  if (name === undefined) return { event: null, person: call.type === 'identify' ? person : null };
  return { event: eventOf(call, name, identities, time, around.currency), person };
}

/** Most calls say nothing of the person: then nothing is made. */
const NOTHING: Readonly<Record<string, never>> = {};

function traitsOf({ context, traits }: BatchEntry): Readonly<Record<string, unknown>> {
  if (!context?.traits) return traits ?? NOTHING;
  return { ...context.traits, ...traits };
}

function eventOf(
  call: BatchEntry,
  name: string,
  identities: IdentityKey[],
  time: number,
  currency: string,
): IncomingEvent {
  const given = call.properties ?? NOTHING;
  const { campaign, device, location, sessionId, page: at } = call.context ?? NO_CONTEXT;
  const isPage = call.type === 'page';
  const event: Writable<IncomingEvent> = {
    messageId: call.messageId || contentId(call),
    name,
    time,
    precision: 'instant',
    identities,
    properties: flattened(isPage && call.name ? { title: call.name, ...given } : given),
  };
  const channel = firstText(given.channel) ?? (isPage ? 'website' : undefined);
  const page = firstText(given.path, at?.path, given.url, at?.url);
  const amount = amountOf(name, given, currency);
  if (channel) event.channel = channel;
  if (campaign?.source) event.source = campaign.source;
  if (campaign?.medium) event.medium = campaign.medium;
  if (campaign?.name) event.campaign = campaign.name;
  if (page) event.page = page.slice(0, 2000);
  if (device?.type) event.device = device.type;
  if (location?.country) event.country = location.country;
  if (sessionId !== undefined) event.session = String(sessionId);
  if (amount) event.amount = amount;
  return event;
}

/**
 * The sender's clock may be wrong; the time between happening and sending is not. So the instant is
 * received − (sent − happened), Segment's rule; without `sentAt` the stamp is taken as it is.
 */
function timeOf(call: BatchEntry, receivedAt: number): number {
  const happened = instant(call.originalTimestamp ?? call.timestamp);
  if (happened === null) return receivedAt;
  const sent = instant(call.sentAt);
  if (sent === null || sent < happened) return happened;
  return receivedAt - (sent - happened);
}

/** Milliseconds UTC, null when nothing is said; NaN when it is no time, which the ingest steps refuse. */
function instant(stamp: string | number | null | undefined): number | null {
  if (stamp === null || stamp === undefined) return null;
  return typeof stamp === 'number' ? stamp : Date.parse(stamp);
}

function identitiesOf(call: BatchEntry, traits: Readonly<Record<string, unknown>>): IdentityKey[] {
  const keys: (IdentityKey | null)[] = [
    keyOf('user', call.userId),
    keyOf('email', traits.email),
    keyOf('phone', traits.phone),
    keyOf('anonymous', call.anonymousId),
  ];
  return keys.filter((key) => key !== null);
}

function keyOf(kind: string, value: unknown): IdentityKey | null {
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
    ? { kind, value: String(value) }
    : null;
}

function amountOf(
  name: string,
  given: Readonly<Record<string, unknown>>,
  fallback: string,
): EventAmount | null {
  const value = given.revenue ?? given.total ?? given.value;
  if (value === undefined || value === null || value === '') return null;
  const currency = typeof given.currency === 'string' ? given.currency.toUpperCase() : fallback;
  const minor = Math.round(Number(value) * 10 ** exponentOf(currency));
  if (!Number.isFinite(minor)) return null;
  return { minor: name === ORDER_REFUNDED ? -Math.abs(minor) : minor, currency };
}

/** An event sent again without an id is the same event when every word of it is the same. */
function contentId(call: BatchEntry): string {
  const { sentAt: _, ...lasting } = call;
  return `content:${hash('sha256', JSON.stringify(lasting), 'hex').slice(0, 32)}`;
}

function firstText(...values: readonly unknown[]): string | undefined {
  for (const value of values) if (typeof value === 'string' && value !== '') return value;
  return undefined;
}

/** One level of names: objects become `address.city`, lists become their JSON text. */
function flattened(given: Readonly<Record<string, unknown>>): Record<string, PropertyValue> {
  const flat: Record<string, PropertyValue> = {};
  let left = MOST_PROPERTIES;
  const add = (name: string, value: unknown, isDeep: boolean): void => {
    if (left <= 0) return;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      flat[name] = value;
      left--;
    } else if (Array.isArray(value)) {
      flat[name] = JSON.stringify(value);
      left--;
    } else if (value !== null && typeof value === 'object' && !isDeep) {
      for (const [inner, part] of Object.entries(value)) add(`${name}.${inner}`, part, true);
    }
  };
  for (const name in given) add(name, given[name], false);
  return flat;
}
