/** Builds the server and command line into dist/app and the web app into dist/web. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, runAll } from './run.mjs';

rmSync(join(root, 'dist', 'app'), { recursive: true, force: true });
const failed = await runAll([
  ['server', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']],
  ['web', 'node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn']],
]);
process.exit(failed.length === 0 ? 0 : 1);
