/** Periods in business time: presets, their days, and how they stand in the address of a page. Pure; half open, `to` exclusive. */
import { zone } from './zones.ts';

export const presets = ['7d', '30d', '90d', '3m', '12m', 'year', 'all'] as const;
export type Preset = (typeof presets)[number];

/** What the address holds: a preset, or two days `2026-08-01..2026-10-31`, both included. */
export type PeriodChoice = { readonly preset: Preset } | { readonly first: string; readonly last: string };

export const DEFAULT_PERIOD: PeriodChoice = { preset: 'all' };

const DAY_MS = 86_400_000;
const CUSTOM = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** Today's day in the business's time zone. */
export function todayIn(timezone: string, nowMs: number): string {
  return new Date(nowMs + zone(timezone).offsetAt(nowMs)).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of another month, or that month's last day where it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** The days to ask for: `from` included, `to` not. Empty for "all time". */
export function daysOf(choice: PeriodChoice, today: string): { from?: string; to?: string } {
  if ('first' in choice) return { from: choice.first, to: addDays(choice.last, 1) };
  const to = addDays(today, 1);
  switch (choice.preset) {
    case '7d':
      return { from: addDays(to, -7), to };
    case '30d':
      return { from: addDays(to, -30), to };
    case '90d':
      return { from: addDays(to, -90), to };
    case '3m':
      return { from: addMonths(to, -3), to };
    case '12m':
      return { from: addMonths(to, -12), to };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to };
    case 'all':
      return {};
  }
}

export function writePeriod(choice: PeriodChoice): string {
  return 'first' in choice ? `${choice.first}..${choice.last}` : choice.preset;
}

/** Reads the address; anything not understood is the default. Days in the wrong order are turned round. */
export function readPeriod(text: unknown): PeriodChoice {
  if (typeof text !== 'string') return DEFAULT_PERIOD;
  const preset = presets.find((name) => name === text);
  if (preset !== undefined) return { preset };
  const days = CUSTOM.exec(text);
  const first = days?.[1];
  const last = days?.[2];
  if (first === undefined || last === undefined || !isDay(first) || !isDay(last)) return DEFAULT_PERIOD;
  return first <= last ? { first, last } : { first: last, last: first };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
