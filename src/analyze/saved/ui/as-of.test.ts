import { expect, it } from 'vitest';
import { askedAsOf } from './as-of.ts';

const SPRING = Date.UTC(2026, 2, 10, 23, 30);

it('asks a kept report as it would have been asked on a day of business time', () => {
  const at = (period: string) =>
    askedAsOf({ period, question: { channel: 'shop' } }, 'Europe/Berlin', SPRING);
  // In Berlin it is the eleventh already; days up to it, the end exclusive.
  expect(at('all')).toEqual({ channel: 'shop', to: '2026-03-12' });
  expect(at('7d')).toEqual({ channel: 'shop', from: '2026-03-05', to: '2026-03-12' });
  expect(at('2026-01-01..2026-01-31')).toEqual({ channel: 'shop', from: '2026-01-01', to: '2026-02-01' });
});
