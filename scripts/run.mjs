/** Runs tools of node_modules in turn and tells which failed. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param steps `[name, script below the root, arguments]`; resolves to the names of those that failed */
export async function runAll(steps) {
  const failed = [];
  for (const [name, script, args] of steps) {
    const code = await new Promise((resolve) => {
      spawn(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' }).on(
        'exit',
        resolve,
      );
    });
    if (code !== 0) failed.push(name);
  }
  return failed;
}
