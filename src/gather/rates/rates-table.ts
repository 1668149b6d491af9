/** Rates from a table as people keep it: date, currency, rate; comma, semicolon or tab between. Pure; stores nothing. */
import { parseNumber } from '../../kernel/numbers.ts';
import { Rate } from './contract.ts';

export interface ReadRates {
  readonly rates: readonly Rate[];
  /** Lines that are no rate, counted from 1. */
  readonly wrong: readonly { readonly line: number; readonly problem: string }[];
}

const NAMES = {
  day: /^(date|day|datum|tag|fecha|data)$/i,
  currency: /^(currency|code|währung|waehrung|moneda|devise)$/i,
  rate: /^(rate|value|kurs|wert|tipo|taux)$/i,
} as const;

/** Without a header line the columns stand in the order date, currency, rate. A rate with a comma is read as a decimal comma. */
export function readRates(text: string): ReadRates {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const separator = [';', '\t', ','].find((mark) => lines[0]?.includes(mark)) ?? ',';
  const cells = (line: string) => line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const head = cells(lines[0] ?? '');
  const named = (pattern: RegExp) => head.findIndex((name) => pattern.test(name));
  const found = { day: named(NAMES.day), currency: named(NAMES.currency), rate: named(NAMES.rate) };
  const headed = Object.values(found).every((index) => index >= 0);
  const at = headed ? found : { day: 0, currency: 1, rate: 2 };
  const rates: Rate[] = [];
  const wrong: { line: number; problem: string }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || (headed && index === 0)) continue;
    const row = cells(line);
    const written = row[at.rate] ?? '';
    const given = {
      day: row[at.day] ?? '',
      currency: row[at.currency] ?? '',
      rate: parseNumber(written, written.includes(',') && !written.includes('.') ? ',' : '.') ?? Number.NaN,
    };
    const read = Rate.safeParse(given);
    if (read.success) rates.push(read.data);
    else wrong.push({ line: index + 1, problem: problemOf(read.error.issues[0]?.path[0], row, at) });
  }
  return { rates, wrong };
}

function problemOf(
  field: PropertyKey | undefined,
  row: readonly string[],
  at: Readonly<Record<'day' | 'currency' | 'rate', number>>,
): string {
  const value = (name: 'day' | 'currency' | 'rate') => `“${(row[at[name]] ?? '').slice(0, 40)}”`;
  if (field === 'day') return `${value('day')} is not a day such as 2026-01-31`;
  if (field === 'currency') return `${value('currency')} is not a currency such as USD`;
  return `${value('rate')} is not a rate above zero`;
}
