/** Row schemas: how each column of an answer becomes a JavaScript value. 64-bit integers arrive as text and are decoded here. */

export type Decode<T> = (value: unknown, column: string) => T;
export type RowSchema = Readonly<Record<string, Decode<unknown>>>;
export type RowOf<S extends RowSchema> = { readonly [K in keyof S]: ReturnType<S[K]> };

function wrong(column: string, value: unknown): never {
  throw new TypeError(`Column ${column}: unexpected value ${JSON.stringify(value)?.slice(0, 80)}`);
}

/** A whole number up to 2^53; throws beyond, because a rounded count would be a wrong one. */
export const int: Decode<number> = (value, column) => {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return wrong(column, value);
  return number;
};

/** A floating number; NULL and NaN (an average over nobody) become null. */
export const float: Decode<number | null> = (value, column) => {
  if (value === null || value === 'nan' || value === 'inf' || value === '-inf') return null;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number') return wrong(column, value);
  return Number.isNaN(number) ? null : number;
};

export const str: Decode<string> = (value, column) =>
  typeof value === 'string' ? value : wrong(column, value);

export function array<T>(item: Decode<T>): Decode<T[]> {
  return (value, column) => (Array.isArray(value) ? value.map((v) => item(v, column)) : wrong(column, value));
}

/** Decodes newline-separated JSON objects. Throws when a column is missing or of another shape. */
export function decodeRows<S extends RowSchema>(body: string, schema: S): RowOf<S>[] {
  const columns = Object.entries(schema);
  const rows: RowOf<S>[] = [];
  for (const line of body.split('\n')) {
    if (line === '') continue;
    const raw = JSON.parse(line) as Record<string, unknown>;
    const row: Record<string, unknown> = {};
    for (const [column, decode] of columns) row[column] = decode(raw[column], column);
    rows.push(row as RowOf<S>);
  }
  return rows;
}
