/** Imports: files in, a look at what they mean, a start, progress, a result that adds up, undo. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { Mapping } from './mapping.ts';
import { count, EventCounts, Preview, ReasonCount, RowCounts } from './preview-shapes.ts';

/**
 * draft: files may be added and questions answered. waiting: in the queue. running. finished. failed: stopped with a
 * reason; starting again goes on where it stopped. cancelled: stopped on demand; what was taken in stays until undone.
 * undoing, undone: its events are being, or have been, taken back.
 */
export const ImportStatus = z.enum([
  'draft',
  'waiting',
  'running',
  'finished',
  'failed',
  'cancelled',
  'undoing',
  'undone',
]);
export type ImportStatus = z.output<typeof ImportStatus>;

export const ImportFile = z.object({ name: z.string(), bytes: count, uploadedAt: z.number().int() });
export type ImportFile = z.output<typeof ImportFile>;

export const Progress = z.object({
  /** Share done, 0 to 1; null while not known. */
  share: z.number().min(0).max(1).nullable(),
  rows: count,
  rowsPerSecond: z.number().nonnegative(),
  secondsLeft: z.number().nonnegative().nullable(),
  /** What it is doing: `reading side tables`, `rows`, `undoing`. */
  note: z.string(),
});
export type Progress = z.output<typeof Progress>;

export const Import = z.object({
  id: z.string(),
  name: z.string(),
  status: ImportStatus,
  createdAt: z.number().int(),
  startedAt: z.number().int().nullable(),
  finishedAt: z.number().int().nullable(),
  /** Recognised, chosen or guessed; null until the files have been looked at. */
  format: z.object({ id: z.string(), title: z.string() }).nullable(),
  files: z.array(ImportFile),
  /** The files have been removed after the end, as the workspace chose. The result stays. */
  filesKept: z.boolean(),
  rows: RowCounts,
  events: EventCounts,
  people: count,
  skipped: z.array(ReasonCount),
  rejected: z.array(ReasonCount),
  /** The rejected file holds this many rows; never more than a million. */
  rejectedRowsKept: count,
  progress: Progress.nullable(),
  /** Why it failed, and what to do about it. */
  problem: z.object({ message: z.string(), advice: z.string() }).nullable(),
});
export type Import = z.output<typeof Import>;

const FormatInfo = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  /** `recognised` formats are found by their header; `mapped` ones need to know what the columns mean. */
  kind: z.enum(['recognised', 'mapped']),
});

const workspaceParams = z.object({ workspace: z.string() });
const importParams = z.object({ workspace: z.string(), import: z.string() });
const fileParams = z.object({ workspace: z.string(), import: z.string(), name: z.string().max(400) });
const base = '/api/workspaces/:workspace/imports';
const one = `${base}/:import`;

export const listImports = route({
  id: 'gather.imports.list',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary: 'The imports of this business, newest first.',
  params: workspaceParams,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    before: z.string().optional(),
  }),
  reply: z.object({ items: z.array(Import), next: z.string().optional() }),
});

export const listFormats = route({
  id: 'gather.imports.formats',
  method: 'GET',
  path: '/api/workspaces/:workspace/import-formats',
  access: 'viewer',
  summary: 'The formats that are recognised, and the shapes the wizard can map to.',
  params: workspaceParams,
  reply: z.object({ items: z.array(FormatInfo) }),
});

export const createImport = route({
  id: 'gather.imports.create',
  method: 'POST',
  path: base,
  access: 'editor',
  summary: 'Opens an import to which files are then uploaded.',
  params: workspaceParams,
  body: z.object({
    name: z.string().trim().min(1).max(200).optional(),
    /** A format's id, to leave nothing to recognition. */
    format: z.string().max(80).optional(),
  }),
  reply: Import,
});

export const readImport = route({
  id: 'gather.imports.read',
  method: 'GET',
  path: one,
  access: 'viewer',
  summary: 'One import with its progress and its result.',
  params: importParams,
  reply: Import,
});

export const uploadFile = route({
  id: 'gather.imports.upload',
  method: 'PUT',
  path: `${one}/files/:name`,
  access: 'editor',
  summary: 'Uploads a file as it is. The same name again replaces it.',
  params: fileParams,
  bodyAs: 'stream',
  reply: ImportFile,
});

export const removeFile = route({
  id: 'gather.imports.removeFile',
  method: 'DELETE',
  path: `${one}/files/:name`,
  access: 'editor',
  summary: 'Takes a file out of an import that has not started.',
  params: fileParams,
  reply: z.object({ deleted: z.literal(true) }),
});

export const previewImport = route({
  id: 'gather.imports.preview',
  method: 'GET',
  path: `${one}/preview`,
  access: 'editor',
  summary: 'What the files are taken for and what will become of them. Stores nothing.',
  params: importParams,
  reply: Preview,
});

export const setMapping = route({
  id: 'gather.imports.mapping',
  method: 'PUT',
  path: `${one}/mapping`,
  access: 'editor',
  summary: 'Chooses the format, or says what the columns mean; remembered for files with the same header.',
  params: importParams,
  body: z.object({
    /** A format's id, or null to go back to recognition. */
    format: z.string().max(80).nullable().optional(),
    mapping: Mapping.nullable().optional(),
    /** The table it is about; the largest unknown one where it is not named. */
    table: z.string().max(500).optional(),
    /** Not to be read at all. */
    leaveOut: z.boolean().default(false),
  }),
  reply: Preview,
});

export const answerQuestions = route({
  id: 'gather.imports.answers',
  method: 'PUT',
  path: `${one}/answers`,
  access: 'editor',
  summary: 'Answers the questions of the preview by their ids.',
  params: importParams,
  body: z.object({ answers: z.record(z.string(), z.string().max(200)) }),
  reply: Preview,
});

export const startImport = route({
  id: 'gather.imports.start',
  method: 'POST',
  path: `${one}/start`,
  access: 'editor',
  summary: 'Starts it, or goes on where it failed or was cancelled.',
  params: importParams,
  reply: Import,
});

export const cancelImport = route({
  id: 'gather.imports.cancel',
  method: 'POST',
  path: `${one}/cancel`,
  access: 'editor',
  summary: 'Stops it after the chunk at hand. What was taken in stays until it is undone.',
  params: importParams,
  reply: Import,
});

export const rejectedRows = route({
  id: 'gather.imports.rejected',
  method: 'GET',
  path: `${one}/rejected.csv`,
  access: 'editor',
  summary: 'The rejected rows as a CSV file with the reason in the first columns.',
  params: importParams,
  replyAs: 'text/csv',
});

export const undoPreview = route({
  id: 'gather.imports.undoPreview',
  method: 'GET',
  path: `${one}/undo`,
  access: 'editor',
  summary: 'What an undo would take away.',
  params: importParams,
  reply: z.object({
    /** Events that only this import brought. */
    events: count,
    /** People it told of; what only it told of them goes, they stay where others know them. */
    people: count,
    /** Events that stay because others brought them too: counted as stored by those from then on. */
    kept: z.array(z.object({ name: z.string(), events: count })),
  }),
});

export const undoImport = route({
  id: 'gather.imports.undo',
  method: 'POST',
  path: `${one}/undo`,
  access: 'editor',
  summary: 'Takes back every event, person and link that only this import brought.',
  params: importParams,
  reply: Import,
});

export const deleteImport = route({
  id: 'gather.imports.delete',
  method: 'DELETE',
  path: one,
  access: 'editor',
  summary: 'Removes a draft, failed, cancelled or undone import and its files from the list.',
  params: importParams,
  reply: z.object({ deleted: z.literal(true) }),
});
