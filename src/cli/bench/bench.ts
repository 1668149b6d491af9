/** What every phase of a benchmark works with: the running server, a client of it, and the figures so far. */
import { ledgerReport } from '../../gather/ledger/contract.ts';
import type { Client } from '../client.ts';
import type { Figure, Unit } from './figure.ts';
import type { Target } from './load-connection.ts';
import { forgetPeak, memoryOf } from './process-memory.ts';
import type { SiteServer } from './site.ts';
import type { Story } from './story.ts';

export interface Bench {
  readonly server: SiteServer;
  readonly client: Client;
  readonly writeKey: string;
  readonly story: Story;
  readonly report: Report;
}

/** Collects figures and says them as they come. */
export class Report {
  readonly figures: Figure[] = [];
  readonly #say: (text: string) => void;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  say(text: string): void {
    this.#say(text);
  }

  add(id: string, what: string, value: number, unit: Unit, note?: string): void {
    this.figures.push({ id, what, value, unit, ...(note === undefined ? {} : { note }) });
    this.#say(`  ${what}: ${value.toFixed(2)} ${unit}${note ? ` (${note})` : ''}`);
  }
}

/** Does the work and adds the most memory the server held meanwhile. */
export async function withPeak<T>(
  { server, report }: Bench,
  phase: string,
  work: () => Promise<T>,
): Promise<T> {
  forgetPeak(server.pid);
  const result = await work();
  const memory = memoryOf(server.pid);
  if (memory) report.add(`peak.${phase}`, `Most memory during ${phase}`, memory.peakMb, 'MB');
  return result;
}

/** Waits until everything accepted is in the event engine and counted. */
export async function settled({ client }: Bench): Promise<{ stored: number; duplicate: number }> {
  for (;;) {
    const { totals } = await client.call(ledgerReport, { query: { by: 'origin' } });
    if (totals.waiting === 0) return totals;
    await pause(100);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function target({ server, writeKey }: Bench, path: string): Target {
  const { hostname, port } = new URL(server.url);
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  return { host: hostname, port: Number(port), path, authorization };
}
