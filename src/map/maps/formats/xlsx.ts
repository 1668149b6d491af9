/** Rows of cells as a workbook of one sheet, and the sheets of a workbook as rows. Texts only; no formulas, no styles but a bold head. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  attribute,
  dateStyles,
  elements,
  sheetCells,
  tags,
  textRuns,
} from '../../../gather/imports/public.ts';
import { type Said, said } from '../../../kernel/said.ts';
import { xmlText } from '../../../kernel/xml-text.ts';
import { guarded, unguarded } from './csv.ts';
import { tooLarge, Unreadable } from './imported.ts';
import type { Rows } from './to-table.ts';

const MOST_BYTES = 50_000_000;
const MOST_COLUMNS = 1000;
/** Of a cell: of a longer one spreadsheets say that the file is damaged. */
const MOST_LETTERS = 32_767;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Which cells of the workbook say less than the map; empty where none does. */
export function cellsCut(rows: Rows): Said[] {
  const n = rows.flat().filter((text) => guarded(text).length > MOST_LETTERS).length;
  if (n === 0) return [];
  return [
    said(
      'Cells of a workbook hold 32,767 letters: {n, plural, one {one ends} other {# end}} in “…”. CSV and JSON hold all of it.',
      { n },
    ),
  ];
}

export function toXlsx(rows: Rows, title: string): Uint8Array {
  const name = escaped(sheetName(title));
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheetOf(rows),
  };
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(HEAD + text)] as const);
  // A fixed day, so that the same map gives the same file.
  return zipSync(Object.fromEntries(entries), { mtime: new Date(2000, 0, 1) });
}

/** Spreadsheets refuse some signs in it, and an apostrophe at either end; more than 31 letters too. */
function sheetName(title: string): string {
  const plain = title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
  return plain.replace(/^['\s]+|['\s\ud800-\udbff]+$/g, '') || 'Map';
}

/** A sheet that is not hidden. */
export interface Sheet {
  readonly name: string;
  readonly rows: Rows;
  /** How many places where cells are one. */
  readonly merged: number;
  /** How many cells have no value: formulas that failed, or that no spreadsheet has worked out. */
  readonly unknown: number;
}

/** In their order. @throws Unreadable */
export function fromXlsx(bytes: Uint8Array): Sheet[] {
  const parts = unzipped(bytes);
  const text = (path: string): string => (parts[path] ? strFromU8(parts[path]) : '');
  const book = text('xl/workbook.xml');
  const workbook = {
    styles: dateStyles(text('xl/styles.xml')),
    strings: elements(text('xl/sharedStrings.xml'), 'si').map(textRuns),
    from1904: tags(book, 'workbookPr').some((tag) => /^(1|true)$/.test(attribute(tag, 'date1904') ?? '')),
  };
  const targets = new Map(
    tags(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      `xl/${attribute(tag, 'Target')}`.replace(/^xl\/\//, '').replace(/^xl\/xl\//, 'xl/'),
    ]),
  );
  const sheets = tags(book, 'sheet').flatMap((tag): Sheet[] => {
    const xml = text(targets.get(attribute(tag, 'r:id') ?? attribute(tag, '\\w+:id')) ?? '');
    if (xml === '' || /hidden/i.test(attribute(tag, 'state') ?? '')) return [];
    const rows = elements(xml, 'row').map((row, index) => {
      return sheetCells(row, workbook, index + 1)
        .cells.slice(0, MOST_COLUMNS)
        .map(unguarded);
    });
    const name = attribute(tag, 'name') ?? '';
    return [{ name, rows, merged: tags(xml, 'mergeCell').length, unknown: unknownIn(xml) }];
  });
  if (sheets.length === 0) throw new Unreadable('it is no workbook, or has no sheet');
  return sheets;
}

function unknownIn(xml: string): number {
  const formulas = elements(xml, 'c').filter((cell) => /<(\w+:)?f[\s>/]/.test(cell));
  return formulas.filter((cell) => /^<[^>]*\st="e"/.test(cell) || !/<(\w+:)?v>[^<]/.test(cell)).length;
}

function sheetOf(rows: Rows): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const lines = rows.map((row, at) => {
    const cells = row.map((text, index) => {
      if (text === '') return '';
      const style = at === 0 || index === 0 ? 1 : 0;
      const place = `r="${letters(index)}${at + 1}" s="${style}"`;
      return /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text
        ? `<c ${place}><v>${text}</v></c>`
        : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(cut(guarded(text)))}</t></is></c>`;
    });
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  });
  return `<worksheet xmlns="${MAIN}"><cols><col min="1" max="${width}" width="28" customWidth="1"/></cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cut(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  return `${text.slice(0, MOST_LETTERS - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function unzipped(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (
          !/^xl\/(workbook|styles|sharedStrings|worksheets\/[^/]+|_rels\/workbook)\.xml(\.rels)?$/.test(name)
        )
          return false;
        total += originalSize;
        return total <= MOST_BYTES;
      },
    });
  } catch {
    throw new Unreadable('it is no workbook (XLSX)');
  }
  if (total > MOST_BYTES) throw tooLarge();
  return parts;
}

function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function escaped(text: string): string {
  return (
    xmlText(text)
      .replaceAll('\r', '&#13;')
      // Spreadsheets read `_x0041_` as a letter.
      .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
  );
}
