import { beforeAll, describe, expect, it } from 'vitest';
import { createFormat } from '../../../web/kit/format.ts';
import { startText } from '../../../web/kit/text.tsx';
import { quietSince, trendText } from './trend-words.ts';

const format = createFormat({ locale: 'en-GB', timezone: 'UTC', currency: 'EUR' });
const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 22);

beforeAll(() => startText());

describe('what is said of a touchpoint’s change', () => {
  it.each([
    [{ change: 0.22, low: 0.1, high: 0.34 }, '↑ 22\u00a0% more', false],
    [{ change: -0.08, low: -0.12, high: -0.04 }, '↓ 8\u00a0% fewer', true],
    [{ change: 0.05, low: -0.02, high: 0.12 }, 'about as before', false],
    [{ change: -0.05, low: -0.12, high: 0 }, 'about as before', false],
  ])('%o', (trend, text, down) => {
    expect(trendText({ trend }, format)).toEqual({ text, down });
  });

  it('is nothing where the sample carries nothing', () => {
    expect(trendText({ trend: null }, format)).toBeNull();
  });
});

describe('how long it has been quiet', () => {
  it('is said after a month, and when it was never seen', () => {
    expect(quietSince({ lastSeenAt: now - 29 * DAY }, format, now)).toBeNull();
    expect(quietSince({ lastSeenAt: now - 31 * DAY }, format, now)).toBe('last 22 Oct 2026');
    expect(quietSince({ lastSeenAt: null }, format, now)).toBe('not seen');
  });
});
