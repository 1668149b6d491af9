/**
 * Reads written dates and times. `03/04/2026` is read only when told which part is the day; a cell without a zone is
 * read in the zone given; a date without a time of day stands at the start of its day. Refuses what no calendar has.
 */
import { monthOf } from './month-names.ts';
import { isZone, type Zone, zone } from './zones.ts';

export type DateOrder = 'dmy' | 'mdy';

export interface DateReading {
  /** Where the cell names no zone. */
  readonly zone: Zone;
  /** Undefined: a date of unclear order is refused. */
  readonly order?: DateOrder | undefined;
  /** Latest instant accepted, ms UTC. The earliest is 1970-01-01. */
  readonly latest: number;
}

export type WrittenTime =
  | { readonly kind: 'time'; readonly time: number; readonly precision: 'instant' | 'date' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'wrong'; readonly reason: string };

const BLANK: WrittenTime = { kind: 'blank' };
const MINUTE = 60_000;

/** A date cell, or a date and a time cell joined by a space, as an instant. */
export function readTime(text: string, reading: DateReading): WrittenTime {
  const body = text.trim();
  if (body === '' || body === '-' || body === '--' || /^(0000-00-00.*|null|n\/a)$/i.test(body)) return BLANK;
  const fields = datePart(body, reading.order);
  if (typeof fields === 'string') return { kind: 'wrong', reason: fields };
  const wall = wallTime(fields);
  if (wall === null) return { kind: 'wrong', reason: `“${body.slice(0, 40)}” is not a date of any calendar` };
  const clock = clockPart(fields.rest);
  if (!clock) return { kind: 'wrong', reason: `“${body.slice(0, 40)}” is not a time that is understood` };
  const local = wall + clock.ms;
  const time = clock.offset !== null ? local - clock.offset : (clock.zone ?? reading.zone).toInstant(local);
  return inRange(time, clock.given ? 'instant' : 'date', body, reading.latest);
}

function inRange(time: number, precision: 'instant' | 'date', body: string, latest: number): WrittenTime {
  // Half a day of grace: 1970-01-01 somewhere on earth.
  if (time < -43_200_000)
    return { kind: 'wrong', reason: `the date “${body.slice(0, 40)}” lies before 1970` };
  if (time > latest) return { kind: 'wrong', reason: `the date “${body.slice(0, 40)}” lies in the future` };
  return { kind: 'time', time: Math.max(0, time), precision };
}

interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** What stands behind the date. */
  readonly rest: string;
}

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?=$|[ TZ+.])/;
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const WORD_MIDDLE =
  /^(\d{1,2})(?:\.|st|nd|rd|th|er|º)?[\s-]*(?:de\s+)?([\p{L}]{3,12})\.?,?[\s-]*(?:de\s+)?(\d{4}|\d{2}(?![\d:]))/iu;
const WORD_FIRST = /^([\p{L}]{3,12})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})/iu;

function datePart(body: string, order: DateOrder | undefined): DateFields | string {
  const iso = ISO.exec(body);
  if (iso) return fieldsOf(iso[1], iso[3], iso[4], body.slice(iso[0].length));
  const numeric = NUMERIC.exec(body);
  if (numeric) return numericDate(numeric, body, order);
  if (/^\d{10}(\.\d+)?$|^\d{13}$/.test(body)) return epoch(body);
  const compact = COMPACT.exec(body);
  if (compact) {
    const clock = compact[4] ? `T${compact[4]}:${compact[5]}:${compact[6] ?? '00'}` : '';
    return fieldsOf(compact[1], compact[2], compact[3], clock + body.slice(compact[0].length));
  }
  return worded(body) ?? `“${body.slice(0, 40)}” is not a date`;
}

function worded(body: string): DateFields | null {
  const text = body.replace(/^\p{L}{2,10}\.?,\s+/u, '');
  const middle = WORD_MIDDLE.exec(text);
  const middleMonth = middle && monthOf(middle[2] ?? '');
  if (middle && middleMonth)
    return fieldsOf(middle[3], String(middleMonth), middle[1], text.slice(middle[0].length));
  const first = WORD_FIRST.exec(text);
  const firstMonth = first && monthOf(first[1] ?? '');
  if (first && firstMonth)
    return fieldsOf(first[3], String(firstMonth), first[2], text.slice(first[0].length));
  return null;
}

function numericDate(
  parts: RegExpExecArray,
  body: string,
  order: DateOrder | undefined,
): DateFields | string {
  const [matched, first = '', mark, second = '', year] = parts;
  const rest = body.slice(matched.length);
  const sure = sureOrder(Number(first), Number(second), mark === '.');
  if (sure && order && sure !== order && mark !== '.') {
    return `“${body.slice(0, 40)}” does not fit the order of day and month in this file`;
  }
  const used = sure ?? order;
  if (!used) return `“${body.slice(0, 40)}” may be read day first or month first`;
  return used === 'dmy' ? fieldsOf(year, second, first, rest) : fieldsOf(year, first, second, rest);
}

function sureOrder(first: number, second: number, dotted: boolean): DateOrder | null {
  if (dotted || (first > 12 && second <= 12)) return 'dmy';
  return second > 12 && first <= 12 ? 'mdy' : null;
}

/** What one written date says about the order of day and month in its column. */
export function orderOf(text: string): DateOrder | 'unclear' | 'irrelevant' {
  const parts = NUMERIC.exec(text.trim());
  if (!parts || parts[2] === '.') return 'irrelevant';
  return (
    sureOrder(Number(parts[1]), Number(parts[3]), false) ?? (parts[1] === parts[3] ? 'irrelevant' : 'unclear')
  );
}

function epoch(body: string): DateFields {
  const at = new Date(body.length === 13 ? Number(body) : Number(body) * 1000);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    rest: at.toISOString().slice(10),
  };
}

function fieldsOf(year = '', month = '', day = '', rest = ''): DateFields {
  const written = Number(year);
  // Two digits: exports of this century; 70 and above are the last one's.
  const full = year.length === 2 ? written + (written < 70 ? 2000 : 1900) : written;
  return { year: full, month: Number(month), day: Number(day), rest };
}

function wallTime({ year, month, day }: DateFields): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1000) return null;
  const wall = Date.UTC(year, month - 1, day);
  return day > 28 && new Date(wall).getUTCDate() !== day ? null : wall;
}

interface ClockFields {
  readonly given: boolean;
  readonly ms: number;
  /** Offset from UTC in ms, where the cell carries one. */
  readonly offset: number | null;
  readonly zone?: Zone;
}

const MIDNIGHT: ClockFields = { given: false, ms: 0, offset: null };
const CLOCK =
  /^[T\s,]*(?:at\s+|um\s+)?(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?\s?m\.?)?\s*(.*)$/i;

function clockPart(rest: string): ClockFields | null {
  if (rest === '') return MIDNIGHT;
  const parts = CLOCK.exec(rest);
  if (!parts) return /^[\sT,]*$/.test(rest) ? MIDNIGHT : null;
  const [, hours = '', minutes, seconds, fraction, half, suffix = ''] = parts;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  if (hour > 24 || Number(minutes) > 59 || Number(seconds ?? 0) > 60) return null;
  const thousandths = fraction ? Number(fraction.slice(0, 3).padEnd(3, '0')) : 0;
  const ms = ((hour * 60 + Number(minutes)) * 60 + Math.min(Number(seconds ?? 0), 59)) * 1000 + thousandths;
  if (suffix === '') return { given: true, ms, offset: null };
  const named = zoneSuffix(suffix.trim());
  return named && { given: true, ms, ...named };
}

function zoneSuffix(text: string): { offset: number | null; zone?: Zone } | null {
  const bare = text.replace(/^\((.*)\)$/, '$1').replace(/\s*\([^)]*\)$/, '');
  if (/^(z|utc|gmt)$/i.test(bare)) return { offset: 0 };
  const offset = /^(?:utc|gmt)?\s*([+-])(\d{1,2}):?(\d{2})?$/i.exec(bare);
  if (offset) {
    const size = (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * MINUTE;
    return Number(offset[2]) > 14 ? null : { offset: offset[1] === '-' ? -size : size };
  }
  if (/^[A-Z][A-Za-z_]+\/[A-Za-z_/+-]+$/.test(bare) && isZone(bare))
    return { offset: null, zone: zone(bare) };
  return null;
}
