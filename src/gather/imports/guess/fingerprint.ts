/** What a table is remembered by: its column names without order or case, so that next month's export is known again. */
import { hash } from 'node:crypto';
import { nameKey } from '../formats/columns.ts';
import type { TableHead } from '../read/table.ts';

export function headerFingerprint(head: TableHead): string {
  const names = head.headed ? head.columns.map(nameKey).sort() : [`${head.columns.length} columns`];
  return hash('sha256', names.join('\n'), 'hex').slice(0, 32);
}
