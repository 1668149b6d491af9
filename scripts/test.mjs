/** `npm test`: checks, builds, runs every suite whose servers are installed, and ends with one line of counts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from './check.mjs';
import { runAll } from './run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'footpath-test-'));
const report = join(folder, 'report.json');
const failed = await runAll([
  ...checks,
  ['build', 'scripts/ready.mjs', ['build']],
  [
    'tests',
    'node_modules/vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ],
]);
const counts = readCounts();
rmSync(folder, { recursive: true, force: true });
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}.`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(failed.length === 0 && counts.passed > 0 ? 0 : 1);

function readCounts() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
