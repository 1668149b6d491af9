/** What a look at the files of an import says: what they are taken for, what is asked, what would become of the rows. Shapes only. */
import { z } from 'zod';
import { columnFields, Mapping } from './mapping.ts';

/** How many; never below zero. */
export const count = z.number().int().nonnegative();

/** Rows of the files: `read = used + skipped + rejected`. Of a rejected row at least one event was refused. */
export const RowCounts = z.object({ read: count, used: count, skipped: count, rejected: count });

/** Events made of the rows: `accepted = stored + duplicate + rejected + waiting`; waiting is 0 soon after the end. */
export const EventCounts = z.object({
  accepted: count,
  stored: count,
  duplicate: count,
  rejected: count,
  waiting: count,
});

/** A reason in plain words and how many rows it concerns. */
export const ReasonCount = z.object({ reason: z.string(), rows: count });

export const TableInfo = z.object({
  /** `orders.csv` or `book.xlsx › Sheet1`. */
  id: z.string(),
  columns: z.array(z.string()),
  rows: count,
  rowsEstimated: z.boolean(),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  /** What the format takes this table for; null if it is left out. */
  role: z.string().nullable(),
});
export type TableInfo = z.output<typeof TableInfo>;

/** One column as the wizard understands it. */
const ColumnGuess = z.object({
  column: z.string(),
  field: z.enum(columnFields).nullable(),
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** Why, in a few words: `the name says so`, `all values are dates`. */
  why: z.string(),
  examples: z.array(z.string()),
});

/** An event as it will be stored, in words a preview can show. */
export const UnderstoodEvent = z.object({
  name: z.string(),
  time: z.number().int(),
  precision: z.enum(['instant', 'date']),
  person: z.string(),
  channel: z.string().nullable(),
  amount: z.object({ minor: z.number().int(), currency: z.string() }).nullable(),
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type UnderstoodEvent = z.output<typeof UnderstoodEvent>;

export const SampleRow = z.object({
  table: z.string(),
  /** Line of the file where known, else the row's number; counted from 1. */
  row: count,
  cells: z.record(z.string(), z.string()),
  outcome: z.enum(['used', 'skipped', 'rejected']),
  reason: z.string().nullable(),
  events: z.array(UnderstoodEvent),
  /** Traits of the person as they will be kept. */
  person: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable(),
});
export type SampleRow = z.output<typeof SampleRow>;

/** Something only the owner knows. The import does not start before it is answered. */
export const Question = z.object({
  id: z.string(),
  text: z.string(),
  why: z.string(),
  choices: z.array(z.object({ value: z.string(), label: z.string(), example: z.string().nullable() })),
  answer: z.string().nullable(),
});
export type Question = z.output<typeof Question>;

/** An unknown table and what its columns are taken to mean; tables with the same header are one. */
export const Wizard = z.object({
  table: z.string(),
  mapping: Mapping,
  guesses: z.array(ColumnGuess),
  missing: z.array(z.string()),
  /** The import cannot start before its columns are explained or it is left out. */
  mustAnswer: z.boolean(),
  /** It is not read, because somebody said so or because the other tables make sense without it. */
  leftOut: z.boolean(),
});
export type Wizard = z.output<typeof Wizard>;

export const Preview = z.object({
  /** ready: may be started. mapping: say what the columns mean. questions: answer them. empty: nothing to import. */
  state: z.enum(['ready', 'mapping', 'questions', 'empty']),
  format: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** How the format was found. */
  foundBy: z.enum(['recognised', 'saved', 'guessed', 'chosen']).nullable(),
  tables: z.array(TableInfo),
  /** The tables that were recognised by nothing, the largest first. */
  wizards: z.array(Wizard),
  questions: z.array(Question),
  sample: z.array(SampleRow),
  /** From all rows, or from the first ones of a large file: then `estimated` and the counts are scaled up. */
  counts: z.object({
    estimated: z.boolean(),
    rows: RowCounts,
    events: count,
    people: count,
    byEvent: z.array(z.object({ name: z.string(), events: count })),
    amounts: z.array(z.object({ event: z.string(), currency: z.string(), minor: z.number().int() })),
  }),
  /** First and last event, ms UTC, and their days in business time. */
  period: z
    .object({ from: z.number().int(), to: z.number().int(), fromDay: z.string(), toDay: z.string() })
    .nullable(),
  skipped: z.array(ReasonCount),
  rejected: z.array(ReasonCount),
  /** Sentences worth reading before the start. */
  notes: z.array(z.string()),
});
export type Preview = z.output<typeof Preview>;
