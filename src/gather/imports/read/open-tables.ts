/** From uploaded files to tables: says for each file what it is, and for one that is no table why it is left out. */
import { AppError } from '../../../platform/errors/app-error.ts';
import { jsonShape } from './json-items.ts';
import { jsonTable } from './json-table.ts';
import { type Member, membersOf } from './members.ts';
import { unreadable } from './refusal.ts';
import type { Table } from './table.ts';
import { encodingOf, textOf } from './text.ts';
import { type TextHead, textTable } from './text-table.ts';
import { workbookTables } from './workbook.ts';

const HEAD_CHARACTERS = 1 << 18;

export interface UploadedFile {
  readonly name: string;
  readonly path: string;
}

export interface OpenedFiles {
  readonly tables: readonly Table[];
  /** Files that hold no table, each with the reason. */
  readonly left: readonly AppError[];
}

/**
 * All tables of the files, in the order of their names.
 * @throws nothing for a bad file: its refusal is in `left`
 */
export async function openTables(files: readonly UploadedFile[]): Promise<OpenedFiles> {
  const tables: Table[] = [];
  const left: AppError[] = [];
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    try {
      const archive = await membersOf(file.path, file.name);
      if (archive.kind === 'workbook') tables.push(...(await workbookTables(archive.members, file.name)));
      else {
        for (const member of archive.members) await openMember(member, tables, left);
      }
    } catch (problem) {
      if (!(problem instanceof AppError)) throw problem;
      left.push(problem);
    }
  }
  return { tables, left };
}

async function openMember(member: Member, tables: Table[], left: AppError[]): Promise<void> {
  try {
    tables.push(await memberTable(member));
  } catch (problem) {
    if (!(problem instanceof AppError)) throw problem;
    left.push(problem);
  }
}

async function memberTable(member: Member): Promise<Table> {
  const head = await headOf(member);
  if (head.text.trim() === '')
    throw unreadable(member.name, 'it is empty', 'Export it again and check that it has rows.');
  if (/^\s*(<!doctype|<html|<\?xml|%PDF|\{\\rtf)/i.test(head.text)) {
    throw unreadable(
      member.name,
      'it is a page or a document, not a table',
      'Export it as CSV, XLSX or JSON and upload that.',
    );
  }
  const shape = jsonShape(head.text);
  const table = shape ? await jsonTable(member, head, shape) : textTable(member, head);
  if (!table)
    throw unreadable(member.name, 'no rows were found in it', 'Export it again as CSV with a header line.');
  return table;
}

async function headOf(member: Member): Promise<TextHead> {
  let packed = 0;
  const source = member
    .bytes((read) => {
      packed = read;
    })
    [Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done) return { text: '', encoding: 'UTF-8', whole: true, packed: 0 };
  const encoding = encodingOf(first.value);
  async function* all(): AsyncGenerator<Buffer> {
    yield first.value as Buffer;
    try {
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    } finally {
      await source.return?.();
    }
  }
  let text = '';
  for await (const piece of textOf(all(), encoding, member.name)) {
    text += piece;
    if (text.length >= HEAD_CHARACTERS) return { text, encoding, whole: false, packed };
  }
  return { text, encoding, whole: true, packed };
}
