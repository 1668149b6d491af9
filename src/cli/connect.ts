/** Finds the server to talk to: the one named, the one that uses the data folder, or one started for this command. */
import type { Config } from '../platform/config/config.ts';
import { readCliKey } from '../platform/files/cli-key.ts';
import { folderOwner } from '../platform/files/data-folder.ts';
import { Client } from './client.ts';

export interface Connection {
  readonly client: Client;
  /** Stops the server if it was started for this. */
  close(): Promise<void>;
}

/** @throws AppError `folder_in_use` when another process has the folder and does not listen */
export async function connect(config: Config): Promise<Connection> {
  const running = config.serverUrl ?? folderOwner(config.dataFolder)?.url ?? null;
  const key = () => config.apiKey ?? readCliKey(config.dataFolder);
  if (running) {
    const client = new Client(running, key());
    return { client, close: async () => undefined };
  }
  const { startServer } = await import('../server/main.ts');
  const logLevel = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const own = { ...config, port: 0, host: '127.0.0.1', rateLimits: false, logLevel } as const;
  const server = await startServer(own);
  return { client: new Client(server.url, key()), close: () => server.stop() };
}
