/** How an event lies in the event engine: the columns, and the tab-separated row the inbox keeps until then. */
import { hash } from 'node:crypto';
import { defaultPerson, keyText } from '../../people/identity/public.ts';
import { tsvRow } from '../../platform/eventdb/tsv.ts';
import { channelCode } from './channels.ts';
import type { IncomingEvent } from './event.ts';

/** Columns of `incoming` in the order of the rows below; `events` has these and `batch`. */
export const eventColumns = [
  'workspace',
  'visitor',
  'person',
  'time',
  'message',
  'received',
  'seq',
  'origin',
  'precision',
  'name',
  'channel',
  'source',
  'medium',
  'campaign',
  'page',
  'device',
  'country',
  'session',
  'amount',
  'currency',
  'property_names',
  'property_values',
] as const;

export const PRECISION_INSTANT = 0;
export const PRECISION_DATE = 1;

export interface RowPlace {
  readonly workspaceNumber: number;
  /** `import:imp_…`, `source:src_…`. */
  readonly origin: string;
  /** Instant of acceptance, ms UTC. */
  readonly received: number;
  /** Order of arrival within that instant. */
  readonly seq: number;
}

/** The row of an event that has passed the steps; ends with a line feed. */
export function storedRow(event: IncomingEvent, place: RowPlace): string {
  const [key] = event.identities;
  if (!key) throw new Error('An event without identity passed the steps.');
  const visitor = keyText(key);
  const properties = Object.entries(event.properties ?? {});
  return tsvRow([
    place.workspaceNumber,
    visitor,
    defaultPerson(place.workspaceNumber, visitor),
    event.time,
    messageNumber(event.messageId),
    place.received,
    place.seq,
    place.origin,
    event.precision === 'date' ? PRECISION_DATE : PRECISION_INSTANT,
    event.name,
    channelCode(event.channel),
    event.source ?? '',
    event.medium ?? '',
    event.campaign ?? '',
    event.page ?? '',
    event.device ?? '',
    event.country ?? '',
    event.session ?? '',
    event.amount?.minor ?? 0,
    event.amount?.currency ?? '',
    properties.map(([name]) => name),
    properties.map(([, value]) => String(value)),
  ]);
}

/** The instant of acceptance in a stored row, ms UTC; null where the row is not one. */
export function receivedOf(row: string): number | null {
  const received = Number(row.split('\t')[eventColumns.indexOf('received')] ?? Number.NaN);
  return Number.isSafeInteger(received) && received > 0 ? received : null;
}

/** 64 bits of the message id; compared together with person key and time, so that chance collisions mean nothing. */
function messageNumber(messageId: string): bigint {
  return BigInt(`0x${hash('md5', messageId, 'hex').slice(0, 16)}`);
}
