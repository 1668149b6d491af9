/** Reads FOOTPATH_EVENTS_URL: `http://user:password@host1:8123,host2:8123/database?cluster=name`. */
import { AppError } from '../errors/app-error.ts';

export interface ClusterAddress {
  /** Base address of each host, `http://127.0.0.1:8123`. With a cluster: one host of each shard. */
  readonly hosts: readonly string[];
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Name of the cluster in the servers' `remote_servers`, or null for a single server. */
  readonly cluster: string | null;
}

const SHAPE = /^(https?):\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/;

/** @throws AppError `invalid_input` when the address has another shape */
export function parseClusterAddress(url: string): ClusterAddress {
  const [, scheme, user, password, hosts, database, query] = SHAPE.exec(url) ?? [];
  const name = database || 'footpath';
  const cluster = new URLSearchParams(query ?? '').get('cluster');
  if (!hosts || !/^[a-z][a-z0-9_]*$/.test(name) || (cluster !== null && !/^[a-z][a-z0-9_]*$/.test(cluster))) {
    throw new AppError('invalid_input', {
      problem: 'FOOTPATH_EVENTS_URL must look like http://user:password@host:8123/database?cluster=name',
    });
  }
  const list = hosts.split(',').map((host) => `${scheme}://${host}`);
  if (list.length > 1 && cluster === null) {
    throw new AppError('invalid_input', {
      problem: 'FOOTPATH_EVENTS_URL names several hosts but no ?cluster=name',
    });
  }
  return {
    hosts: list,
    user: decodeURIComponent(user || 'default'),
    password: decodeURIComponent(password ?? ''),
    database: name,
    cluster,
  };
}
