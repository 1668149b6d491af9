/**
 * The run of one import: rows in chunks through the pipeline, each chunk and its checkpoint in one transaction, so that a
 * process that dies at any point has lost nothing and doubles nothing. A run that is taken up again reads from the start and
 * passes over what is stored: the ids of events depend on the order of rows alone, so it goes on as if nothing had been.
 */
import type { Clock } from '../../../platform/clock/clock.ts';
import type { IncomingEvent, IncomingPerson, Ingest } from '../../events/public.ts';
import { rejectReasons } from '../../events/public.ts';
import type { Table, TableHead } from '../read/table.ts';
import type { Checkpoint } from './checkpoint.ts';
import { type Converted, converted } from './conversion.ts';
import { MessageIds } from './message-ids.ts';
import type { Plan } from './plan.ts';
import type { ImportRecord } from './records.ts';
import { RejectedFile } from './rejected-file.ts';
import { SaidBefore } from './said-before.ts';
import { Tally } from './tally.ts';

/** Large enough for one synced commit not to matter, small enough for a crash to cost little. */
const CHUNK_EVENTS = 4_000;
const CHUNK_RECORDS = 8_000;

export interface ImportRun {
  readonly workspace: { readonly id: string; readonly number: number };
  readonly id: string;
  readonly plan: Plan;
  readonly tables: readonly Table[];
  /** Of temporary databases. */
  readonly folder: string;
  readonly rejectedPath: string;
  readonly from: Checkpoint;
  readonly signal: AbortSignal;
  readonly ingest: Pick<Ingest, 'accept'>;
  readonly clock: Clock;
  /** Saves the checkpoint in the transaction; throws to stop the run. */
  readonly save: (
    checkpoint: Checkpoint,
    within: Parameters<NonNullable<Parameters<Ingest['accept']>[1]>>[0],
  ) => Promise<void>;
  readonly progress: (share: number, note: string) => Promise<void>;
}

/** @returns the last checkpoint */
export async function runImport(run: ImportRun): Promise<Checkpoint> {
  const rejected = await RejectedFile.open(run.rejectedPath, run.from.rejected);
  try {
    const state = new RunState(run, rejected);
    await run.progress(run.from.share, 'reading');
    for await (const batch of converted(run.plan, run.tables, { folder: run.folder })) {
      for (const item of batch.items) {
        state.take(item, batch.format, batch.table.head);
        if (state.full) await state.flush(batch.share);
      }
      run.signal.throwIfAborted();
      await run.progress(batch.share, state.replaying ? 'going on where it stopped' : 'rows');
    }
    return await state.flush(1);
  } finally {
    await rejected.close();
  }
}

class RunState {
  readonly #run: ImportRun;
  readonly #rejected: RejectedFile;
  readonly #tally = new Tally();
  readonly #ids = new MessageIds();
  readonly #said = new SaidBefore();
  readonly #began: Checkpoint['began'];
  #records = 0;
  #chunkRecords = 0;
  #refused = 0;
  #events: IncomingEvent[] = [];
  #people: IncomingPerson[] = [];
  /** For each event of the chunk where it came from. */
  #sources: { record: ImportRecord; head: TableHead }[] = [];

  constructor(run: ImportRun, rejected: RejectedFile) {
    this.#run = run;
    this.#rejected = rejected;
    this.#began = { at: run.clock(), rows: run.from.counts.read, share: run.from.share };
  }

  get full(): boolean {
    return this.#events.length >= CHUNK_EVENTS || this.#chunkRecords >= CHUNK_RECORDS;
  }

  get replaying(): boolean {
    return this.#records < this.#run.from.records;
  }

  take(item: Converted, format: string, head: TableHead): void {
    const { record, outcome } = item;
    const stored = this.replaying;
    this.#records++;
    this.#tally.add(item);
    if (outcome.kind === 'used') {
      for (const draft of outcome.events) {
        const event = this.#ids.give(draft, format);
        if (stored) continue;
        this.#events.push(event);
        this.#sources.push({ record, head });
      }
      const alone = outcome.events.length === 0;
      for (const person of outcome.people) {
        const news = this.#said.news(person, alone);
        if (news && !stored) this.#people.push(news);
      }
    } else if (outcome.kind === 'rejected' && !stored) {
      this.#refused++;
      this.#rejected.add(record, head, outcome.reason);
    }
    if (!stored) this.#chunkRecords++;
  }

  async flush(share: number): Promise<Checkpoint> {
    const run = this.#run;
    const checkpoint: Checkpoint = {
      records: Math.max(this.#records, run.from.records),
      counts: this.#tally.counts(),
      rejected: await this.#rejected.flush(),
      share,
      at: run.clock(),
      began: this.#began,
      note: 'rows',
    };
    const origin = { kind: 'import', id: run.id } as const;
    const unreadable = this.#refused > 0 ? { unreadable: { unreadable: this.#refused } } : {};
    const batch = {
      workspace: run.workspace,
      origin,
      events: this.#events,
      people: this.#people,
      ...unreadable,
    };
    const receipt = await run.ingest.accept(batch, (transaction) => run.save(checkpoint, transaction));
    for (const { index, reason } of receipt.rejected) this.#refusedLate(index, rejectReasons[reason]);
    this.#events = [];
    this.#people = [];
    this.#sources = [];
    this.#chunkRecords = 0;
    this.#refused = 0;
    return checkpoint;
  }

  /** Formats refuse what the pipeline would; should it refuse one more, the row is told with the next chunk. */
  #refusedLate(index: number, reason: string): void {
    const source = this.#sources[index];
    if (!source) return;
    this.#tally.refuse(source.record.length, reason);
    this.#rejected.add(source.record, source.head, reason);
  }
}
