/** Which cell styles of a workbook mean a date or a time, and how its day numbers become dates. */
import { attribute, elements, tags } from './xml-text.ts';

export type DateStyle = 'date' | 'datetime' | 'time';

/** The built-in number formats that show dates; the rest of the list is numbers and text. */
function builtIn(id: number): DateStyle | null {
  if (id === 22) return 'datetime';
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time';
  return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : null;
}

/** What a format code such as `dd.mm.yyyy hh:mm` shows. */
export function styleOfCode(code: string): DateStyle | null {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, '').toLowerCase();
  if (/general|[#0]/.test(bare) && !/[dy]/.test(bare)) return null;
  const date = /[dy]|mmm/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
  const time = /[hs]/.test(bare);
  if (date) return time ? 'datetime' : 'date';
  return time ? 'time' : null;
}

/** By index of cell style (`s` of a cell): what it shows, where that is a date or time. */
export function dateStyles(stylesXml: string): (DateStyle | null)[] {
  const codes = new Map<number, DateStyle | null>();
  for (const tag of tags(stylesXml, 'numFmt')) {
    codes.set(Number(attribute(tag, 'numFmtId')), styleOfCode(attribute(tag, 'formatCode') ?? ''));
  }
  const [cellFormats = ''] = elements(stylesXml, 'cellXfs');
  return tags(cellFormats, 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return codes.get(id) ?? builtIn(id);
  });
}

const DAY = 86_400_000;

/**
 * A workbook's day number as text: `2026-03-29`, `2026-03-29 14:30:00`, `14:30:00`.
 * @param from1904 the workbook counts from 1904, as old Macs did
 */
export function writtenDay(serial: number, style: DateStyle, from1904: boolean): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  // Day 60 is the 29 February 1900 that never was; days after it are one off.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const text = new Date(Math.round((days - 25_569) * DAY)).toISOString();
  const time = text.slice(11, 19);
  if (style === 'time' && serial < 1) return time;
  return style === 'datetime' || (Math.abs(serial % 1) > 1e-9 && time !== '00:00:00')
    ? `${text.slice(0, 10)} ${time}`
    : text.slice(0, 10);
}
