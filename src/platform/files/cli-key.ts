/** The API key with which the command line of this machine calls its own server; readable by the owner only. */
import { readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'cli-key';

export async function keepCliKey(folder: string, key: string): Promise<void> {
  const path = join(folder, FILE);
  await writeFile(path, `${key}\n`, { mode: 0o600 });
  await chmod(path, 0o600);
}

/** Null when there is none or this user may not read it. */
export function readCliKey(folder: string): string | null {
  try {
    return readFileSync(join(folder, FILE), 'utf8').trim();
  } catch {
    return null;
  }
}
