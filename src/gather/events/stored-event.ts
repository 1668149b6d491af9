/** How an event lies in the event engine: the columns, and the tab-separated row the inbox keeps until then. */
import { hash } from 'node:crypto';
import { defaultPerson, keyText } from '../../people/identity/public.ts';
import { escaped } from '../../platform/eventdb/sql.ts';
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
}

/**
 * The row of an event that has passed the steps; ends with a line feed. Put together as one text, because nothing is done
 * more often than this.
 * @param seq order of arrival within the instant of acceptance
 */
export function storedRow(event: IncomingEvent, place: RowPlace, seq: number): string {
  const [key] = event.identities;
  if (!key) throw new Error('An event without identity passed the steps.');
  const { workspaceNumber, received, origin } = place;
  const { amount } = event;
  const visitor = keyText(key);
  const person = defaultPerson(workspaceNumber, visitor);
  const precision = event.precision === 'date' ? PRECISION_DATE : PRECISION_INSTANT;
  let names = '';
  let values = '';
  for (const name in event.properties) {
    const comma = names === '' ? '' : ',';
    names += `${comma}'${escaped(name)}'`;
    values += `${comma}'${escaped(String(event.properties[name]))}'`;
  }
  const when = `${workspaceNumber}\t${escaped(visitor)}\t${person}\t${event.time}\t${messageNumber(event.messageId)}`;
  const what = `${received}\t${seq}\t${escaped(origin)}\t${precision}\t${escaped(event.name)}\t${channelCode(event.channel)}`;
  const from = `${cell(event.source)}\t${cell(event.medium)}\t${cell(event.campaign)}\t${cell(event.page)}`;
  const by = `${cell(event.device)}\t${cell(event.country)}\t${cell(event.session)}`;
  return `${when}\t${what}\t${from}\t${by}\t${amount?.minor ?? 0}\t${cell(amount?.currency)}\t[${names}]\t[${values}]\n`;
}

function cell(text: string | undefined): string {
  return text === undefined ? '' : escaped(text);
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
