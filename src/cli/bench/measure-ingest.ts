/** Events over HTTP: the year that fills the store, then single and batched calls into the full store. */
import { type Bench, settled, target, withPeak } from './bench.ts';
import { runLoad } from './load.ts';

const SINGLE_CONNECTIONS = 64;
const BATCH_CONNECTIONS = 8;
const FILL_PER_CALL = 500;

/** The whole story through `/v1/batch`, as a business would send its history. */
export async function fill(bench: Bench): Promise<void> {
  const { events, people } = bench.story;
  bench.report.say(`filling with ${events.toLocaleString('en-GB')} events through /v1/batch`);
  await withPeak(bench, 'filling', () =>
    sent(bench, {
      id: 'fill',
      what: `Filling, ${FILL_PER_CALL} events a call`,
      perCall: FILL_PER_CALL,
      count: events,
      from: 0,
      connections: BATCH_CONNECTIONS,
      note: `${people.toLocaleString('en-GB')} people`,
    }),
  );
}

/** New events of the end of the year, in calls of one, a hundred and five hundred. */
export async function measureIngest(bench: Bench): Promise<void> {
  const most = bench.story.events;
  const loads = [
    { id: 'single', what: 'One event a call', perCall: 1, count: 100_000, connections: SINGLE_CONNECTIONS },
    {
      id: 'batch100',
      what: '100 events a call',
      perCall: 100,
      count: 300_000,
      connections: BATCH_CONNECTIONS,
    },
    { id: 'batch', what: '500 events a call', perCall: 500, count: 500_000, connections: BATCH_CONNECTIONS },
  ];
  for (const load of loads) {
    const count = Math.min(load.count, most);
    await withPeak(bench, `ingest, ${load.what.toLowerCase()}`, () =>
      sent(bench, { ...load, count, from: most - count }),
    );
  }
}

interface Sending {
  readonly id: string;
  readonly what: string;
  readonly perCall: number;
  readonly count: number;
  readonly from: number;
  readonly connections: number;
  readonly note?: string;
}

async function sent(bench: Bench, { id, what, note, ...load }: Sending): Promise<void> {
  const { report, story } = bench;
  const began = performance.now();
  const path = load.perCall === 1 ? '/v1/track' : '/v1/batch';
  const result = await runLoad({ ...load, target: target(bench, path), story, prefix: `${id}-` }, (done) =>
    report.say(`  ${done.toLocaleString('en-GB')} events sent`),
  );
  const answered = result.events / result.seconds;
  const times = `p50 ${result.p50Ms.toFixed(1)} ms, p99 ${result.p99Ms.toFixed(1)} ms, ${load.connections} connections`;
  report.add(`${id}.answered`, `${what}, answered`, answered, 'events/s', note ? `${times}, ${note}` : times);
  await settled(bench);
  const stored = result.events / ((performance.now() - began) / 1000);
  report.add(`${id}.stored`, `${what}, until in the event engine`, stored, 'events/s');
}
