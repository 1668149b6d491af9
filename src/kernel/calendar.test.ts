import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, isDay, startOfDay } from './calendar.ts';

const HOUR = 3_600_000;

it.each([
  // zone, day, length of the day in hours
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['Europe/Berlin', '2026-06-01', 24],
  ['America/New_York', '2026-03-08', 23],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['Asia/Kolkata', '2026-01-01', 24],
  // Midnight itself is left out.
  ['America/Santiago', '2026-09-06', 23],
])('a day in %s on %s has %d hours', (timezone, day, hours) => {
  expect(startOfDay(addDays(day, 1), timezone) - startOfDay(day, timezone)).toBe(hours * HOUR);
});

it('knows which day an instant falls on', () => {
  expect(dayOf(Date.UTC(2026, 0, 1, 3), 'America/New_York')).toBe('2025-12-31');
  expect(dayOf(Date.UTC(2025, 11, 31, 19), 'Asia/Kolkata')).toBe('2026-01-01');
});

it('every instant lies within its day', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), zones, (instant, timezone) => {
      const day = dayOf(instant, timezone);
      expect(startOfDay(day, timezone)).toBeLessThanOrEqual(instant);
      expect(startOfDay(addDays(day, 1), timezone)).toBeGreaterThan(instant);
    }),
  );
});

it('counts days and refuses those that do not exist', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(isDay('2026-02-29')).toBe(false);
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('2026-1-1')).toBe(false);
  expect(() => addDays('2026-13-01', 1)).toThrow(RangeError);
});
