/** Writes rows in the tab-separated form every ClickHouse reads; the inbox keeps events in this form already. */
import { escaped } from './sql.ts';

export type TsvValue = string | number | bigint | readonly string[];

/** One row with its line feed. Numbers must be whole; arrays are of text. */
export function tsvRow(values: readonly TsvValue[]): string {
  return `${values.map(field).join('\t')}\n`;
}

function field(value: TsvValue): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value !== 'object') return String(value);
  return `[${value.map((item) => `'${escaped(item)}'`).join(',')}]`;
}
