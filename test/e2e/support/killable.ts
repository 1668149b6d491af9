/** The built program as a process of its own: killed as a power cut would, told to stop, started again on the same folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../src/platform/files/package-root.ts';

/** Whether there is a built program; `npm test` builds it first. */
export const isBuilt = existsSync(join(packageRoot(), 'dist', 'app', 'cli', 'main.js'));

export class Killable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'footpath-killed-'));
  #child: ChildProcess | null = null;
  #url = '';
  #key = '';
  readonly #nodeOptions: readonly string[];
  readonly #settings: Readonly<Record<string, string>>;
  /** What the program said since its last start: ready line, log. */
  #said = '';

  /** @param nodeOptions for Node itself, before the program @param settings of the program beside its folder and port */
  constructor(nodeOptions: readonly string[] = [], settings: Readonly<Record<string, string>> = {}) {
    this.#nodeOptions = nodeOptions;
    this.#settings = settings;
  }

  get url(): string {
    return this.#url;
  }

  /** The owner's API key, once set up. */
  get key(): string {
    return this.#key;
  }

  /** The log's entries since the last start. */
  get log(): { level: string; msg: string }[] {
    const lines = this.#said.split('\n').filter((line) => line.startsWith('{"level"'));
    return lines.map((line) => JSON.parse(line) as { level: string; msg: string });
  }

  async start(): Promise<void> {
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    const env = {
      ...inherited,
      FOOTPATH_DATA: this.#folder,
      FOOTPATH_RATE_LIMITS: 'off',
      // Started again, it answers where it did: pages that were open find it.
      PORT: this.#url === '' ? '0' : new URL(this.#url).port,
      HOST: '127.0.0.1',
      ...this.#settings,
    };
    const program = join(packageRoot(), 'bin', 'footpath');
    const child = spawn(process.execPath, [...this.#nodeOptions, program, 'serve', '--json'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#said = '';
    this.#url = await new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.#said += chunk.toString();
        const ready = /"url":"([^"]+)"/.exec(this.#said);
        if (ready?.[1]) resolve(ready[1]);
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) => reject(new Error(`The program ended with ${code}: ${this.#said}`)));
    });
  }

  /** Sets the program up; later calls use its key. */
  async setUp(): Promise<void> {
    const body = {
      email: 'owner@example.com',
      password: 'a long enough password',
      business: 'Café',
      timezone: 'UTC',
      currency: 'EUR',
      withKey: true,
    };
    const { key } = (await this.call('POST', '/api/setup', body)) as { key: string };
    this.#key = key;
  }

  /** A call with the owner's key, or with another. @throws where the program is gone or refuses */
  async call(method: string, path: string, body?: object | Uint8Array, key = this.#key): Promise<unknown> {
    const raw = body instanceof Uint8Array;
    const headers: Record<string, string> = {
      'content-type': raw ? 'application/octet-stream' : 'application/json',
    };
    if (key) headers.authorization = `Bearer ${key}`;
    const content = body === undefined ? {} : { body: raw ? Buffer.from(body) : JSON.stringify(body) };
    if (body === undefined) delete headers['content-type'];
    const reply = await fetch(this.#url + path, { method, headers, ...content });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  }

  /** The most memory the process has held since its start, in bytes; null where the system does not say (not Linux). */
  get mostMemory(): number | null {
    const status = `/proc/${this.#child?.pid}/status`;
    const kilobytes = existsSync(status) && /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1];
    return kilobytes ? Number(kilobytes) * 1024 : null;
  }

  /** Told to stop, as a service manager does; the exit code, null when a signal ended it. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (!child) throw new Error('It does not run.');
    // `close` and not `exit`: everything it said has been heard by then.
    const gone = new Promise<number | null>((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    const code = await gone;
    this.#child = null;
    return code;
  }

  /** As a power cut: no signal that could be caught, no farewell. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    this.#child = null;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
