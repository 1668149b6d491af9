/** Files that are no maps and that people give all the same: says what they are, and what to give instead. Pure. */
const TABLE = 'save it as XLSX or CSV and give that';
const DRAWN = 'pictures, PDF and slides are not read back; give the map as JSON, XLSX or CSV';

const byBeginning: readonly (readonly [begins: string, what: string])[] = [
  ['%PDF', `it is a PDF; ${DRAWN}`],
  ['\x89PNG', `it is a picture; ${DRAWN}`],
  ['\xff\xd8\xff', `it is a picture; ${DRAWN}`],
  ['GIF8', `it is a picture; ${DRAWN}`],
  ['RIFF', `it is a picture; ${DRAWN}`],
  ['\xd0\xcf\x11\xe0', `it is a file of an old Office; ${TABLE}`],
  ['{\\rtf', `it is a document of a word processor; ${TABLE}`],
];

/** Names of parts by which packed files are known. */
const byPart: readonly (readonly [part: string, what: string])[] = [
  ['opendocument.spreadsheet', `it is an OpenDocument table (ODS); ${TABLE}`],
  ['opendocument.', `it is an OpenDocument file; ${TABLE}`],
  ['ppt/presentation.xml', `it is a set of slides; ${DRAWN}`],
  ['word/document.xml', `it is a document of Word; put its table into a spreadsheet, and ${TABLE}`],
  ['Index/Document.iwa', `it is a file of Apple; export it as XLSX or CSV and give that`],
  ['xl/workbook.bin', `it is a binary workbook (XLSB); ${TABLE}`],
];

/** In words without a full stop; null for what may be a map. */
export function strangerIn(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.subarray(0, 600).toString('latin1');
  const [, what] = byBeginning.find(([begins]) => head.startsWith(begins)) ?? [];
  if (what !== undefined) return what;
  if (!head.startsWith('PK')) return strangerText(head.replace(/^\ufeff|^\u00ef\u00bb\u00bf/, ''));
  if (file.includes('xl/workbook.xml')) return null;
  return byPart.find(([part]) => file.includes(part))?.[1] ?? null;
}

function strangerText(head: string): string | null {
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<svg[\s>]/i.test(head)) return `it is a picture; ${DRAWN}`;
  return null;
}

/** Of what begins like a page or a document in XML and holds no map; null for other texts. */
export function markupIn(text: string): string | null {
  if (/^\s*(<!doctype html|<html)[\s>]/i.test(text))
    return `it is a web page; where it has a table, copy that into a spreadsheet, and ${TABLE}`;
  return /^\s*<(\?xml|!|\w)/.test(text) ? 'it is XML, but has no element “CJML”' : null;
}
