/** Every format maps go out to and come in from; finds out which one a file is. */

import { encodingOf, wholeText } from '../../../gather/imports/public.ts';
import { type Said, said } from '../../../kernel/said.ts';
import type { MapDocument } from '../document/document.ts';
import { noFigures } from '../document/felt.ts';
import { seen } from '../document/seen.ts';
import { textsCut } from '../picture/arrange.ts';
import { drawn } from '../picture/in-thread.ts';
import { lettersLost } from '../picture/letters.ts';
import { fromCjml, toCjml } from './cjml.ts';
import { fromCsv, toCsv } from './csv.ts';
import { type ExportFormat, type ImportFormat, type PictureFormat, pictureFormats } from './format-names.ts';
import { fromTable, fromWorkbook } from './from-table.ts';
import { type Imported, type Surroundings, Unreadable } from './imported.ts';
import { fromJson, toJson } from './json.ts';
import { fromMermaid, toMermaid } from './mermaid.ts';
import { otherDiagram } from './mermaid-text.ts';
import { fromMiro } from './miro.ts';
import { markupIn, strangerIn } from './strangers.ts';
import { aboutHead, rowPerTouchpoint, stagesAcross } from './to-table.ts';
import { type Held, type Holding, whatIsLost } from './what-is-lost.ts';
import { cellsCut, fromXlsx, toXlsx } from './xlsx.ts';

interface Writer {
  readonly extension: string;
  readonly type: string;
  /** What it can hold; null for everything but pictures. */
  readonly holds: Held | null;
  write(document: MapDocument, around: Surroundings): string | Uint8Array | Promise<string | Uint8Array>;
}

const ROWS: Held = {
  what: ['steps', 'lanes', 'channel', 'feeling', 'colour', 'owner', 'evidence'],
  on: 'first',
};
const ACROSS: Held = {
  what: ['about', 'steps', 'lanes', 'channel', 'feeling'],
  about: Object.values(aboutHead),
  on: 'touchpoints',
};
/** Nobody looks for links in a picture. */
const SEEN: Held = {
  what: ['about', 'steps', 'lanes', 'channel', 'feeling', 'colour', 'picture', 'hidden', 'links'],
  about: ['kind', 'scenario', 'objective', 'metric', 'target'],
};
const CJML: Held = { what: ['about', 'channel'], about: ['kind'], on: 'touchpoints' };
/** But for pictures, which the file names and does not hold. */
const EVERYTHING: Held = {
  what: [
    ...['about', 'steps', 'lanes', 'channel', 'feeling', 'colour', 'owner', 'evidence'],
    ...['figure', 'measure', 'address', 'links', 'hidden', 'asides'],
  ] as Holding[],
};
/** For what does not depend on who is there. */
const NOBODY: Surroundings = { newId: String, channels: [] };
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const writers: Readonly<Record<ExportFormat, Writer>> = {
  json: { extension: 'json', type: 'application/json', holds: null, write: toJson },
  mermaid: { extension: 'mmd', type: 'text/plain; charset=utf-8', holds: null, write: toMermaid },
  csv: {
    extension: 'csv',
    type: 'text/csv; charset=utf-8',
    holds: ROWS,
    write: (document, around) => toCsv(rowPerTouchpoint(document, around)),
  },
  'csv-across': {
    extension: 'csv',
    type: 'text/csv; charset=utf-8',
    holds: ACROSS,
    write: (document, around) => toCsv(stagesAcross(document, around)),
  },
  xlsx: {
    extension: 'xlsx',
    type: WORKBOOK,
    holds: ROWS,
    write: (document, around) => toXlsx(rowPerTouchpoint(document, around), document.map.title),
  },
  'xlsx-across': {
    extension: 'xlsx',
    type: WORKBOOK,
    holds: ACROSS,
    write: (document, around) => toXlsx(stagesAcross(document, around), document.map.title),
  },
  cjml: { extension: 'xml', type: 'application/xml', holds: CJML, write: toCjml },
  svg: picture('svg', 'svg', 'image/svg+xml'),
  png: picture('png', 'png', 'image/png'),
  'pdf-a4': picture('pdf-a4', 'pdf', 'application/pdf'),
  'pdf-a3': picture('pdf-a3', 'pdf', 'application/pdf'),
  pptx: picture('pptx', 'pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'),
};

function picture(format: PictureFormat, extension: string, type: string): Writer {
  const write: Writer['write'] = (document, { channels, pictures, language, figures = noFigures }) =>
    drawn({ format, document, figures, around: { channels, pictures, language } });
  return { extension, type, holds: SEEN, write };
}

/**
 * In sentences, what the file will not hold. Mermaid shows little and carries the rest unseen.
 * @param withFigures whether a picture is given the live numbers to draw
 */
export function lostBy(format: ExportFormat, document: MapDocument, { withFigures = false } = {}): Said[] {
  const { holds } = writers[format];
  if (format === 'mermaid') {
    return [
      said(
        'The diagram shows stages, touchpoints and one curve; the rest goes along in a comment line that only Footpath reads.',
      ),
    ];
  }
  const drawnAs = pictureFormats.find((picture) => picture === format);
  const held = holds ?? EVERYTHING;
  const figures: Holding[] = withFigures && drawnAs !== undefined ? ['figure'] : [];
  const lost = whatIsLost(seen(document), { ...held, what: [...held.what, ...figures] });
  if (drawnAs !== undefined) return [...lost, ...textsCut(document), ...lettersLost(drawnAs, document)];
  if (format === 'xlsx') return [...lost, ...cellsCut(rowPerTouchpoint(document, NOBODY))];
  if (format === 'xlsx-across') return [...lost, ...cellsCut(stagesAcross(document, NOBODY))];
  if (format !== 'cjml') return lost;
  return [
    ...lost,
    said(
      'CJML keeps touchpoints, what the customer does and what people do behind the scenes; other lanes stay here. How phases are written is inferred, since its schema is not published whole.',
    ),
  ];
}

/** @param name of the file, for refusals @throws Unreadable, AppError `unreadable_file` */
export function readMapFile(
  format: ImportFormat,
  bytes: Uint8Array,
  around: Surroundings,
  name = '',
): Imported {
  if (format === 'xlsx') return fromWorkbook(fromXlsx(bytes), around);
  const file = Buffer.from(bytes);
  const imported = fromText(format, wholeText(file, name), around);
  if (encodingOf(file) !== 'Windows-1252') return imported;
  const guess = said('The file is not UTF-8; its letters were taken for those of Windows (1252).');
  return { ...imported, notes: [{ kind: 'guessed', ...guess }, ...imported.notes] };
}

function fromText(format: Exclude<ImportFormat, 'xlsx'>, text: string, around: Surroundings): Imported {
  if (format === 'json') return fromJson(text);
  if (format === 'mermaid') return fromMermaid(text, around);
  if (format === 'csv') return fromTable(fromCsv(text), around);
  return format === 'cjml' ? fromCjml(text, around) : fromMiro(text, around);
}

/** By what is in the file; its name is for refusals. @throws Unreadable for an empty one, AppError `unreadable_file` for what is no text */
export function formatOf(bytes: Uint8Array, name = ''): ImportFormat {
  const stranger = strangerIn(bytes);
  if (stranger !== null) throw stranger;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'xlsx';
  const text = wholeText(Buffer.from(bytes.subarray(0, 200_000)), name);
  if (text.trim() === '') throw new Unreadable('it is empty');
  if (/^\s*[[{]/.test(text) && /"lanes"\s*:/.test(text)) return 'json';
  if (/^\s*[[{]/.test(text)) return /"position"\s*:|^\s*(\[|\{\s*"data"\s*:)/.test(text) ? 'miro' : 'json';
  if (/<(\w+:)?cjml[\s/>]/i.test(text)) return 'cjml';
  if (JOURNEY.test(text) || otherDiagram(text) !== null) return 'mermaid';
  const markup = markupIn(text);
  if (markup !== null) throw markup;
  return 'csv';
}

const JOURNEY = /^[\s>]*journey\b\s*($|;|title|section|acc)/im;
