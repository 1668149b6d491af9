/** Imports as the contract shows them, from their rows, their files and what became of their events. */
import type { Ledger, OriginTotals } from '../ledger/public.ts';
import type { Import, Progress } from './contract.ts';
import { formatById } from './formats/registry.ts';
import { type Checkpoint, NO_COUNTS } from './run/checkpoint.ts';
import { type FileRow, hasBegun, type ImportRow, type ImportStore } from './store.ts';

const NO_EVENTS = { accepted: 0, stored: 0, duplicate: 0, rejected: 0, waiting: 0 };

export async function importViews(
  { store, ledger }: { readonly store: ImportStore; readonly ledger: Pick<Ledger, 'totals'> },
  workspace: string,
  rows: readonly ImportRow[],
): Promise<Import[]> {
  const files = await store.files(rows.map(({ id }) => id));
  return Promise.all(
    rows.map(async (row) =>
      importView(
        row,
        files.filter((file) => file.import_id === row.id),
        hasBegun(row) ? await ledger.totals(workspace, { kind: 'import', id: row.id }) : null,
      ),
    ),
  );
}

/** @param ledger what became of its events; null before the start and after an undo */
function importView(row: ImportRow, files: readonly FileRow[], ledger: OriginTotals | null): Import {
  const checkpoint = row.progress ? (JSON.parse(row.progress) as Checkpoint) : null;
  const counts = checkpoint?.counts ?? NO_COUNTS;
  const totals = ledger ?? NO_EVENTS;
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    format: formatOf(row),
    files: files.map(({ name, bytes, uploaded_at }) => ({ name, bytes, uploadedAt: uploaded_at })),
    filesKept: row.files_kept === 1,
    rows: { read: counts.read, used: counts.used, skipped: counts.skipped, rejected: counts.rejected },
    events: {
      accepted: totals.accepted,
      stored: totals.stored,
      duplicate: totals.duplicate,
      rejected: totals.rejected,
      waiting: totals.waiting,
    },
    people: counts.people,
    skipped: reasons(counts.skippedBy),
    rejected: reasons(counts.rejectedBy),
    rejectedRowsKept: checkpoint?.rejected.rows ?? 0,
    progress: row.status === 'running' ? progressOf(checkpoint) : null,
    problem: row.problem ? (JSON.parse(row.problem) as { message: string; advice: string }) : null,
  };
}

function formatOf(row: ImportRow): { id: string; title: string } | null {
  const id = row.format ?? row.chosen_format;
  if (!id) return null;
  const titles = id.split(',').map((one) => formatById(one)?.title ?? one);
  return { id, title: titles.join(' and ') };
}

function reasons(by: Readonly<Record<string, number>>): { reason: string; rows: number }[] {
  return Object.entries(by)
    .map(([reason, rows]) => ({ reason, rows }))
    .sort((a, b) => b.rows - a.rows);
}

function progressOf(checkpoint: Checkpoint | null): Progress {
  if (!checkpoint) return { share: null, rows: 0, rowsPerSecond: 0, secondsLeft: null, note: 'starting' };
  const { at, began, counts, share, note } = checkpoint;
  const seconds = Math.max(0.001, (at - began.at) / 1000);
  const gained = share - began.share;
  return {
    share,
    rows: counts.read,
    rowsPerSecond: Math.max(0, Math.round((counts.read - began.rows) / seconds)),
    secondsLeft: gained > 0 ? Math.round(((1 - share) / gained) * seconds) : null,
    note,
  };
}
