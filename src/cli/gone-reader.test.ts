import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../platform/files/package-root.ts';

it('ends as usual when nobody reads what it has to say any more', async () => {
  const command = spawn(process.execPath, [join(packageRoot(), 'bin', 'footpath'), '--help']);
  command.stdout.destroy();
  let said = '';
  command.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const [code] = await once(command, 'close');
  expect([code, said]).toEqual([0, '']);
});
