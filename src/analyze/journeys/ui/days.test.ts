import { describe, expect, it } from 'vitest';
import { byDay } from './days.ts';

const at = (text: string) => ({ at: Date.parse(text) });

describe('a path by days', () => {
  it('puts a step into the day of the business', () => {
    const late = at('2026-06-01T23:30:00Z');
    expect(byDay([late], 'Europe/Lisbon').map((day) => day.day)).toEqual(['2026-06-02']);
    expect(byDay([late], 'UTC').map((day) => day.day)).toEqual(['2026-06-01']);
  });

  it('shows the newest first and counts the silence between days', () => {
    const days = byDay(
      [at('2026-03-01T08:00Z'), at('2026-03-01T09:00Z'), at('2026-03-02T08:00Z'), at('2026-03-12T08:00Z')],
      'UTC',
    );
    expect(days.map((day) => [day.day, day.steps.length, day.gapDays])).toEqual([
      ['2026-03-12', 1, 10],
      ['2026-03-02', 1, 1],
      ['2026-03-01', 2, 0],
    ]);
    expect(days[2]?.steps[0]?.at).toBe(Date.parse('2026-03-01T09:00Z'));
  });

  it('has nothing to show for nobody', () => {
    expect(byDay([], 'UTC')).toEqual([]);
  });
});
