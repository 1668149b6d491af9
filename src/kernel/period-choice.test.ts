import { describe, expect, it } from 'vitest';
import { addMonths, daysOf, readPeriod, todayIn, writePeriod } from './period-choice.ts';

describe('periods', () => {
  it('takes today from the zone of the business, not of the reader', () => {
    const justBeforeMidnightInSaoPaulo = Date.UTC(2026, 10, 22, 2, 30);
    expect(todayIn('America/Sao_Paulo', justBeforeMidnightInSaoPaulo)).toBe('2026-11-21');
    expect(todayIn('Asia/Tokyo', justBeforeMidnightInSaoPaulo)).toBe('2026-11-22');
  });

  it.each([
    ['7d', { from: '2026-11-16', to: '2026-11-23' }],
    ['90d', { from: '2026-08-25', to: '2026-11-23' }],
    ['3m', { from: '2026-08-23', to: '2026-11-23' }],
    ['12m', { from: '2025-11-23', to: '2026-11-23' }],
    ['year', { from: '2026-01-01', to: '2026-11-23' }],
    ['all', {}],
  ] as const)('%s includes today and excludes tomorrow', (preset, days) => {
    expect(daysOf({ preset }, '2026-11-22')).toEqual(days);
  });

  it('keeps within a shorter month', () => {
    expect(addMonths('2026-05-31', -3)).toBe('2026-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('goes through the address and back', () => {
    for (const text of ['30d', 'all', '2026-08-01..2026-10-31'])
      expect(writePeriod(readPeriod(text))).toBe(text);
  });

  it.each([[undefined], ['yesterday'], ['2026-02-31..2026-03-01'], [7]])('%s is the default', (text) => {
    expect(readPeriod(text)).toEqual({ preset: 'all' });
  });

  it('turns days in the wrong order round', () => {
    expect(readPeriod('2026-10-31..2026-08-01')).toEqual({ first: '2026-08-01', last: '2026-10-31' });
  });
});
