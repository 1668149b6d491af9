/** Maps as files: what formats there are, taken out, drawn, brought in. */
import { z } from 'zod';
import { AskedLanguage } from '../../../kernel/language.ts';
import { route } from '../../../kernel/route.ts';
import { Said } from '../../../kernel/said.ts';
import { MapSummary } from '../contract.ts';
import { ShownFigures } from '../document/felt.ts';
import { exportFormats, importFormats, pictureFormats } from '../formats/format-names.ts';

const maps = '/api/workspaces/:workspace/maps';
const exports = `${maps}/:map/exports`;

export const listExports = route({
  id: 'map.exchange.formats',
  method: 'GET',
  path: exports,
  access: 'viewer',
  summary: 'The formats a map can be taken out in, each with what it would lose of this map.',
  params: z.object({ workspace: z.string(), map: z.string() }),
  reply: z.object({
    items: z.array(
      z.object({
        format: z.enum(exportFormats),
        extension: z.string(),
        lost: z.array(Said),
        /** The same where a picture is drawn with figures (`map.exchange.draw`). */
        lostWithFigures: z.array(Said),
      }),
    ),
  }),
});

export const exportMap = route({
  id: 'map.exchange.export',
  method: 'GET',
  path: `${exports}/:format`,
  access: 'viewer',
  summary:
    'A map as a file. `csv` and `xlsx` have one row per touchpoint, `csv-across` and `xlsx-across` stages across and lanes down.',
  params: z.object({ workspace: z.string(), map: z.string(), format: z.enum(exportFormats) }),
  /** Of what stands on a picture besides the words of the map. */
  query: z.object({ language: AskedLanguage }),
  replyAs: 'application/octet-stream',
});

export const drawMap = route({
  id: 'map.exchange.draw',
  method: 'POST',
  path: `${exports}/:format`,
  access: 'viewer',
  summary:
    'A map as a picture, pages or slides with figures that the caller gives: live numbers on cards, what was reported and observed beside the curves.',
  params: z.object({ workspace: z.string(), map: z.string(), format: z.enum(pictureFormats) }),
  query: z.object({ language: AskedLanguage }),
  body: ShownFigures,
  replyAs: 'application/octet-stream',
});

export const ImportQuery = z.object({
  /** Left out: found out from the file. */
  format: z.enum(importFormats).optional(),
  /** Of the file. */
  name: z.string().max(200).default(''),
  /** Of the map; else its own, or the name of the file. */
  title: z.string().trim().min(1).max(200).optional(),
  /** Only say what would become of it. */
  preview: z.stringbool().default(false),
  /** Of lanes that the file does not name. */
  language: AskedLanguage,
});
export type ImportQuery = z.output<typeof ImportQuery>;

export const ImportedMap = z.object({
  format: z.enum(importFormats),
  title: z.string(),
  stages: z.number().int(),
  cards: z.number().int(),
  /** What was lost or guessed, each as a sentence. */
  notes: z.array(Said.extend({ kind: z.enum(['lost', 'guessed']) })),
  /** Null for a preview. */
  map: MapSummary.nullable(),
});
export type ImportedMap = z.output<typeof ImportedMap>;

export const importMap = route({
  id: 'map.exchange.import',
  method: 'POST',
  path: `${maps}/imports`,
  access: 'editor',
  summary:
    'Makes a map of a file (JSON, Mermaid, CSV, XLSX, CJML, a list of Miro items), and says what was lost or guessed.',
  params: z.object({ workspace: z.string() }),
  query: ImportQuery,
  bodyAs: 'stream',
  reply: ImportedMap,
});
