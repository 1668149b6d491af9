/** Starts a ClickHouse cluster of two shards on free loopback ports in a temporary folder, for tests only. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './free-ports.ts';

export interface TestCluster {
  /** A FOOTPATH_EVENTS_URL without database: tests append their own. */
  readonly url: string;
  stop(): Promise<void>;
}

interface Shard {
  readonly http: number;
  readonly tcp: number;
  readonly interserver: number;
}

/** Resolves to null, without a trace, where no ClickHouse server is installed. */
export async function startClickHouse(): Promise<TestCluster | null> {
  const command = serverCommand();
  if (!command) return null;
  const folder = await mkdtemp(join(tmpdir(), 'footpath-clickhouse-'));
  await chmod(folder, 0o755);
  const ports = await freePorts(6);
  const shards: Shard[] = [0, 1].map((i) => ({
    http: ports[i * 3] ?? 0,
    tcp: ports[i * 3 + 1] ?? 0,
    interserver: ports[i * 3 + 2] ?? 0,
  }));
  const children: ChildProcess[] = [];
  for (const [index, shard] of shards.entries()) {
    children.push(await startShard(command, join(folder, `shard-${index + 1}`), shard, shards));
  }
  const stop = async () => {
    await Promise.all(children.map(ended));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(shards.map((shard, index) => answered(shard.http, children[index])));
  } catch (error) {
    await stop();
    throw error;
  }
  const hosts = shards.map((shard) => `127.0.0.1:${shard.http}`).join(',');
  return { url: `http://default@${hosts}/DATABASE?cluster=footpath`, stop };
}

function serverCommand(): string[] | null {
  for (const command of [['clickhouse-server'], ['clickhouse', 'server']]) {
    const [name = ''] = command;
    if (spawnSync('which', [name]).status === 0) return command;
  }
  return null;
}

async function startShard(
  command: string[],
  folder: string,
  shard: Shard,
  shards: Shard[],
): Promise<ChildProcess> {
  await mkdir(join(folder, 'tmp'), { recursive: true });
  await writeFile(join(folder, 'config.xml'), configXml(folder, shard, shards));
  await writeFile(join(folder, 'users.xml'), USERS_XML);
  const [name = '', ...rest] = command;
  const child = spawn(name, [...rest, `--config-file=${join(folder, 'config.xml')}`], {
    stdio: 'ignore',
    cwd: folder,
  });
  child.on('error', () => undefined);
  return child;
}

async function answered(port: number, child: ChildProcess | undefined): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child?.exitCode !== null && child?.exitCode !== undefined) break;
    try {
      if ((await fetch(`http://127.0.0.1:${port}/?query=SELECT%201`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The ClickHouse test server did not start.');
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function configXml(folder: string, own: Shard, shards: Shard[]): string {
  const replicas = shards
    .map(({ tcp }) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`)
    .join('');
  return `<?xml version="1.0"?>
<yandex>
  <logger><level>error</level><log>${folder}/server.log</log><errorlog>${folder}/error.log</errorlog></logger>
  <http_port>${own.http}</http_port><tcp_port>${own.tcp}</tcp_port>
  <interserver_http_port>${own.interserver}</interserver_http_port>
  <listen_host>127.0.0.1</listen_host>
  <max_concurrent_queries>100</max_concurrent_queries>
  <mark_cache_size>268435456</mark_cache_size><uncompressed_cache_size>0</uncompressed_cache_size>
  <path>${folder}/</path><tmp_path>${folder}/tmp/</tmp_path>
  <users_config>${folder}/users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
  <timezone>UTC</timezone>
  <mlock_executable>false</mlock_executable>
  <remote_servers><footpath>${replicas}</footpath></remote_servers>
</yandex>`;
}

const USERS_XML = `<?xml version="1.0"?>
<yandex>
  <profiles><default><max_memory_usage>4000000000</max_memory_usage><fsync_metadata>0</fsync_metadata></default></profiles>
  <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
  <quotas><default><interval><duration>3600</duration><queries>0</queries><errors>0</errors><result_rows>0</result_rows><read_rows>0</read_rows><execution_time>0</execution_time></interval></default></quotas>
</yandex>`;
