/** What is typed is kept once: after a pause, or before that when the field goes. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KeptSoon } from './use-kept-soon.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('keeps once, late or at once, and never what was kept in another way', () => {
  let kept = 0;
  const soon = new KeptSoon(() => kept++);
  soon.now();
  expect(kept).toBe(0);
  soon.later();
  soon.later();
  vi.advanceTimersByTime(400);
  soon.now();
  expect(kept).toBe(1);
  soon.later();
  soon.now();
  vi.advanceTimersByTime(400);
  expect(kept).toBe(2);
  soon.later();
  soon.never();
  vi.advanceTimersByTime(400);
  soon.now();
  expect(kept).toBe(2);
});
