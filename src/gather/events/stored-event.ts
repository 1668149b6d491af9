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

const PRECISION_INSTANT = 0;
export const PRECISION_DATE = 1;

export interface RowPlace {
  readonly workspaceNumber: number;
  /** `import:imp_…`, `source:src_…`. */
  readonly origin: string;
  /** Instant of acceptance, ms UTC. */
  readonly received: number;
}

/**
 * Makes the rows of events accepted together, which have passed the steps; each ends with a line feed. Nothing is done more
 * often than this, so the events of one person share the work of knowing who that is.
 */
export class RowWriter {
  readonly #place: RowPlace;
  readonly #people = new Map<string, string>();

  constructor(place: RowPlace) {
    this.#place = place;
  }

  /** @param seq order of arrival within the instant of acceptance */
  row(event: IncomingEvent, seq: number): string {
    const [key] = event.identities;
    if (!key) throw new Error('An event without identity passed the steps.');
    const { workspaceNumber, received, origin } = this.#place;
    const visitor = keyText(key);
    let names = '';
    let values = '';
    for (const name in event.properties) {
      const comma = names === '' ? '' : ',';
      names += `${comma}'${escaped(name)}'`;
      values += `${comma}'${escaped(String(event.properties[name]))}'`;
    }
    // One join makes one text; adding piece by piece would leave a tree of small ones behind for each event.
    return [
      workspaceNumber,
      escaped(visitor),
      this.#personOf(visitor),
      event.time,
      messageNumber(event.messageId),
      received,
      seq,
      origin,
      event.precision === 'date' ? PRECISION_DATE : PRECISION_INSTANT,
      escaped(event.name),
      channelCode(event.channel),
      cell(event.source),
      cell(event.medium),
      cell(event.campaign),
      cell(event.page),
      cell(event.device),
      cell(event.country),
      cell(event.session),
      event.amount?.minor ?? 0,
      cell(event.amount?.currency),
      `[${names}]`,
      `[${values}]\n`,
    ].join('\t');
  }

  #personOf(visitor: string): string {
    const known = this.#people.get(visitor);
    if (known !== undefined) return known;
    const person = defaultPerson(this.#place.workspaceNumber, visitor);
    this.#people.set(visitor, person);
    return person;
  }
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
