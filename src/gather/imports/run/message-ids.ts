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

  /**
   * The same object, with its id. To be called once per event, in the order of the rows.
   * @param format id of the format: different formats never share ids
   */
  give(draft: DraftEvent, format: string): IncomingEvent {
    return Object.assign(draft, { messageId: this.#idOf(draft, format) });
  }

  #idOf(draft: DraftEvent, format: string): string {
    if (draft.naturalId !== undefined && draft.naturalId.length <= 190) return draft.naturalId;
    const digest = hash('sha1', contentOf(draft, format), 'base64url');
    const nth = this.#seen.add(digest);
    return nth === 0 ? `${format}:${digest}` : `${format}:${digest}:${nth}`;
  }
}

/**
 * What the event says, without further properties: a column added to next month's export must not make every row new.
 * Rows that differ only in those count by their number.
 */
function contentOf(draft: DraftEvent, format: string): string {
  const { amount, properties } = draft;
  let content = `${format}\u001e${draft.naturalId ?? ''}\u001e${draft.name}\u001e${draft.time}${draft.precision}`;
  for (const { kind, value } of draft.identities) content += `\u001e${kind}=${value}`;
  if (amount) content += `\u001e${amount.minor} ${amount.currency}`;
  const item = properties?.item ?? '';
  const order = properties?.order ?? properties?.order_id ?? '';
  return `${content}\u001e${draft.page ?? ''}\u001e${item}\u001e${order}`;
}
