import { expect, it } from 'vitest';
import { freeName } from './door.ts';
import { readCode, shownCode } from './join-code.ts';
import { leftAt, NO_TIMER, timerAfter } from './timer.ts';

const NOW = 1_000_000;
const MINUTE = 60_000;

it('counts down, stands while it is paused, and is lengthened in both', () => {
  const running = timerAfter(NO_TIMER, 'start', 5 * MINUTE, NOW);
  expect(leftAt(running, NOW + MINUTE)).toBe(4 * MINUTE);
  const paused = timerAfter(running, 'pause', 0, NOW + MINUTE);
  expect(leftAt(paused, NOW + 9 * MINUTE)).toBe(4 * MINUTE);
  expect(leftAt(timerAfter(paused, 'add', MINUTE, NOW), NOW)).toBe(5 * MINUTE);
  const resumed = timerAfter(paused, 'resume', 0, NOW + 10 * MINUTE);
  expect(leftAt(resumed, NOW + 12 * MINUTE)).toBe(2 * MINUTE);
  expect(timerAfter(resumed, 'stop', 0, NOW)).toEqual(NO_TIMER);
});

it('gives a whole minute more when time was over already, and does nothing where there is nothing to do', () => {
  const over = timerAfter(NO_TIMER, 'start', MINUTE, NOW);
  expect(leftAt(over, NOW + 2 * MINUTE)).toBe(0);
  expect(leftAt(timerAfter(over, 'add', MINUTE, NOW + 2 * MINUTE), NOW + 2 * MINUTE)).toBe(MINUTE);
  expect(timerAfter(NO_TIMER, 'pause', 0, NOW)).toEqual(NO_TIMER);
  expect(timerAfter(over, 'resume', 0, NOW)).toEqual(over);
});

it('reads a code however somebody typed it', () => {
  expect(readCode(' K7M3Q-9TXHP ')).toBe('k7m3q9txhp');
  expect(readCode('ollO1')).toBe('01101');
  expect(shownCode('k7m3q9txhp')).toBe('k7m3q-9txhp');
});

it('tells two of one name apart', () => {
  expect(freeName('Ann', [{ name: 'Ben' }])).toBe('Ann');
  expect(freeName('ann', [{ name: 'Ann' }, { name: 'Ann (2)' }])).toBe('ann (3)');
});
