/** PostgreSQL through pg, answering the same kinds of values as SQLite does. */
import { type Dialect, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { boundValue } from './values.ts';

const INT8 = 20;
const NUMERIC = 1700;

/** @param url `postgres://user:password@host:port/database` */
export function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: 'footpath',
    types: {
      // Ids of 64 bits are kept as text everywhere, so integers and sums fit a number.
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8 || oid === NUMERIC
          ? Number
          : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  // An idle connection that breaks must not end the process; the next query opens another.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool: portablePool(pool) });
}

function portablePool(pool: pg.Pool): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect();
      const known = wrapped.get(client);
      if (known) return known;
      const portable = portableClient(client);
      wrapped.set(client, portable);
      return portable;
    },
    end: () => pool.end(),
  };
}

function portableClient(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: unknown, parameters?: readonly unknown[]) =>
    parameters === undefined
      ? client.query(text as string)
      : client.query(text as string, parameters.map(boundValue));
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
}
