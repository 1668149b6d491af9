/** Streams the elements of one name out of an XML part, each as its text. Holds one element; refuses one without end. */
import type { Member } from './members.ts';
import { unreadable } from './refusal.ts';

const MAX_ELEMENT = 8 << 20;

/** @param name of the element, without prefix: `row`, `si` */
export async function* elementsOf(part: Member, name: string, file: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8');
  const whole = new RegExp(
    `<(?:\\w+:)?${name}(?:\\s[^>]*)?(?:/>|(?<!/)>[\\s\\S]*?</(?:\\w+:)?${name}>)`,
    'g',
  );
  let rest = '';
  for await (const chunk of part.bytes()) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const found: string[] = [];
    let end = 0;
    whole.lastIndex = 0;
    for (let match = whole.exec(text); match; match = whole.exec(text)) {
      found.push(match[0]);
      end = whole.lastIndex;
    }
    // What stands between two elements may be dropped, but not the beginning of the next.
    const open = text.lastIndexOf('<', text.length);
    const next = new RegExp(`<(?:\\w+:)?${name}[\\s>/]`).exec(text.slice(end));
    rest = next ? text.slice(end + next.index) : text.slice(Math.max(end, open));
    if (rest.length > MAX_ELEMENT)
      throw unreadable(file, 'one of its rows has no end', 'Save it again as XLSX or CSV.');
    yield found;
  }
}

/** A small part as one text. */
export async function partText(part: Member | undefined, file: string): Promise<string> {
  if (!part) return '';
  const decoder = new TextDecoder('utf-8');
  let text = '';
  for await (const chunk of part.bytes()) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_ELEMENT)
      throw unreadable(file, 'its styles are absurdly large', 'Save the sheet as CSV.');
  }
  return text;
}
