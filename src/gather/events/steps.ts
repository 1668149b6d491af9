/**
 * The ingest steps, in the order in which every event passes them, whether it came from a file or live. Each passes the
 * event on or drops it with a reason that is counted in the ledger.
 */
import { type IdentityKey, normalisedKey } from '../../people/identity/public.ts';
import { channelFromCampaign } from './channels.ts';
import type { IncomingEvent } from './event.ts';

export const rejectReasons = {
  no_name: 'The event has no name.',
  no_message_id: 'The event has no id, or one longer than 200 characters.',
  too_large: 'The event is larger than 32 KB.',
  no_time: 'The time of the event is not a time.',
  too_early: 'The event lies before 1970.',
  in_future: 'The event lies more than a day in the future.',
  nobody: 'Nothing in it says whose event it is.',
  amount_too_large: 'The amount is larger than any real one.',
  unknown_currency: 'The currency is not a three-letter code.',
} as const;

export type RejectReason = keyof typeof rejectReasons;

/** What the steps know besides the event. */
export interface StepContext {
  /** Instant of acceptance, ms UTC. */
  readonly now: number;
}

type Step = (event: IncomingEvent, context: StepContext) => IncomingEvent | RejectReason;

const DAY_MS = 86_400_000;
const MOST_BYTES = 32 * 1024;
/** A hundred billion in major units of a two-digit currency; beyond lies a slip of the keyboard. */
const MOST_MINOR = 1e13;

const size: Step = (event) => (roughBytes(event) > MOST_BYTES ? 'too_large' : event);

const name: Step = (event) => {
  const trimmed = event.name.trim();
  if (trimmed === '' || trimmed.length > 200) return 'no_name';
  return trimmed === event.name ? event : { ...event, name: trimmed };
};

const message: Step = (event) =>
  event.messageId === '' || event.messageId.length > 200 ? 'no_message_id' : event;

const clock: Step = (event, { now }) => {
  if (!Number.isFinite(event.time)) return 'no_time';
  if (event.time < 0) return 'too_early';
  if (event.time > now + DAY_MS) return 'in_future';
  return Number.isInteger(event.time) ? event : { ...event, time: Math.floor(event.time) };
};

const identity: Step = (event) => {
  const identities: IdentityKey[] = [];
  let isNormal = true;
  for (const key of event.identities) {
    const normal = normalisedKey(key);
    isNormal &&= normal !== null && normal.kind === key.kind && normal.value === key.value;
    if (normal) identities.push(normal);
  }
  if (identities.length === 0) return 'nobody';
  return isNormal ? event : { ...event, identities };
};

const channel: Step = (event) => {
  if (event.channel) return event;
  const found = channelFromCampaign(event.source, event.medium);
  return found ? { ...event, channel: found } : event;
};

const amount: Step = (event) => {
  if (!event.amount) return event;
  const { minor, currency } = event.amount;
  if (!Number.isSafeInteger(minor) || Math.abs(minor) > MOST_MINOR) return 'amount_too_large';
  if (!/^[A-Za-z]{3}$/.test(currency)) return 'unknown_currency';
  const upper = currency.toUpperCase();
  return upper === currency ? event : { ...event, amount: { minor, currency: upper } };
};

export const steps: readonly (readonly [string, Step])[] = [
  ['size', size],
  ['name', name],
  ['message', message],
  ['clock', clock],
  ['identity', identity],
  ['channel', channel],
  ['amount', amount],
];

/** Sends an event through all steps: the event as it is to be stored, or the reason it is not. */
export function throughSteps(event: IncomingEvent, context: StepContext): IncomingEvent | RejectReason {
  let current = event;
  for (const [, step] of steps) {
    const next = step(current, context);
    if (typeof next === 'string') return next;
    current = next;
  }
  return current;
}

function roughBytes({ name, page, campaign, properties }: IncomingEvent): number {
  let bytes = name.length + (page?.length ?? 0) + (campaign?.length ?? 0);
  for (const key in properties) bytes += key.length + String(properties[key]).length + 8;
  return bytes;
}
