/** Type-checks each compilation, then lints and checks formatting. */
import { runAll } from './run.mjs';

const tsc = 'node_modules/typescript/bin/tsc';

export const checks = [
  ['types: neutral', tsc, ['-p', 'tsconfig.neutral.json']],
  ['types: server', tsc, ['-p', 'tsconfig.server.json']],
  ['types: web', tsc, ['-p', 'tsconfig.web.json']],
  ['lint and format', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
];

if (process.argv[1]?.endsWith('check.mjs')) {
  const failed = await runAll(checks);
  if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}.`);
  process.exit(failed.length === 0 ? 0 : 1);
}
