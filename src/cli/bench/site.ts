/** The place of a benchmark: a temporary folder and at most one server on it. Everything goes away with `close`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../platform/files/package-root.ts';

export interface SiteServer {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to the line that says it is ready. */
  readonly readySeconds: number;
}

export class Site {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'footpath-bench-'));
  #child: ChildProcess | null = null;

  get dataFolder(): string {
    return join(this.folder, 'data');
  }

  /** Starts the server as `footpath serve` does, with nothing of this process's environment. */
  async start(): Promise<SiteServer> {
    const from = performance.now();
    const program = join(packageRoot(), 'bin', 'footpath');
    const child = spawn(
      process.execPath,
      [program, 'serve', '--json', '--data', this.dataFolder, '--port', '0'],
      {
        env: { FOOTPATH_RATE_LIMITS: 'off', FOOTPATH_LOG_LEVEL: 'warn' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    this.#child = child;
    const { url } = await readyLine(child);
    return { url, pid: child.pid ?? 0, readySeconds: (performance.now() - from) / 1000 };
  }

  /** Lets the server write everything and end. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  /** At once, whatever is going on: nothing here is worth keeping. */
  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function readyLine(child: ChildProcess): Promise<{ url: string }> {
  if (!child.stdout) throw new Error('The server has no output to read.');
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { url?: string; error?: { message: string } };
    if (said.url) {
      child.stdout.resume();
      return { url: said.url };
    }
    if (said.error) throw new Error(`The server did not start: ${said.error.message}`);
  }
  throw new Error('The server ended before it was ready.');
}
