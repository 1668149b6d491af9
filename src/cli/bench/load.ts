/** Sends part of a story to the tracking API from a thread of its own and tells how that went. */
import { Worker } from 'node:worker_threads';
import type { Target } from './load-connection.ts';
import type { Story } from './story.ts';

export interface Load {
  readonly target: Target;
  readonly connections: number;
  /** Events in one call; 1 calls `/v1/track`. */
  readonly perCall: number;
  readonly story: Story;
  /** Number of the first event, and how many. */
  readonly from: number;
  readonly count: number;
  /** Of message ids: another prefix makes them other events. */
  readonly prefix: string;
}

export interface LoadResult {
  readonly events: number;
  readonly calls: number;
  readonly refused: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** @throws when a call was refused or the connection broke: then nothing was measured */
export async function runLoad(load: Load, progress: (sent: number) => void): Promise<LoadResult> {
  const worker = new Worker(new URL('./load-worker.js', import.meta.url), { workerData: load });
  try {
    const result = await new Promise<LoadResult>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: LoadResult | { sent: number }) => {
        if ('sent' in message) progress(message.sent);
        else resolve(message);
      });
    });
    if (result.refused > 0)
      throw new Error(`${result.refused} of ${result.calls} calls were not answered with 200.`);
    return result;
  } finally {
    await worker.terminate();
  }
}
