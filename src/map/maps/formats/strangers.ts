/** Files that are no maps and that people give all the same: says what they are, and what to give instead. Pure. */
import { Unreadable } from './imported.ts';

const TABLE = 'Save it as XLSX or CSV and give that.';
const COPIED = 'Copy its table into a spreadsheet, save that as XLSX or CSV and give it.';
const DRAWN =
  'Pictures, PDF and slides are not read back. Give the map as JSON, Mermaid, XLSX or CSV instead.';

type Known = readonly (readonly [sign: string, problem: string, advice: string])[];

const byBeginning: Known = [
  ['%PDF', 'it is a PDF', DRAWN],
  ['\x89PNG', 'it is a picture', DRAWN],
  ['\xff\xd8\xff', 'it is a picture', DRAWN],
  ['GIF8', 'it is a picture', DRAWN],
  ['RIFF', 'it is a picture', DRAWN],
  ['\xd0\xcf\x11\xe0', 'it is a file of an old Office', TABLE],
  ['{\\rtf', 'it is a document of a word processor', COPIED],
];

/** Names of parts by which packed files are known. */
const byPart: Known = [
  ['opendocument.spreadsheet', 'it is an OpenDocument table (ODS)', TABLE],
  ['opendocument.', 'it is an OpenDocument file and no table', COPIED],
  ['ppt/presentation.xml', 'it is a set of slides', DRAWN],
  ['word/document.xml', 'it is a document of Word', COPIED],
  ['Index/Document.iwa', 'it is a file of Numbers, Pages or Keynote', TABLE],
  ['xl/workbook.bin', 'it is a binary workbook (XLSB)', TABLE],
];

/** Null for what may be a map. */
export function strangerIn(bytes: Uint8Array): Unreadable | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.subarray(0, 600).toString('latin1');
  if (isDrawing(head)) return new Unreadable('it is a picture', DRAWN);
  const isPacked = head.startsWith('PK');
  if (isPacked && file.includes('xl/workbook.xml')) return null;
  const known = isPacked ? byPart : byBeginning;
  const found = known.find(([sign]) => (isPacked ? file.includes(sign) : head.startsWith(sign)));
  return found ? new Unreadable(found[1], found[2]) : null;
}

function isDrawing(head: string): boolean {
  return /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<svg[\s>]/i.test(head);
}

/** Of what begins like a page or a document in XML and holds no map; null for other texts. */
export function markupIn(text: string): Unreadable | null {
  if (/^\s*(<!doctype html|<html)[\s>]/i.test(text)) return new Unreadable('it is a web page', COPIED);
  return /^\s*<(\?xml|!|\w)/.test(text) ? new Unreadable('it is XML, but has no element “CJML”') : null;
}
