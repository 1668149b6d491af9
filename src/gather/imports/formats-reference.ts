/** The page docs/reference/import-formats.md, written from the registry. Pure: the same formats give the same text. */
import type { ImportFormat } from './formats/format.ts';
import { mappedFormats, recognisedFormats } from './formats/registry.ts';

/** @returns Markdown */
export function importFormatsReference(): string {
  return [
    '# Import formats',
    '',
    'Generated from `src/gather/imports/formats`; do not edit.',
    '',
    'Files may be CSV (any delimiter, encoding and preamble), TSV, XLSX, JSON or NDJSON, packed with gzip or zip, one or several at',
    'once. A format is told by the names of the columns, never by their order; columns that are missing or added do not matter.',
    '',
    '## Recognised',
    '',
    ...recognisedFormats.flatMap(section),
    '## Mapped',
    '',
    'Any other table is mapped: columns are guessed from their names and values, shown with the first rows as they will be',
    'understood, and may be corrected. The mapping is kept for files with the same header.',
    '',
    ...Object.values(mappedFormats).flatMap(section),
  ].join('\n');
}

function section({ id, title, summary, becomes }: ImportFormat): string[] {
  return [`### ${title}`, '', `\`${id}\`. ${summary}`, '', ...becomes.map((sentence) => `- ${sentence}`), ''];
}
