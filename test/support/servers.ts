/** Vitest's global set-up: starts the servers that are installed, once for the whole run, and says which are not. */
import type { TestProject } from 'vitest/node';
import { startClickHouse } from './clickhouse.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string | null;
    clickhouseUrl: string | null;
  }
}

// biome-ignore lint/style/noDefaultExport: the shape Vitest asks for
export default async function servers(project: TestProject): Promise<() => Promise<void>> {
  const started = await Promise.allSettled([startPostgres(), startClickHouse()]);
  const failed = started.find((server) => server.status === 'rejected');
  if (failed) {
    // One that did start must not outlive the other's failure.
    for (const server of started) if (server.status === 'fulfilled') await server.value?.stop();
    throw failed.reason;
  }
  const [postgres, clickhouse] = started.map((server) =>
    server.status === 'fulfilled' ? server.value : null,
  );
  const missing = [
    postgres ? null : 'PostgreSQL (Debian: postgresql)',
    clickhouse ? null : 'ClickHouse (Debian: clickhouse-server)',
  ].filter((name) => name !== null);
  if (missing.length > 0) {
    const message = `Not installed, so these suites are skipped: ${missing.join(', ')}.`;
    if (process.env.CI === 'true') throw new Error(`${message} With CI=true that is a failure.`);
    process.stderr.write(`${message}\n`);
  }
  project.provide('postgresUrl', postgres?.url ?? null);
  project.provide('clickhouseUrl', clickhouse?.url ?? null);
  return async () => {
    await Promise.all([postgres?.stop(), clickhouse?.stop()]);
  };
}
