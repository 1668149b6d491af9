/** A new id made by the browser, as the server makes its own. */
import { newId } from '../../kernel/ids.ts';

/** @param prefix what it names */
export function freshId(prefix: string): string {
  return newId(prefix, Date.now(), (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>));
}
