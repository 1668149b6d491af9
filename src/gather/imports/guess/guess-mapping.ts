/** From guessed columns to a whole mapping: what a row is, which currency, and what is still missing. */
import type { ColumnField, Mapping } from '../mapping.ts';
import type { TableHead } from '../read/table.ts';
import { type Guess, guessColumns } from './guess-columns.ts';

export interface GuessedMapping {
  readonly mapping: Mapping;
  readonly guesses: readonly Guess[];
  /** 0 to 1: the least sure of the columns that matter. */
  readonly confidence: number;
}

export function guessMapping(head: TableHead): GuessedMapping {
  const guesses = guessColumns(head);
  const columns: Partial<Record<ColumnField, string>> = {};
  for (const { column, field } of guesses) if (field) columns[field] = column;
  const kind = kindOf(columns);
  const currency = currencyInName(columns.amount ?? columns.price ?? '');
  const mapping: Mapping = { kind, columns, ignore: [], ...(currency ? { currency } : {}) };
  const needed = neededFields(mapping).map(
    (field) => guesses.find((guess) => guess.field === field)?.confidence ?? 0,
  );
  return { mapping, guesses, confidence: missingOf(mapping).length > 0 ? 0 : Math.min(1, ...needed) };
}

type Columns = Mapping['columns'];

function kindOf(columns: Columns): Mapping['kind'] {
  if (!columns.date) return 'contacts';
  if (columns.event && !columns.order) return 'events';
  if (columns.amount || columns.price || columns.order) return 'orders';
  const isList = (columns.email || columns.phone) && (columns.name || columns.firstName);
  return isList ? 'contacts' : 'events';
}

function neededFields({ kind, columns }: Mapping): ColumnField[] {
  const who: ColumnField[] = columns.email ? ['email'] : columns.person ? ['person'] : ['phone'];
  if (kind === 'contacts') return who;
  if (kind === 'events') return [...who, 'date', ...(columns.event ? (['event'] as const) : [])];
  return [
    ...who,
    'date',
    ...(columns.amount ? (['amount'] as const) : columns.price ? (['price'] as const) : []),
  ];
}

/** What the mapping still lacks, in words; empty where it may be used. */
export function missingOf(mapping: Mapping): string[] {
  const { kind, columns } = mapping;
  const missing: string[] = [];
  if (!columns.person && !columns.email && !columns.phone)
    missing.push('a column that says who it was: a customer number, an e-mail or a phone');
  if (kind !== 'contacts' && !columns.date) missing.push('a column with the date');
  if (kind === 'events' && !columns.event && !mapping.eventName)
    missing.push('a column with the event, or one name for all rows');
  return missing;
}

/** `Amount (USD)`, `Preis EUR`, `total_gbp`, `Betrag €`. */
function currencyInName(name: string): string | null {
  if (name.includes('€')) return 'EUR';
  if (name.includes('£')) return 'GBP';
  const code =
    /(?:^|[\s(_[])(USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|MXN|INR|JPY|CNY|ZAR|TRY|SGD|HKD|IDR)(?:$|[\s)_\]])/i.exec(
      name,
    );
  return code?.[1]?.toUpperCase() ?? null;
}
