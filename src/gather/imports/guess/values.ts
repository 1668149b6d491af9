/** What the values of a column are: shares of dates, amounts, mails and so on among its first filled cells. */
import { parseDecimal } from '../../../kernel/numbers.ts';
import type { TableHead } from '../read/table.ts';

export interface ColumnValues {
  readonly filled: number;
  /** Shares of the filled cells, 0 to 1. */
  readonly dates: number;
  readonly clocks: number;
  readonly numbers: number;
  /** Numbers with two decimals or a currency sign. */
  readonly money: number;
  readonly mails: number;
  readonly phones: number;
  readonly currencies: number;
  /** Distinct cells among the filled. */
  readonly distinct: number;
  /** Words: letters, with spaces between or not. */
  readonly words: number;
  readonly examples: readonly string[];
}

const DATE =
  /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})|(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])|\d{10}|1[0-9]{12})([T ,].*)?$|^\D{0,12}\d{1,2}\W{1,2}\p{L}{3,12}\.?\W{1,2}\d{2,4}|^\p{L}{3,12}\.?\s+\d{1,2},?\s+\d{4}/u;
const CLOCK = /^\d{1,2}[:.]\d{2}([:.]\d{2})?(\s*[ap]\.?m\.?)?$/i;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^(p:)?\+?[\d\s()/.-]{7,20}$/;
const MONEY =
  /^[-(]?\s*([$€£¥₹]|[A-Z]{0,3}\$|[A-Z]{3}\s)?\s*-?[\d.,'’\s]*\d[.,]\d{2}\s*([€$£]|[A-Z]{3}|kr|zł)?\)?$|^[-(]?[$€£]\s?\d/;

export function columnValues(head: TableHead, column: number): ColumnValues {
  const cells = head.sample
    .map((row) => row.cells[column]?.trim() ?? '')
    .filter((cell) => cell !== '' && cell !== '--');
  const share = (test: (cell: string) => boolean) =>
    cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
  return {
    filled: cells.length,
    dates: share((cell) => DATE.test(cell)),
    clocks: share((cell) => CLOCK.test(cell)),
    numbers: share((cell) => parseDecimal(cell, '.') !== null || parseDecimal(cell, ',') !== null),
    money: share((cell) => MONEY.test(cell)),
    mails: share((cell) => MAIL.test(cell)),
    phones: share(
      (cell) =>
        PHONE.test(cell) &&
        cell.replace(/\D/g, '').length >= 7 &&
        (/^[+0(]|p:/.test(cell) || /[\s()/-]/.test(cell)),
    ),
    currencies: share((cell) => /^[A-Za-z]{3}$/.test(cell)),
    distinct: cells.length === 0 ? 0 : new Set(cells).size / cells.length,
    words: share((cell) => /^\p{L}[\p{L}\p{M}\s\d'’&().,/_-]*$/u.test(cell)),
    examples: [...new Set(cells)].slice(0, 3).map((cell) => cell.slice(0, 80)),
  };
}
