/** Numbers, money, days and durations as the business reads them: its locale, its currency, its time zone. Pure. */
import { t } from './text.tsx';

export interface FormatChoices {
  /** BCP 47, for example `en-GB`. */
  readonly locale: string;
  /** IANA name; days and hours are shown in it. */
  readonly timezone: string;
  /** ISO 4217; used where an amount does not carry its own. */
  readonly currency: string;
}

export interface Format {
  readonly choices: FormatChoices;
  /** 12480 → “12,480”. */
  count(value: number): string;
  /** 1 → “1 person”, 12480 → “12,480 people”. */
  people(count: number): string;
  /** 1 → “once”, 12480 → “12,480 times”. */
  times(count: number): string;
  /** 124,800 → “125K”, for places without room. */
  brief(value: number): string;
  /** 0.412 → “41 %”; under one in a hundred with a decimal. */
  share(value: number): string;
  /** Two shares as “38 to 45 %”. */
  shareRange(low: number, high: number): string;
  /** Minor units → “€1,240.50”, or “€1,241” where `round`; small amounts keep their cents, as in the sentences. */
  money(minor: number, options?: MoneyChoices): string;
  /** Two amounts as “€89 to €133”. */
  moneyRange(low: number, high: number, options?: MoneyChoices): string;
  /** `2026-10-31` or an instant → “31 Oct 2026”. */
  day(value: string | number): string;
  /** An instant → “31 Oct 2026, 14:05”. */
  dayTime(instant: number): string;
  time(instant: number): string;
  /** First and last day, both shown: “1 Aug – 31 Oct 2026”. */
  days(first: string, last: string): string;
  /** Milliseconds → “26 min”, “2 days”. */
  duration(ms: number): string;
  /** How long ago, seen from `now`: “4 minutes ago”. */
  ago(instant: number, now: number): string;
  /** Bytes → “4.2 MB”. */
  size(bytes: number): string;
}

/** Major units from which cents say nothing. */
const ROUND_FROM = 100;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Minor units per major unit of a currency, from what the browser knows (JPY 0, EUR 2, KWD 3). */
export function minorDigits(currency: string): number {
  try {
    const shape = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return shape.maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** The largest unit that still says something: 1,560,000 ms → “26 min”, 172,800,000 ms → “2 days”. */
function durationText(ms: number, count: (value: number) => string): string {
  const value = Math.max(0, ms);
  if (value < MINUTE)
    return t('{n, plural, one {# second} other {# seconds}}', { n: Math.round(value / 1000) });
  if (value < 90 * MINUTE) return t('{n} min', { n: Math.round(value / MINUTE) });
  if (value < 36 * HOUR)
    return t('{n, plural, one {# hour} other {# hours}}', { n: Math.round(value / HOUR) });
  const days = Math.round(value / DAY);
  if (days < 70) return t('{n, plural, one {# day} other {# days}}', { n: days });
  if (days < 700) return t('{n} months', { n: Math.round(days / 30.44) });
  return t('{n} years', { n: count(Math.round(days / 36.525) / 10) });
}

function agoText(locale: string, ms: number): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (ms < MINUTE) return t('a moment ago');
  if (ms < 90 * MINUTE) return words.format(-Math.round(ms / MINUTE), 'minute');
  if (ms < 36 * HOUR) return words.format(-Math.round(ms / HOUR), 'hour');
  if (ms < 70 * DAY) return words.format(-Math.round(ms / DAY), 'day');
  if (ms < 700 * DAY) return words.format(-Math.round(ms / (30.44 * DAY)), 'month');
  return words.format(-Math.round(ms / (365.25 * DAY)), 'year');
}

interface MoneyChoices {
  readonly currency?: string;
  readonly round?: boolean;
}

/** Amounts that stand together are written with the same decimals. */
function moneyWith(locale: string, ownCurrency: string) {
  return (minors: readonly number[], options: MoneyChoices = {}): string[] => {
    const currency = options.currency ?? ownCurrency;
    const amounts = minors.map((minor) => minor / 10 ** minorDigits(currency));
    const whole =
      options.round === true &&
      (amounts.every(Number.isInteger) || amounts.some((amount) => Math.abs(amount) >= ROUND_FROM));
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      // The business knows which dollar is its own; that of another country keeps its country.
      currencyDisplay: currency === ownCurrency ? 'narrowSymbol' : 'symbol',
      ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
    });
    return amounts.map((amount) => format.format(amount));
  };
}

function shareText(locale: string, value: number): string {
  if (value > 0 && value < 0.0005) return unbroken(t('under 0.1 %'));
  // Nearly none and nearly all are told from none and all.
  if (value < 1 && value > 0.9995) return unbroken(t('over 99.9 %'));
  const small = (value > 0 && value < 0.00995) || (value < 1 && value >= 0.995);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: small ? 1 : 0 });
  return unbroken(t('{n} %', { n: number.format(value * 100) }));
}

/** The sign stays beside its number at the end of a line. */
function unbroken(share: string): string {
  return share.replace(/ %$/, '\u00a0%');
}

function sizeText(locale: string, bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step++;
  }
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 });
  return `${number.format(value)} ${units[step]}`;
}

/** Made when it is first used: each costs the browser milliseconds, and no page uses them all. */
function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function createFormat(choices: FormatChoices): Format {
  const { locale, timezone } = choices;
  const whole = later(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
  const brief = later(() => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }));
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const ofInstant = later(() => new Intl.DateTimeFormat(locale, { ...day, timeZone: timezone }));
  const ofDay = later(() => new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' }));
  const clock = { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: timezone } as const;
  const withClock = later(() => new Intl.DateTimeFormat(locale, { ...day, ...clock }));
  const onlyClock = later(() => new Intl.DateTimeFormat(locale, clock));
  const count = (value: number): string => whole().format(value);
  const money = moneyWith(locale, choices.currency);
  return {
    choices,
    count,
    people: (n) => t('{n, plural, one {# person} other {{shown} people}}', { n, shown: count(n) }),
    times: (n) => t('{n, plural, one {once} other {{shown} times}}', { n, shown: count(n) }),
    brief: (value) => (Math.abs(value) < 100_000 ? whole().format(value) : brief().format(value)),
    share: (value) => shareText(locale, value),
    shareRange: (low, high) =>
      t('{low} to {high}', {
        low: shareText(locale, low).replace(/\s*%$/, ''),
        high: shareText(locale, high),
      }),
    money: (minor, options) => money([minor], options)[0] ?? '',
    moneyRange: (low, high, options) => {
      const [from = '', to = ''] = money([low, high], options);
      return t('{low} to {high}', { low: from, high: to });
    },
    day: (value) =>
      typeof value === 'string' ? ofDay().format(Date.parse(`${value}T00:00Z`)) : ofInstant().format(value),
    dayTime: (instant) => withClock().format(instant),
    time: (instant) => onlyClock().format(instant),
    days: (first, last) => ofDay().formatRange(Date.parse(`${first}T00:00Z`), Date.parse(`${last}T00:00Z`)),
    duration: (ms) => durationText(ms, count),
    ago: (instant, now) => agoText(locale, Math.max(0, now - instant)),
    size: (bytes) => sizeText(locale, bytes),
  };
}
