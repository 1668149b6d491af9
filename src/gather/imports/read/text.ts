/**
 * Bytes to text in pieces of whole lines: UTF-8, UTF-16 in either order, and Windows-1252 line by line where a line is no
 * UTF-8. Holds one piece in memory; refuses a line longer than the cap instead of holding it.
 */
import { isUtf8 } from 'node:buffer';
import { unreadable } from './refusal.ts';

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';

export const MAX_LINE_BYTES = 4 << 20;

/** The encoding of a file, from its first bytes. `Windows-1252` is said only to be shown: decoding decides by line. */
export function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16LE';
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16BE';
  const sample = head.subarray(0, Math.min(head.length, 4096));
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even++;
    if (sample[i + 1] === 0) odd++;
  }
  const pairs = sample.length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.1) return 'UTF-16LE';
  if (even > pairs * 0.4 && odd < pairs * 0.1) return 'UTF-16BE';
  const whole = head.subarray(0, head.lastIndexOf(0x0a) + 1 || head.length);
  return isUtf8(whole.length < head.length || head.length < 4 ? whole : wholeCharacters(head))
    ? 'UTF-8'
    : 'Windows-1252';
}

/** Cut before a character that the end of the sample may have split. */
function wholeCharacters(head: Buffer): Buffer {
  let end = head.length;
  while (end > 0 && ((head[end - 1] ?? 0) & 0xc0) === 0x80 && head.length - end < 3) end--;
  return (head[end - 1] ?? 0) >= 0xc0 ? head.subarray(0, end - 1) : head;
}

/**
 * The text in pieces that end at a line's end (the last may not).
 * @param name of the file, for the refusal
 */
export async function* textOf(
  bytes: AsyncIterable<Buffer>,
  encoding: Encoding,
  name: string,
): AsyncGenerator<string> {
  let first = true;
  const source = encoding.startsWith('UTF-16') ? wideText(bytes, encoding, name) : narrowText(bytes, name);
  for await (const piece of source) {
    yield first && piece.charCodeAt(0) === 0xfeff ? piece.slice(1) : piece;
    first = false;
  }
}

/** A file that is held whole, without its byte order mark. @throws AppError `unreadable_file` where it is no text */
export function wholeText(bytes: Buffer, name: string): string {
  const encoding = encodingOf(bytes);
  const text = encoding.startsWith('UTF-16')
    ? new TextDecoder(encoding.toLowerCase()).decode(bytes)
    : narrow(bytes, name);
  return text.replace(/^\ufeff/, '');
}

async function* narrowText(bytes: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of bytes) {
    let cut = chunk.lastIndexOf(0x0a) + 1;
    // Files of old Macs end their lines with a carriage return alone.
    if (cut === 0) cut = chunk.lastIndexOf(0x0d, -2) + 1;
    if (cut > 0) {
      yield narrow(Buffer.concat([...rest, chunk.subarray(0, cut)]), name);
      rest = [];
      restBytes = 0;
    }
    if (cut < chunk.length) {
      rest.push(chunk.subarray(cut));
      restBytes += chunk.length - cut;
    }
    if (restBytes > MAX_LINE_BYTES) throw tooLong(name);
  }
  if (restBytes > 0) yield narrow(Buffer.concat(rest), name);
}

/** A whole piece at once where it is UTF-8; else each line by itself, so that one bad line spoils no other. */
function narrow(piece: Buffer, name: string): string {
  if (piece.includes(0)) throw notText(name);
  if (isUtf8(piece)) return piece.toString('utf8');
  const windows = new TextDecoder('windows-1252');
  let text = '';
  let at = 0;
  while (at < piece.length) {
    const end = piece.indexOf(0x0a, at) + 1 || piece.length;
    const line = piece.subarray(at, end);
    text += isUtf8(line) ? line.toString('utf8') : windows.decode(line);
    at = end;
  }
  return text;
}

async function* wideText(
  bytes: AsyncIterable<Buffer>,
  encoding: Encoding,
  name: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding.toLowerCase(), { ignoreBOM: true });
  let openLine = 0;
  for await (const chunk of bytes) {
    const piece = decoder.decode(chunk, { stream: true });
    const end = piece.lastIndexOf('\n');
    openLine = end < 0 ? openLine + piece.length : piece.length - end;
    if (openLine > MAX_LINE_BYTES) throw tooLong(name);
    yield piece;
  }
  const last = decoder.decode();
  if (last) yield last;
}

function tooLong(name: string) {
  return unreadable(
    name,
    `it has a line longer than ${MAX_LINE_BYTES >> 20} MB`,
    'A table has one record per line. Export it again as CSV.',
  );
}

function notText(name: string) {
  return unreadable(
    name,
    'it is not a table but some other kind of file',
    'Export it as CSV, XLSX or JSON and upload that.',
  );
}
