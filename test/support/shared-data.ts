/** Real data for tests, where this machine has it; it is never part of the project. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/platform/files/package-root.ts';

/** Beside the checkout. */
const ROOT = join(packageRoot(), '..', 'shared', 'data');

/** The folder or file of that name, or null where it is not there: then skip the test and say so. */
export function sharedData(name: string): string | null {
  const path = join(ROOT, name);
  return existsSync(path) ? path : null;
}
