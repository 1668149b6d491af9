import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup: ['test/support/servers.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Real engines and browsers are started inside tests; how long that takes is the machine's affair.
    testTimeout: 0,
    hookTimeout: 0,
    // Nor how long until a screen shows what is waited for; without this it is a second.
    expect: { poll: { timeout: 30_000 } },
  },
});
