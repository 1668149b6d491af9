import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What a suite says that opens an engine, starts something, or changes what others in its process would see. */
const OWN_PROCESS =
  /support\/|openState|openEvents|openChdb|startServer|child_process|chdb|\bvi\.|process\.env/;

const suites = ['src', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);
const pure = suites.filter((suite) => !OWN_PROCESS.test(readFileSync(suite, 'utf8')));

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Real engines and browsers are started inside tests; how long that takes is the machine's affair.
    testTimeout: 0,
    hookTimeout: 0,
    // Nor how long until a screen shows what is waited for; without this it is a second.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'engines',
          include: suites.filter((suite) => !pure.includes(suite)),
          globalSetup: ['test/support/servers.ts'],
        },
      },
      // Suites that share a process read the program once instead of once each.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
    ],
  },
});
