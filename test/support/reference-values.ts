/** Published and computed reference values for the mathematics, where this machine has them; never part of the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/platform/files/package-root.ts';

const FOLDER = join(packageRoot(), '..', 'shared', 'reference', 'values');

/** The parsed file `NAME.json`, or null where it is not there: then skip the test and say so. */
export function referenceValues<T>(name: string): T | null {
  const path = join(FOLDER, `${name}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}
