/** Runs a load in a thread of its own, so that making calls does not take time from the one that coordinates. */
import { parentPort, workerData } from 'node:worker_threads';
import { quantile } from './figure.ts';
import type { Load, LoadResult } from './load.ts';
import { LoadConnection } from './load-connection.ts';
import { callText, trackText } from './story-text.ts';

const SAY_EVERY_MS = 5_000;

if (parentPort) await work(workerData as Load);

async function work(load: Load): Promise<void> {
  const connections = Array.from({ length: load.connections }, () => new LoadConnection(load.target));
  const latencies = new Float64Array(Math.ceil(load.count / load.perCall));
  const end = load.from + load.count;
  let next = load.from;
  let calls = 0;
  let refused = 0;
  const began = performance.now();
  const timer = setInterval(() => parentPort?.postMessage({ sent: next - load.from }), SAY_EVERY_MS);
  await Promise.all(
    connections.map(async (connection) => {
      while (next < end) {
        const first = next;
        next = Math.min(next + load.perCall, end);
        const body = bodyOf(load, first, next);
        const sentAt = performance.now();
        const status = await connection.send(body);
        latencies[calls++] = performance.now() - sentAt;
        if (status !== 200) refused++;
      }
    }),
  );
  clearInterval(timer);
  const seconds = (performance.now() - began) / 1000;
  for (const connection of connections) connection.close();
  const result: LoadResult = {
    events: load.count,
    calls,
    refused,
    seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  };
  parentPort?.postMessage(result);
}

function bodyOf({ story, perCall, prefix }: Load, from: number, to: number): string {
  if (perCall === 1) return trackText(story, from, prefix);
  const entries: string[] = [];
  for (let number = from; number < to; number++) entries.push(callText(story, number, prefix));
  return `{"batch":[${entries.join(',')}]}`;
}
