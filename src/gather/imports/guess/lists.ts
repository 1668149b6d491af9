/** The lists the wizard knows columns and time zones by: data/import-words.json and data/import-timezones.json, read when first asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isZone, type Zone, zone } from '../../../kernel/zones.ts';
import { packageRoot } from '../../../platform/files/package-root.ts';
import type { ColumnField } from '../mapping.ts';

const kept = new Map<string, unknown>();

function list<T>(name: string): T {
  if (!kept.has(name))
    kept.set(name, JSON.parse(readFileSync(join(packageRoot(), 'data', `${name}.json`), 'utf8')));
  return kept.get(name) as T;
}

/** By field, the column names that mean it, lower case, in several languages; the surest first. */
export function fieldWords(): Readonly<Record<ColumnField, readonly string[]>> {
  return list('import-words');
}

/** A zone by its IANA name or by one that exports use: `Eastern Time (US & Canada)`, `PST`. */
export function zoneNamed(name: string): Zone | null {
  const iana = list<Record<string, string>>('import-timezones')[name.trim()] ?? name.trim();
  return isZone(iana) ? zone(iana) : null;
}
