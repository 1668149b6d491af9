/** Imports: what other slices may call. */
export { importFormatsReference } from './formats-reference.ts';
export { Imports } from './imports.ts';
export { recordParser } from './read/delimited.ts';
export { dialectOf } from './read/delimiter.ts';
export { sheetCells } from './read/sheet-row.ts';
export { encodingOf, wholeText } from './read/text.ts';
export { dateStyles } from './read/workbook-styles.ts';
export { attribute, elements, tags, textRuns } from './read/xml-text.ts';
