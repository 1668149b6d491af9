/** A table as every reader delivers it: named columns and a stream of rows, wherever it came from. */

export interface Row {
  /** Line of the file, or number of the row where there are no lines; from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Not data: why it is left out (a total, the header once more). */
  readonly skip?: string;
  /** Unreadable: why it is refused. */
  readonly wrong?: string;
}

export interface TableHead {
  /** `orders.csv`, `book.xlsx › Sheet1`. Unique within an import. */
  readonly id: string;
  readonly columns: readonly string[];
  /** False where the file has no header and the columns are called `column 1` and so on. */
  readonly headed: boolean;
  /** The first rows that hold data. */
  readonly sample: readonly Row[];
  /** Rows of the table: exact when it was read to its end, else reckoned from its size. */
  readonly rows: number;
  readonly rowsEstimated: boolean;
  readonly encoding: string;
  readonly delimiter: string | null;
  /** Numbers are written by a program (`1234.5`), never in a country's manner. */
  readonly plainNumbers: boolean;
  /** What the owner should know of how it was read. */
  readonly note?: string;
}

export interface RowBatch {
  readonly rows: readonly Row[];
  /** Share of the table read so far, 0 to 1. */
  readonly share: number;
}

export interface Table {
  readonly head: TableHead;
  /** Bytes on disk, to weigh tables against each other. */
  readonly packedBytes: number;
  /** All rows from the first. May be called again. */
  rows(): AsyncIterable<RowBatch>;
}

export const HEAD_ROWS = 200;
