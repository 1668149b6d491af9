/** Numbers as an owner reads them in a sentence: counts, shares, money, durations. English; the page formats its own. */
import { exponentOf } from './money.ts';

const LOCALE = 'en';

/** 12480 → `12,480`. */
export function countWords(count: number): string {
  return new Intl.NumberFormat(LOCALE).format(count);
}

/** 0.382 → `38 of 100`; small shares keep a decimal, tiny ones are only said to be tiny. */
export function shareWords(share: number): string {
  const of100 = share * 100;
  if (of100 > 0 && of100 < 0.1) return 'fewer than 1 of 1,000';
  const shown = of100 > 0 && of100 < 1 ? of100.toFixed(1) : String(Math.round(of100));
  return `${shown} of 100`;
}

/** 0.852 → `85 % of the revenue`: money is not counted by heads. */
export function revenueShareWords(share: number): string {
  if (share <= 0) return 'no revenue';
  if (share < 0.005) return 'less than 1 % of the revenue';
  return share === 1 ? 'all revenue' : `${Math.round(share * 100)} % of the revenue`;
}

/** Minor units as money without decimals where it is large: `€1,240`, `€12.50`. */
export function moneyWords(minor: number, currency: string, locale = LOCALE): string {
  const major = minor / 10 ** exponentOf(currency);
  const digits = Math.abs(major) >= 100 ? { maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...digits,
  }).format(major);
}

const STEPS: readonly (readonly [number, string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/** 93_600_000 → `26 hours`: the largest unit of which there are at least two. */
export function durationWords(ms: number): string {
  const [unitMs, unit] = STEPS.find(([size]) => ms >= 2 * size) ?? [1_000, 'second'];
  const amount = Math.round(ms / unitMs);
  return thingWords(amount, unit);
}

/** `1 card`, `1,200 cards`. */
export function thingWords(count: number, thing: string): string {
  return `${countWords(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** `once`, `1,200 times`. */
export function timesWords(count: number): string {
  return count === 1 ? 'once' : thingWords(count, 'time');
}

/** `1 person`, `12 people`. */
export function peopleWords(count: number): string {
  return `${countWords(count)} ${count === 1 ? 'person' : 'people'}`;
}

/** `2026-11-02` → `2 November 2026`. */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00Z`),
  );
}
