import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { bytes } from '../../../../test/support/map-files.ts';
import { PNG_DOT } from '../../../../test/support/picture-files.ts';
import { formatOf } from './formats.ts';
import { Unreadable } from './imported.ts';

const packed = (part: string) => zipSync({ [part]: strToU8('x') });

it.each<[string, Uint8Array, RegExp]>([
  ['a picture called a table', PNG_DOT, /it is a picture/],
  ['a drawing', bytes('<?xml version="1.0"?>\n<svg xmlns="x"></svg>'), /it is a picture/],
  ['a PDF', bytes('%PDF-1.7\n'), /it is a PDF/],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /old Office/],
  ['a document', bytes('{\\rtf1 hello}'), /word processor/],
  ['a web page', bytes('<!DOCTYPE html><html><p>Stage,Touchpoint'), /it is a web page/],
  ['other XML', bytes('<?xml version="1.0"?><definitions/>'), /it is XML, but has no element “CJML”/],
  ['slides', packed('ppt/presentation.xml'), /it is a set of slides/],
  ['a document of Word', packed('word/document.xml'), /document of Word/],
  [
    'a table of LibreOffice',
    zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] }),
    /OpenDocument table \(ODS\)/,
  ],
  ['nothing', bytes('\ufeff \n'), /it is empty/],
])('%s is called what it is', (_, file, problem) => {
  expect(() => formatOf(file)).toThrow(problem);
  expect(() => formatOf(file)).toThrow(Unreadable);
});

it('what to do is said of each by itself', () => {
  const advice = (file: Uint8Array) => {
    try {
      return formatOf(file);
    } catch (error) {
      return error instanceof Unreadable ? error.advice : error;
    }
  };
  expect(advice(bytes('%PDF-1.7\n'))).toMatch(/not read back\. Give the map as JSON/);
  expect(advice(packed('word/document.xml'))).toMatch(/^Copy its table/);
  // What may be given is said for all of them.
  expect(advice(bytes('<a/>'))).toBeNull();
});

it('a workbook, a diagram in a page and a journey in XML are none', () => {
  expect(formatOf(packed('xl/workbook.xml'))).toBe('xlsx');
  expect(formatOf(bytes('<html><pre>\njourney\nsection A\nGo: 5\n</pre>'))).toBe('mermaid');
  expect(formatOf(bytes('<?xml version="1.0"?><c:CJML/>'))).toBe('cjml');
});
