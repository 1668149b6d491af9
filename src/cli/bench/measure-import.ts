/** A generated file of a million rows, brought in as the command line does it; then the same file again. */
import { createWriteStream, openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  createImport,
  type Import,
  readImport,
  setMapping,
  startImport,
  uploadFile,
} from '../../gather/imports/contract.ts';
import { type Bench, pause, settled, withPeak } from './bench.ts';
import { storyOf } from './story.ts';
import { rowHeader, rowText } from './story-text.ts';

const ROWS_PER_WRITE = 5_000;

export async function measureImport(bench: Bench, folder: string, rows: number): Promise<void> {
  const path = join(folder, 'rows.csv');
  await pipeline(Readable.from(fileText(rows)), createWriteStream(path));
  const words = rows.toLocaleString('en-GB');
  await withPeak(bench, 'import', () => imported(bench, path, 'import', `File of ${words} rows`, rows));
  await withPeak(bench, 'the same import again', () =>
    imported(bench, path, 'again', `The same file again`, rows),
  );
}

function* fileText(rows: number): Generator<string> {
  const story = storyOf(rows);
  yield rowHeader;
  for (let from = 0; from < rows; from += ROWS_PER_WRITE) {
    let text = '';
    for (let row = from; row < Math.min(from + ROWS_PER_WRITE, rows); row++) text += rowText(story, row);
    yield text;
  }
}

async function imported(bench: Bench, path: string, id: string, what: string, rows: number): Promise<void> {
  const { client, report } = bench;
  const began = performance.now();
  const { id: created } = await client.call(createImport, { body: { name: what } });
  const params = { import: created };
  const stream = (await openAsBlob(path)).stream() as ReadableStream<Uint8Array>;
  await client.call(uploadFile, { params: { ...params, name: 'rows.csv' }, stream });
  const preview = await client.call(setMapping, { params, body: { mapping } });
  if (preview.state !== 'ready') throw new Error(`The import is not ready: ${preview.notes.join(' ')}`);
  const started = performance.now();
  await client.call(startImport, { params });
  const done = await finished(bench, created);
  await settled(bench);
  const [wholeSeconds, runSeconds] = [began, started].map((from) => (performance.now() - from) / 1000);
  if (done.status !== 'finished') throw new Error(`The import ended as ${done.status}.`);
  const { events } = await client.call(readImport, { params });
  const note = `${wholeSeconds?.toFixed(1)} s with upload and preview; stored ${events.stored}, duplicate ${events.duplicate}`;
  report.add(
    `${id}.whole`,
    `${what}, from upload to the event engine`,
    rows / (wholeSeconds ?? 0),
    'rows/s',
    note,
  );
  report.add(`${id}.run`, `${what}, from start to the event engine`, rows / (runSeconds ?? 0), 'rows/s');
}

const mapping = {
  kind: 'events' as const,
  columns: {
    person: 'customer_id',
    event: 'event',
    date: 'time',
    channel: 'channel',
    amount: 'amount',
    currency: 'currency',
  },
  ignore: [],
};

async function finished({ client }: Bench, id: string): Promise<Import> {
  for (;;) {
    const now = await client.call(readImport, { params: { import: id } });
    if (now.status !== 'waiting' && now.status !== 'running') return now;
    await pause(100);
  }
}
