/** The life of imports: opened, filled, looked at, started, stopped, undone, removed. The run itself is a job. */
import { createReadStream, existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { BodyOf, ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Jobs } from '../../platform/jobs/job.ts';
import type { Ingest } from '../events/public.ts';
import type { Ledger } from '../ledger/public.ts';
import type { Import, ImportFile, ImportStatus, setMapping, undoPreview } from './contract.ts';
import { formatById } from './formats/registry.ts';
import { ImportFolder } from './import-folder.ts';
import { isStarted, noFormat, notReady } from './import-refusals.ts';
import { importViews } from './import-view.ts';
import { CHANGEABLE, isOpen, type LookScope, Looks } from './looks.ts';
import { saidAfter } from './mapping.ts';
import type { Preview } from './preview-shapes.ts';
import type { Plan } from './run/plan.ts';
import { hasBegun, type ImportChange, type ImportRow, type ImportStore } from './store.ts';

export const RUN_JOB = 'gather.import';
export const UNDO_JOB = 'gather.import-undo';

export interface ImportsParts {
  readonly store: ImportStore;
  readonly jobs: Jobs;
  readonly ledger: Pick<Ledger, 'totals'>;
  readonly ingest: Pick<Ingest, 'keptByOthers'>;
  /** What people called each import and source, by origin text. */
  readonly originNames: (workspace: string) => Promise<ReadonlyMap<string, string>>;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Folder of all imports' files. */
  readonly root: string;
}

const BUSY: readonly ImportStatus[] = ['waiting', 'running', 'undoing'];
const MOST_FILES = 1_000;

export class Imports {
  readonly #parts: ImportsParts;
  readonly #looks: Looks;

  constructor(parts: ImportsParts) {
    this.#parts = parts;
    this.#looks = new Looks(parts);
  }

  async create(
    workspace: string,
    given: { name?: string | undefined; format?: string | undefined },
  ): Promise<Import> {
    if (given.format && !formatById(given.format)) throw noFormat(given.format);
    const { store, clock, newId } = this.#parts;
    const [id, chosen_format] = [newId('imp'), given.format ?? null];
    await store.add(workspace, { id, name: given.name ?? '', created_at: clock(), chosen_format });
    return this.read(workspace, id);
  }

  async read(workspace: string, id: string): Promise<Import> {
    const [view] = await importViews(this.#parts, workspace, [await this.#row(workspace, id)]);
    return view as Import;
  }

  async list(
    workspace: string,
    limit: number,
    before: string | undefined,
  ): Promise<{ items: Import[]; next?: string }> {
    const rows = await this.#parts.store.list(workspace, limit + 1, before);
    const items = await importViews(this.#parts, workspace, rows.slice(0, limit));
    const last = items.at(-1);
    return rows.length > limit && last ? { items, next: last.id } : { items };
  }

  /** Names by origin text, for the ledger. */
  async names(workspace: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#parts.store.list(workspace, 1_000, undefined);
    return new Map(rows.map(({ id, name }) => [`import:${id}`, name]));
  }

  async upload(workspace: string, id: string, name: string, body: Readable): Promise<ImportFile> {
    const row = await this.#open(workspace, id);
    const files = await this.#parts.store.files([id]);
    if (files.length >= MOST_FILES)
      throw new AppError('too_large', { limit: `${MOST_FILES} files in one import` });
    const bytes = await this.folder(id).receive(name, body);
    const uploaded_at = this.#parts.clock();
    await this.#parts.store.putFile({ import_id: id, name, bytes, uploaded_at });
    const title = row.name === '' ? name : row.name;
    await this.#changed(workspace, id, { name: title, files_kept: 1 });
    return { name, bytes, uploadedAt: uploaded_at };
  }

  async removeFile(workspace: string, id: string, name: string): Promise<void> {
    await this.#open(workspace, id);
    await this.folder(id).removeFile(name);
    await this.#parts.store.removeFile(id, name);
    await this.#changed(workspace, id, {});
  }

  async preview(scope: LookScope, id: string): Promise<Preview> {
    return (await this.#looks.look(scope, await this.#row(scope.id, id))).preview;
  }

  /** A mapping is remembered for files with the same header. */
  async setMapping(
    scope: LookScope,
    id: string,
    given: Partial<BodyOf<typeof setMapping>>,
  ): Promise<Preview> {
    const row = await this.#open(scope.id, id);
    if (given.format && !formatById(given.format)) throw noFormat(given.format);
    const { preview, fingerprints } = await this.#looks.look(scope, row);
    const table = given.table ?? preview.wizards[0]?.table ?? preview.tables[0]?.id ?? '';
    const fingerprint = fingerprints[table];
    if ((given.mapping || given.leaveOut) && fingerprint === undefined)
      throw new AppError('not_found', { thing: 'table' });
    await this.#changed(scope.id, id, {
      ...(given.format === undefined ? {} : { chosen_format: given.format }),
      mapping: JSON.stringify(saidAfter(JSON.parse(row.mapping ?? '{}'), fingerprint ?? '', given)),
    });
    const looked = await this.#looks.look(scope, await this.#row(scope.id, id));
    const now = looked.preview.wizards.find((wizard) => fingerprints[wizard.table] === fingerprint);
    if (given.mapping && now && !now.mustAnswer && fingerprint !== undefined)
      await this.#parts.store.remember(scope.id, fingerprint, given.mapping, this.#parts.clock());
    return looked.preview;
  }

  async answer(scope: LookScope, id: string, answers: Readonly<Record<string, string>>): Promise<Preview> {
    const row = await this.#open(scope.id, id);
    const all = { ...(JSON.parse(row.answers) as Record<string, string>), ...answers };
    await this.#changed(scope.id, id, { answers: JSON.stringify(all) });
    return this.preview(scope, id);
  }

  /** Starts it, or goes on where it stopped: then with the plan it began with. */
  async start(scope: LookScope, id: string): Promise<Import> {
    const row = await this.#row(scope.id, id);
    if (BUSY.includes(row.status) || row.status === 'finished')
      throw new AppError('conflict', { problem: `This import is ${row.status}` });
    const goesOn = hasBegun(row) && row.plan !== null;
    const looked = goesOn ? null : await this.#looks.look(scope, row);
    const plan: Plan | null = looked ? looked.plan : (JSON.parse(row.plan ?? 'null') as Plan | null);
    if (!plan) throw notReady(looked?.preview);
    const started = await this.#parts.store.change(scope.id, id, CHANGEABLE, {
      status: 'waiting',
      started_at: row.started_at ?? this.#parts.clock(),
      finished_at: null,
      format: plan.parts.map(({ format }) => format).join(','),
      plan: JSON.stringify(plan),
      problem: null,
      ...(goesOn ? {} : { progress: null, started_at: this.#parts.clock() }),
    });
    if (!started)
      throw new AppError('conflict', { problem: 'This import was started or changed by somebody else' });
    return this.#enqueue(scope.id, id, { kind: RUN_JOB }, ['waiting']);
  }

  async cancel(workspace: string, id: string): Promise<Import> {
    const row = await this.#row(workspace, id);
    const stopped = await this.#parts.store.change(workspace, id, ['waiting', 'running'], {
      status: 'cancelled',
      finished_at: this.#parts.clock(),
    });
    if (!stopped)
      throw new AppError('conflict', { problem: `This import is ${row.status} and cannot be stopped` });
    if (row.job) await this.#parts.jobs.cancel(row.job);
    return this.read(workspace, id);
  }

  async undoPreview(
    workspace: Pick<WorkspaceScope, 'id' | 'number'>,
    id: string,
  ): Promise<ReplyInputOf<typeof undoPreview>> {
    const { events, people } = await this.read(workspace.id, id);
    const kept = await this.#parts.ingest.keptByOthers(workspace, { kind: 'import', id });
    const names = await this.#parts.originNames(workspace.id);
    const stays = kept.reduce((sum, one) => sum + one.events, 0);
    return {
      events: Math.max(0, events.stored + events.waiting - stays),
      people,
      kept: kept.map((one) => ({ name: names.get(one.origin) ?? one.origin, events: one.events })),
    };
  }

  async undo(workspace: string, id: string): Promise<Import> {
    const row = await this.#row(workspace, id);
    const begun = await this.#parts.store.change(workspace, id, ['finished', 'failed', 'cancelled'], {
      status: 'undoing',
    });
    if (!begun)
      throw new AppError('conflict', {
        problem: `This import is ${row.status}; there is nothing to undo yet`,
      });
    return this.#enqueue(workspace, id, { kind: UNDO_JOB, key: id }, ['undoing', 'undone']);
  }

  async remove(workspace: string, id: string): Promise<void> {
    const row = await this.#row(workspace, id);
    if (!isOpen(row))
      throw new AppError('conflict', {
        problem: `This import is ${row.status}: undo it first, so that nothing is left without its origin`,
      });
    await this.#parts.store.remove(workspace, id);
    await this.folder(id).remove();
  }

  async rejectedRows(workspace: string, id: string): Promise<Readable | null> {
    await this.#row(workspace, id);
    const path = this.folder(id).rejectedRows;
    return existsSync(path) ? createReadStream(path) : null;
  }

  folder(id: string): ImportFolder {
    return new ImportFolder(this.#parts.root, id);
  }

  /** Has a job do it, and remembers which while that is the state. */
  async #enqueue(
    workspace: string,
    id: string,
    job: { readonly kind: string; readonly key?: string },
    states: readonly ImportStatus[],
  ): Promise<Import> {
    const { jobs, store } = this.#parts;
    const enqueued = await jobs.enqueue({ ...job, workspace, payload: { import: id } });
    await store.change(workspace, id, states, { job: enqueued.id });
    return this.read(workspace, id);
  }

  async #changed(workspace: string, id: string, change: ImportChange): Promise<void> {
    const done = await this.#parts.store.change(workspace, id, CHANGEABLE, { ...change, preview: null });
    if (!done) throw isStarted();
  }

  async #row(workspace: string, id: string): Promise<ImportRow> {
    const row = await this.#parts.store.get(workspace, id);
    if (!row) throw new AppError('not_found', { thing: 'import' });
    return row;
  }

  /** An import whose files may be changed: one that has stored nothing. */
  async #open(workspace: string, id: string): Promise<ImportRow> {
    const row = await this.#row(workspace, id);
    if (!isOpen(row)) throw isStarted();
    return row;
  }
}
