/**
 * The rejected rows as a CSV file: the reason, where the row stood, and the row as it was. Safe to open in a spreadsheet.
 * Goes on where a checkpoint ended: what was written after it is cut off.
 */
import { type FileHandle, open } from 'node:fs/promises';
import type { TableHead } from '../read/table.ts';
import type { ImportRecord } from './records.ts';

const MOST_ROWS = 1_000_000;

export interface RejectedMark {
  readonly bytes: number;
  readonly rows: number;
  /** The table whose columns were named last. */
  readonly table: string;
}

export const NO_REJECTED: RejectedMark = { bytes: 0, rows: 0, table: '' };

export class RejectedFile {
  readonly #file: FileHandle;
  #mark: RejectedMark;
  #waiting = '';
  #rows: number;
  #table: string;

  private constructor(file: FileHandle, mark: RejectedMark) {
    this.#file = file;
    this.#mark = mark;
    this.#rows = mark.rows;
    this.#table = mark.table;
  }

  static async open(path: string, mark: RejectedMark): Promise<RejectedFile> {
    const file = await open(path, mark.bytes === 0 ? 'w' : 'r+');
    await file.truncate(mark.bytes);
    return new RejectedFile(file, mark);
  }

  add(record: ImportRecord, head: TableHead, reason: string): void {
    for (const row of record) {
      if (this.#rows >= MOST_ROWS) return;
      if (this.#table !== head.id) {
        this.#waiting += csvLine(['reason', 'file', 'row', ...head.columns]);
        this.#table = head.id;
      }
      this.#waiting += csvLine([reason, head.id, String(row.line), ...row.cells]);
      this.#rows++;
    }
  }

  /** Puts what was added on the disk and says up to where the file is good. */
  async flush(): Promise<RejectedMark> {
    if (this.#waiting === '') return this.#mark;
    const bytes = Buffer.from(this.#mark.bytes === 0 ? `\ufeff${this.#waiting}` : this.#waiting);
    await this.#file.write(bytes, 0, bytes.length, this.#mark.bytes);
    await this.#file.datasync();
    this.#waiting = '';
    this.#mark = { bytes: this.#mark.bytes + bytes.length, rows: this.#rows, table: this.#table };
    return this.#mark;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Quoted where needed; a cell that a spreadsheet would take for a formula gets an apostrophe, plain numbers do not. */
function csvCell(cell: string): string {
  const safe = /^[=+\-@\t\r|%]/.test(cell) && !/^[+-]?[\d.,]+$/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
