/** The two jobs of imports: the run, which goes on where its last commit ended, and the undo. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { JobHandler, JobRun, JobTools } from '../../platform/jobs/job.ts';
import type { Ingest } from '../events/public.ts';
import { type Imports, RUN_JOB, UNDO_JOB } from './imports.ts';
import { openTables } from './read/open-tables.ts';
import { type Checkpoint, firstCheckpoint } from './run/checkpoint.ts';
import type { Plan } from './run/plan.ts';
import { runImport } from './run/run-import.ts';
import type { ImportRow, ImportStore } from './store.ts';

export interface ImportJobsParts {
  readonly store: ImportStore;
  readonly imports: Imports;
  readonly ingest: Pick<Ingest, 'accept' | 'settle' | 'undo'>;
  readonly workspace: (id: string) => Promise<WorkspaceScope | null>;
  readonly keepsFiles: (workspace: string) => Promise<boolean>;
  readonly clock: Clock;
}

const Payload = z.object({ import: z.string() });
const ATTEMPTS = 5;

export function importJobs(parts: ImportJobsParts): JobHandler[] {
  return [
    { kind: RUN_JOB, attempts: ATTEMPTS, run: (job, tools) => run(parts, job, tools) },
    { kind: UNDO_JOB, attempts: ATTEMPTS, run: (job) => undo(parts, job) },
  ];
}

async function run(parts: ImportJobsParts, job: JobRun, tools: JobTools): Promise<void> {
  const { store, clock } = parts;
  const workspace = job.workspace ? await parts.workspace(job.workspace) : null;
  const { import: id } = Payload.parse(job.payload);
  const row = workspace && (await store.get(workspace.id, id));
  // From here on only this job may write: one that was stopped and still breathes is shut out.
  const mine = { status: 'running', job: job.id } as const;
  if (!workspace || !row || !(await store.change(workspace.id, id, ['waiting', 'running'], mine))) return;
  try {
    const last = await runFrom(parts, workspace, { ...row, job: job.id }, tools);
    await parts.ingest.settle(workspace.id, tools.signal);
    const progress = JSON.stringify(last);
    const kept = await parts.keepsFiles(workspace.id);
    const change = { status: 'finished', finished_at: clock(), progress, files_kept: kept ? 1 : 0 } as const;
    if ((await store.change(workspace.id, id, ['running'], change)) && !kept) await dropFiles(parts, id);
  } catch (problem) {
    // Stopped on demand or by a shutdown: the state says so already, or the job will be taken up again.
    if (tools.signal.aborted) throw problem;
    const known = problem instanceof AppError ? problem : null;
    if (known || job.attempt >= ATTEMPTS) await failed(parts, workspace.id, id, known);
    throw problem;
  }
}

async function runFrom(
  parts: ImportJobsParts,
  workspace: WorkspaceScope,
  row: ImportRow,
  tools: JobTools,
): Promise<Checkpoint> {
  const { store, clock } = parts;
  const folder = parts.imports.folder(row.id);
  const files = await store.files([row.id]);
  const { tables, left } = await openTables(folder.uploaded(files.map(({ name }) => name)));
  const plan = JSON.parse(row.plan ?? '{"parts":[],"now":0}') as Plan;
  const planned = plan.parts.flatMap(({ roles }) => Object.keys(roles));
  if (planned.some((table) => tables.every(({ head }) => head.id !== table))) {
    throw (
      left[0] ??
      new AppError('unreadable_file', {
        file: planned.join(', '),
        problem: 'it is gone',
        advice: 'Upload it again.',
      })
    );
  }
  await removeOldWork(folder.path);
  const work = await mkdtemp(join(folder.path, 'work-'));
  try {
    return await runImport({
      workspace,
      id: row.id,
      plan,
      tables,
      folder: work,
      rejectedPath: folder.rejectedRows,
      from: row.progress ? (JSON.parse(row.progress) as Checkpoint) : firstCheckpoint(clock()),
      signal: tools.signal,
      ingest: parts.ingest,
      clock,
      save: async (checkpoint, within) => {
        const progress = JSON.stringify(checkpoint);
        // Whoever stopped the import meanwhile shall find nothing added after it.
        const held = await store.change(
          workspace.id,
          row.id,
          ['running'],
          { progress },
          within,
          row.job ?? '',
        );
        if (!held) throw new Error('The import was stopped.');
      },
      progress: (share, note) => tools.progress(Math.round(share * 1000), 1000, note),
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function failed(
  parts: ImportJobsParts,
  workspace: string,
  id: string,
  known: AppError | null,
): Promise<void> {
  const problem = known
    ? { message: known.message, advice: known.advice }
    : {
        message: 'Something went wrong inside the program.',
        advice: 'Its log tells more. Start it again to go on where it stopped.',
      };
  const change = { status: 'failed', finished_at: parts.clock(), problem: JSON.stringify(problem) } as const;
  await parts.store.change(workspace, id, ['running', 'waiting'], change);
}

async function undo(parts: ImportJobsParts, job: JobRun): Promise<void> {
  const { import: id } = Payload.parse(job.payload);
  const workspace = job.workspace ? await parts.workspace(job.workspace) : null;
  const row = workspace && (await parts.store.get(workspace.id, id));
  if (!workspace || row?.status !== 'undoing') return;
  await parts.ingest.undo(workspace, { kind: 'import', id });
  const change = {
    status: 'undone',
    progress: null,
    plan: null,
    preview: null,
    problem: null,
    finished_at: parts.clock(),
  } as const;
  await parts.store.change(workspace.id, id, ['undoing'], change);
  await rm(parts.imports.folder(id).rejectedRows, { force: true });
}

/** Removes the uploaded files; the rejected rows stay. */
async function dropFiles(parts: ImportJobsParts, id: string): Promise<void> {
  const folder = parts.imports.folder(id);
  for (const { name } of await parts.store.files([id])) await folder.removeFile(name);
}

/** What a process that died left behind. */
async function removeOldWork(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    if (/^(work|look)-/.test(name)) await rm(join(path, name), { recursive: true, force: true });
  }
}
