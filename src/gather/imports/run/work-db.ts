/**
 * A temporary SQLite file beside the import's files, for what must be looked up or put in order: side tables by key, and
 * the rows of orders that lie scattered. Memory stays the same whatever the size. Never survives a run: rebuilt from the files.
 */
import { rmSync } from 'node:fs';
import Database from 'libsql';
import type { Row } from '../read/table.ts';

const ROWS_PER_INSERT = 50;
const ROWS_PER_PAGE = 4_000;

interface Stored {
  readonly place: string;
  readonly key: string;
  readonly line: number;
  readonly cells: string;
}

export class WorkDb {
  readonly #path: string;
  readonly #db: Database.Database;
  readonly #insertMany: Database.Statement;
  readonly #insertOne: Database.Statement;
  readonly #byKey: Database.Statement;
  #waiting: Stored[] = [];
  #size = 0;

  /** @param path of a file that may be overwritten */
  constructor(path: string) {
    this.#path = path;
    remove(path);
    this.#db = new Database(path);
    this.#db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000');
    this.#db.exec(
      'CREATE TABLE rows (n INTEGER PRIMARY KEY, place TEXT, key TEXT, line INTEGER, cells TEXT)',
    );
    const insert = (rows: number) =>
      `INSERT INTO rows (place, key, line, cells) VALUES ${new Array(rows).fill('(?, ?, ?, ?)').join(', ')}`;
    this.#insertMany = this.#db.prepare(insert(ROWS_PER_INSERT));
    this.#insertOne = this.#db.prepare(insert(1));
    this.#byKey = this.#db.prepare('SELECT line, cells FROM rows WHERE place = ? AND key = ? ORDER BY n');
    this.#db.exec('BEGIN');
  }

  /** Rows put so far. */
  get size(): number {
    return this.#size;
  }

  put(place: string, key: string, row: Row): void {
    this.#size++;
    this.#waiting.push({ place, key, line: row.line, cells: JSON.stringify(row.cells) });
    if (this.#waiting.length < ROWS_PER_INSERT) return;
    this.#insertMany.run(this.#waiting.flatMap(({ place, key, line, cells }) => [place, key, line, cells]));
    this.#waiting = [];
  }

  /** To be called once, when everything has been put and before anything is read. */
  finish(): void {
    for (const { place, key, line, cells } of this.#waiting) this.#insertOne.run([place, key, line, cells]);
    this.#waiting = [];
    this.#db.exec('COMMIT');
    this.#db.exec('CREATE INDEX by_key ON rows (place, key, n)');
  }

  /** The rows with this key, in the order they were put. */
  rows(place: string, key: string): Row[] {
    return (this.#byKey.all(place, key) as Stored[]).map(rowOf);
  }

  /** All rows of a place, those of one key together, in pages. */
  *ordered(place: string): Generator<{ key: string; row: Row }[]> {
    const page = this.#db.prepare(
      `SELECT n, key, line, cells FROM rows WHERE place = ? AND (key, n) > (?, ?) ORDER BY key, n LIMIT ${ROWS_PER_PAGE}`,
    );
    let after: [string, number] = ['', -1];
    for (;;) {
      const found = page.all(place, ...after) as (Stored & { n: number })[];
      const last = found.at(-1);
      if (!last) return;
      yield found.map((stored) => ({ key: stored.key, row: rowOf(stored) }));
      after = [last.key, last.n];
    }
  }

  close(): void {
    this.#db.close();
    remove(this.#path);
  }
}

function rowOf({ line, cells }: Stored): Row {
  return { line, cells: JSON.parse(cells) as string[] };
}

function remove(path: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(path + end, { force: true });
}
