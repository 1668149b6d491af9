/**
 * Gives every event its id for ever. Where the file names the event (an order number) that is the id; else the id is a hash
 * of what the event says and of how many the same came before it in this import. So the same file, or one that overlaps it,
 * changes nothing, and two rows that are alike to the letter still count as two. Depends on the order of rows and on
 * nothing else, so a run that is taken up again by reading from the start gives the same ids.
 */
import { hash } from 'node:crypto';
import type { IncomingEvent } from '../../events/public.ts';
import type { DraftEvent } from '../formats/format.ts';
import { Fingerprints } from './fingerprints.ts';

export class MessageIds {
  readonly #seen = new Fingerprints();

  /** @param format id of the format: different formats never share ids */
  give(draft: DraftEvent, format: string): IncomingEvent {
    const { naturalId, ...event } = draft;
    if (naturalId !== undefined && naturalId.length <= 190) return { ...event, messageId: naturalId };
    const content = contentOf(draft, format);
    const digest = hash('sha1', content, 'base64url');
    const nth = this.#seen.add(digest);
    return { ...event, messageId: nth === 0 ? `${format}:${digest}` : `${format}:${digest}:${nth}` };
  }
}

/**
 * What the event says, without further properties: a column added to next month's export must not make every row new.
 * Rows that differ only in those count by their number.
 */
function contentOf(draft: DraftEvent, format: string): string {
  const { amount, identities, properties } = draft;
  const who = identities.map(({ kind, value }) => `${kind}=${value}`).join('\u001f');
  return [
    format,
    draft.naturalId ?? '',
    draft.name,
    draft.time,
    draft.precision,
    who,
    amount ? `${amount.minor} ${amount.currency}` : '',
    draft.page ?? '',
    properties?.item ?? '',
    properties?.order ?? properties?.order_id ?? '',
  ].join('\u001e');
}
