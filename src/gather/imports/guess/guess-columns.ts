/** Guesses what each column of an unknown table means, from its name and its values, with a confidence and the reason. */
import { nameKey } from '../formats/columns.ts';
import { type ColumnField, columnFields } from '../mapping.ts';
import type { TableHead } from '../read/table.ts';
import { fieldWords } from './lists.ts';
import { type ColumnValues, columnValues } from './values.ts';

export interface Guess {
  readonly column: string;
  readonly field: ColumnField | null;
  readonly confidence: number;
  readonly why: string;
  readonly examples: readonly string[];
}

interface Candidate {
  readonly column: number;
  readonly field: ColumnField;
  readonly score: number;
  readonly why: string;
}

/** One guess per column, in the table's order; no field is given twice. */
export function guessColumns(head: TableHead): Guess[] {
  const values = head.columns.map((_, column) => columnValues(head, column));
  const candidates = head.columns.flatMap((name, column) =>
    candidatesOf(name, column, values[column] as ColumnValues, head.headed),
  );
  candidates.sort((a, b) => b.score - a.score || a.column - b.column);
  const byColumn = new Map<number, Candidate>();
  const taken = new Set<ColumnField>();
  for (const candidate of candidates) {
    if (byColumn.has(candidate.column) || taken.has(candidate.field)) continue;
    byColumn.set(candidate.column, candidate);
    taken.add(candidate.field);
  }
  return head.columns.map((column, index) => {
    const best = byColumn.get(index);
    return {
      column,
      field: best?.field ?? null,
      confidence: Math.round((best?.score ?? 0) * 100) / 100,
      why: best?.why ?? 'kept as a property',
      examples: values[index]?.examples ?? [],
    };
  });
}

function candidatesOf(name: string, column: number, values: ColumnValues, headed: boolean): Candidate[] {
  const found: Candidate[] = [];
  for (const field of columnFields) {
    const named = headed ? nameScore(name, field) : 0;
    const fit = valueFit(field, values);
    if (fit === 0) continue;
    const byValue = named === 0 ? alone(field, values, column) : 0;
    const score = named > 0 ? named * (fit ?? 0.9) : byValue;
    if (score >= 0.3)
      found.push({ column, field, score: Math.min(1, score), why: reason(named, fit, field) });
  }
  return found;
}

function reason(named: number, fit: number | null, field: ColumnField): string {
  const shown =
    field === 'date'
      ? 'dates'
      : field === 'email'
        ? 'e-mail addresses'
        : field === 'phone'
          ? 'phone numbers'
          : 'amounts';
  if (named === 0)
    return field === 'person' ? 'the values look like numbers of people' : `the values look like ${shown}`;
  return fit === null ? 'the name says so' : 'the name says so and the values fit';
}

/** How surely the name means the field: the list's first words say it best; a word within a longer name says it weakly. */
function nameScore(name: string, field: ColumnField): number {
  const key = nameKey(name)
    .replace(/-/g, ' ')
    .replace(/\s*\(.*\)$/, '')
    .trim();
  const words = fieldWords()[field].map((word) => word.replace(/-/g, ' '));
  const place = words.indexOf(key);
  if (place >= 0) return 1 - Math.min(0.15, place * 0.002);
  if (words.some((word) => word.length > 4 && ` ${key} `.includes(` ${word} `))) return 0.6;
  return 0;
}

/** 0: the values speak against the field; null: they say nothing; else how well they fit. */
function valueFit(field: ColumnField, values: ColumnValues): number | null {
  if (values.filled === 0) return field === 'date' || field === 'event' ? 0 : null;
  switch (field) {
    case 'date':
      return values.dates >= 0.5 ? 0.5 + values.dates / 2 : 0;
    case 'clock':
      return values.clocks >= 0.5 ? 1 : 0;
    case 'email':
      return values.mails >= 0.3 ? 1 : 0;
    case 'phone':
      return values.mails > 0.1 || values.dates > 0.9 ? 0 : null;
    case 'amount':
    case 'price':
    case 'refund':
      return values.numbers >= 0.6 || values.money >= 0.6 ? 1 : 0;
    case 'quantity':
      return values.numbers >= 0.6 && values.money < 0.5 ? 1 : 0;
    case 'currency':
      return values.currencies >= 0.6 || values.numbers === 0 ? null : 0;
    case 'event':
    case 'name':
    case 'firstName':
    case 'lastName':
    case 'item':
      return values.numbers > 0.9 || values.dates > 0.9 ? 0 : null;
    case 'person':
    case 'order':
      return values.dates > 0.9 && values.numbers < 0.9 ? 0 : null;
    default:
      return null;
  }
}

/** What the values alone make likely, for columns whose name says nothing. */
function alone(field: ColumnField, values: ColumnValues, column: number): number {
  if (values.filled < 2) return 0;
  if (field === 'date' && values.dates > 0.9) return 0.75;
  if (field === 'email' && values.mails > 0.7) return 0.9;
  if (field === 'phone' && values.phones > 0.7 && values.dates < 0.5) return 0.5;
  if (field === 'amount' && values.money > 0.8 && values.dates < 0.5) return 0.7;
  const wholeNumbers = values.numbers > 0.95 && values.money < 0.1 && values.dates < 0.5;
  if (field === 'person' && wholeNumbers && values.distinct < 1) return 0.66 - column * 0.03;
  return 0;
}
