import { beforeAll, describe, expect, it } from 'vitest';
import { createFormat, minorDigits } from './format.ts';
import { startText } from './text.tsx';

const format = createFormat({ locale: 'en-GB', timezone: 'Europe/Lisbon', currency: 'EUR' });
const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ');

beforeAll(() => startText());

describe('numbers as the business reads them', () => {
  it.each([
    [0, '0 %'],
    [0.0001, 'under 0.1 %'],
    [0.004, '0.4 %'],
    [0.0099, '1 %'],
    [0.41, '41 %'],
    [1, '100 %'],
  ])('share %d', (share, text) => expect(plain(format.share(share))).toBe(text));

  it('says one of them as one', () => {
    expect([0, 1, 12_480].map(format.people)).toEqual(['0 people', '1 person', '12,480 people']);
    expect([1, 12_480].map(format.times)).toEqual(['once', '12,480 times']);
  });

  it('writes a range once with its sign', () => {
    expect(plain(format.shareRange(0.384, 0.447))).toBe('38 to 45 %');
  });

  it('knows how many minor units a currency has', () => {
    expect([minorDigits('EUR'), minorDigits('JPY'), minorDigits('KWD'), minorDigits('no such')]).toEqual([
      2, 0, 3, 2,
    ]);
    expect(format.money(124_050)).toBe('€1,240.50');
    expect(format.money(124_050, { round: true })).toBe('€1,241');
    expect(format.money(4050, { round: true })).toBe('€40.50');
    expect(format.money(4000, { round: true })).toBe('€40');
    expect(format.moneyRange(8926, 13_310, { round: true })).toBe('€89 to €133');
    expect(plain(format.money(1240, { currency: 'JPY' }))).toBe('JP¥1,240');
  });

  it.each([
    [0, '0 seconds'],
    [1000, '1 second'],
    [26 * 60_000, '26 min'],
    [5 * 3_600_000, '5 hours'],
    [2 * 86_400_000, '2 days'],
    [100 * 86_400_000, '3 months'],
    [900 * 86_400_000, '2.5 years'],
  ])('duration %d', (ms, text) => expect(format.duration(ms)).toBe(text));

  it('shows days in business time and a range without repeating the year', () => {
    expect(format.day('2026-10-31')).toBe('31 Oct 2026');
    expect(format.dayTime(Date.UTC(2026, 6, 1, 23, 30))).toBe('2 Jul 2026, 00:30');
    expect(plain(format.days('2026-08-01', '2026-10-31'))).toMatch(/^1 Aug\s?–\s?31 Oct 2026$/);
  });
});
