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
import type { BatchEntry } from './contract.ts';

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

const PAGE_VIEWED = 'Page Viewed';
const MOST_PROPERTIES = 100;

/** The event and what it says of the person; both null for a `type` that says nothing here (`alias`, `group`, `screen`). */
export function readCall(call: BatchEntry, around: CallSurroundings): ReadCall {
  const time = timeOf(call, around.receivedAt);
  const known = { ...record(call.context?.traits), ...record(call.traits) };
  const identities = identitiesOf(call, known);
  const traits = flattened(known);
  const person =
    Object.keys(traits).length > 0 || call.type === 'identify' ? { identities, traits, time } : null;
  const name = call.type === 'track' ? call.event : call.type === 'page' ? PAGE_VIEWED : undefined;
  if (name === undefined) return { event: null, person: call.type === 'identify' ? person : null };
  return { event: eventOf(call, name, identities, time, around.currency), person };
}

function eventOf(
  call: BatchEntry,
  name: string,
  identities: IdentityKey[],
  time: number,
  currency: string,
): IncomingEvent {
  const given = record(call.properties);
  const { campaign, device, location, sessionId } = call.context ?? {};
  const page = firstText(given.path, call.context?.page?.path, given.url, call.context?.page?.url);
  const amount = amountOf(name, given, currency);
  const properties = flattened(call.type === 'page' && call.name ? { title: call.name, ...given } : given);
  return {
    messageId: call.messageId || contentId(call),
    name,
    time,
    precision: 'instant',
    identities,
    properties,
    ...(call.type === 'page' ? { channel: firstText(given.channel) ?? 'website' } : channelOf(given)),
    ...(campaign?.source ? { source: campaign.source } : {}),
    ...(campaign?.medium ? { medium: campaign.medium } : {}),
    ...(campaign?.name ? { campaign: campaign.name } : {}),
    ...(page ? { page: page.slice(0, 2000) } : {}),
    ...(device?.type ? { device: device.type } : {}),
    ...(location?.country ? { country: location.country } : {}),
    ...(sessionId === undefined ? {} : { session: String(sessionId) }),
    ...(amount ? { amount } : {}),
  };
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

function channelOf(given: Readonly<Record<string, unknown>>): { channel: string } | Record<string, never> {
  const channel = firstText(given.channel);
  return channel ? { channel } : {};
}

/** An event sent again without an id is the same event when every word of it is the same. */
function contentId(call: BatchEntry): string {
  const { sentAt: _, ...lasting } = call;
  return `content:${hash('sha256', JSON.stringify(lasting), 'hex').slice(0, 32)}`;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function firstText(...values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}

/** One level of names: objects become `address.city`, lists become their JSON text. */
function flattened(given: Readonly<Record<string, unknown>>, prefix = ''): Record<string, PropertyValue> {
  const flat: Record<string, PropertyValue> = {};
  for (const [name, value] of Object.entries(given)) {
    if (Object.keys(flat).length >= MOST_PROPERTIES) break;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      flat[prefix + name] = value;
    else if (Array.isArray(value)) flat[prefix + name] = JSON.stringify(value);
    else if (value !== null && typeof value === 'object' && prefix === '') {
      Object.assign(flat, flattened(value as Record<string, unknown>, `${name}.`));
    }
  }
  return flat;
}
