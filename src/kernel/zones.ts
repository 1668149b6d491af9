/** Time zones: wall clock to instant and back, right through daylight saving, fast enough for every row of a large file. */

const DAY = 86_400_000;
const QUARTER = 900_000;

/** What is known of one IANA zone; make once, use for many conversions. */
export interface Zone {
  readonly name: string;
  /** Offset from UTC in ms at an instant: +7,200,000 for Berlin in summer. */
  offsetAt(instant: number): number;
  /**
   * The instant at which the zone's wall clock shows `wall` (the wall time as if it were UTC, ms).
   * A time that comes twice in autumn means the first; one that is left out in spring is moved on by the gap.
   */
  toInstant(wall: number): number;
}

const known = new Map<string, Zone>();

/** Whether the name is an IANA time zone that this machine knows. */
export function isZone(name: string): boolean {
  try {
    zone(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * The zone of an IANA name such as `Europe/Berlin`. Zones are kept: asking again costs nothing.
 * @throws RangeError for an unknown name
 */
export function zone(name: string): Zone {
  const kept = known.get(name);
  if (kept) return kept;
  const made = makeZone(name);
  known.set(name, made);
  return made;
}

function makeZone(name: string): Zone {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const days = new Map<number, number | null>();
  const quarters = new Map<number, number>();

  // A day that begins and ends with the same offset keeps it throughout; only the two change-over days a year are looked at closer.
  const offsetAt = (instant: number): number => {
    const day = Math.floor(instant / DAY);
    let offset = days.get(day);
    if (offset === undefined) {
      const start = measured(parts, day * DAY);
      offset = start === measured(parts, (day + 1) * DAY) ? start : null;
      days.set(day, offset);
    }
    if (offset !== null) return offset;
    const quarter = Math.floor(instant / QUARTER);
    let fine = quarters.get(quarter);
    if (fine === undefined) {
      fine = measured(parts, quarter * QUARTER);
      quarters.set(quarter, fine);
    }
    return fine;
  };

  const toInstant = (wall: number): number => {
    const before = offsetAt(wall - DAY);
    const after = offsetAt(wall + DAY);
    const early = wall - before;
    if (before === after || offsetAt(early) === before) return early;
    const late = wall - after;
    return offsetAt(late) === after ? late : early;
  };

  return { name, offsetAt, toInstant };
}

function measured(format: Intl.DateTimeFormat, instant: number): number {
  const field: Record<string, string> = {};
  for (const part of format.formatToParts(instant)) field[part.type] = part.value;
  const year = field.era === 'BC' ? 1 - Number(field.year) : Number(field.year);
  const wall = Date.UTC(
    year,
    Number(field.month) - 1,
    Number(field.day),
    Number(field.hour),
    Number(field.minute),
    Number(field.second),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

/** The offsets of a zone one after the other, each with the first instant (ms UTC) it holds from; the first from `from` on. */
export function offsetsBetween(
  name: string,
  from: number,
  to: number,
): { readonly from: number; readonly offset: number }[] {
  const { offsetAt } = zone(name);
  const found = [{ from, offset: offsetAt(from) }];
  for (let at = from; at < to; at += DAY) {
    const next = Math.min(at + DAY, to);
    const last = found.at(-1)?.offset;
    if (offsetAt(next) === last) continue;
    let [low, high] = [at, next];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === last) low = middle;
      else high = middle;
    }
    found.push({ from: high, offset: offsetAt(high) });
  }
  return found;
}
