/** Reads numbers as people and programs write them: `1.234,56`, `1 234,56`, `(45.00)`, `--`. Never guesses a value. */

export type DecimalMark = '.' | ',';

/** An exact decimal: `digits` without sign or point, of which the last `scale` stand behind the point. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly scale: number;
}

/** How exports write "nothing here". */
const NOTHING = new Set(['', '-', '--', '—', '–', 'n/a', 'na', 'null', 'none', 'nan']);

/** Whether the cell says that there is no value: empty, dashes, `n/a`. */
export function isBlank(text: string): boolean {
  return text.length < 5 && NOTHING.has(text.toLowerCase());
}

const PLAIN = /^\d+(?:\.\d+)?$/;

/**
 * The number in the text, exact, or null where it is none.
 * Thousands marks (`.` `,` `'` and spaces) must stand between groups of three; a minus may stand before or behind,
 * parentheses mean negative.
 * @param decimal the decimal mark; the other of `.` and `,` is then a thousands mark
 */
export function parseDecimal(text: string, decimal: DecimalMark = '.'): Decimal | null {
  if (decimal === '.' && PLAIN.test(text)) return plain(text, false);
  let body = text.trim().replace(/[\u2212\u2012\u2013]/g, '-');
  let negative = false;
  if (body.startsWith('(') && body.endsWith(')')) {
    negative = true;
    body = body.slice(1, -1).trim();
  }
  if (/^[+-]/.test(body) || /[^eE][+-]$/.test(body)) {
    negative = negative !== body.includes('-');
    body = body.replace(/^[+-]|[+-]$/g, '').trim();
  }
  if (decimal === '.' && /^\d+(\.\d+)?e[+-]?\d{1,2}$/i.test(body)) return scientific(body, negative);
  const grouped =
    decimal === '.'
      ? /^(\d{1,3}(?:[,'’\s]\d{3})+|\d{1,3}(?:,\d{2})*,\d{3}|\d*)(?:\.(\d+))?$/
      : /^(\d{1,3}(?:[.'’\s]\d{3})+|\d*)(?:,(\d+))?$/;
  const parts = grouped.exec(body);
  if (!parts || body === '') return null;
  const whole = (parts[1] ?? '').replace(/\D/g, '');
  const fraction = parts[2] ?? '';
  if (whole === '' && fraction === '') return null;
  return { negative, digits: whole + fraction, scale: fraction.length };
}

/** The same as a JavaScript number, or null; for counts and scores, not for money. */
export function parseNumber(text: string, decimal: DecimalMark = '.'): number | null {
  const exact = parseDecimal(text, decimal);
  if (!exact) return null;
  const value = Number(`${exact.digits || '0'}e-${exact.scale}`);
  return exact.negative && value !== 0 ? -value : value;
}

function plain(text: string, negative: boolean): Decimal {
  const point = text.indexOf('.');
  if (point < 0) return { negative, digits: text, scale: 0 };
  return { negative, digits: text.slice(0, point) + text.slice(point + 1), scale: text.length - point - 1 };
}

function scientific(body: string, negative: boolean): Decimal | null {
  const value = Number(body);
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return null;
  const text = value.toString();
  return PLAIN.test(text) ? plain(text, negative) : plain(value.toFixed(12), negative);
}

/** What the values of a column say about its decimal mark; add each, then ask. */
export interface DecimalEvidence {
  dot: number;
  comma: number;
  /** `1.234` or `1,234`: either a thousands mark or three decimals. */
  unclearDot: number;
  unclearComma: number;
}

/** Counts what one written number says: `1.234,56` and `12,5` speak for the comma, `1,234.56` and `12.5` for the dot. */
export function weighDecimal(text: string, evidence: DecimalEvidence): void {
  const marks = text.replace(/[^.,]/g, '');
  if (marks === '') return;
  const last = marks.at(-1) === ',' ? 'comma' : 'dot';
  const other = last === 'comma' ? 'dot' : 'comma';
  if (marks.includes('.') && marks.includes(',')) evidence[last]++;
  else if (marks.length > 1) evidence[other]++;
  else if (/(^|\D)\d{1,3}[.,]\d{3}(?!\d)/.test(text) && !/(^|\D)0[.,]/.test(text)) {
    evidence[last === 'comma' ? 'unclearComma' : 'unclearDot']++;
  } else evidence[last]++;
}

/**
 * The decimal mark the evidence speaks for, or null where it cannot be told (`1.234` throughout).
 * A lone `1,234` is taken as thousands: no export known writes three decimals with a comma.
 */
export function decidedDecimal(evidence: DecimalEvidence): DecimalMark | null {
  if (evidence.comma > evidence.dot) return ',';
  if (evidence.dot > 0) return '.';
  if (evidence.unclearDot > 0) return null;
  return '.';
}
