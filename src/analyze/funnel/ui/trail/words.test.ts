import { beforeAll, describe, expect, it } from 'vitest';
import { createFormat } from '../../../../web/kit/format.ts';
import { startText } from '../../../../web/kit/text.tsx';
import type { StageFigures } from '../../contract.ts';
import {
  beforeText,
  goOnRange,
  goOnShare,
  goOnText,
  leaveText,
  leftOf,
  pictureText,
  timeText,
} from './words.ts';

const format = createFormat({ locale: 'en-GB', timezone: 'UTC', currency: 'EUR' });

function stage(count: number, of: number, low: number | null, high: number | null): StageFigures {
  return {
    stageId: 's',
    position: 1,
    name: 'Decision',
    people: of,
    met: of,
    previousPeople: null,
    goOn: { count, of, share: low === null ? null : count / of, low, high },
    previousGoOn: null,
    gone: of - count,
    onTheWay: 0,
    timeToNext: { n: count, medianMs: 26 * 60_000, p90Ms: null },
  };
}

beforeAll(() => startText());

describe('what the picture says', () => {
  it('gives a share with its range where the sample carries it', () => {
    const enough = stage(506, 1330, 0.354, 0.407);
    expect(goOnText(enough, format)).toBe('38\u00a0% go on');
    expect(goOnRange(enough, format)).toBe('35 to 41\u00a0%');
  });

  it('gives only a range below thirty people', () => {
    const few = stage(8, 20, 0.219, 0.613);
    expect(goOnText(few, format)).toBe('22 to 61\u00a0% go on');
    expect(goOnRange(few, format)).toBeNull();
  });

  it('gives only the counts below five', () => {
    expect(goOnText(stage(1, 4, null, null), format)).toBe('1 of 4 goes on');
    expect(goOnText(stage(2, 4, null, null), format)).toBe('2 of 4 go on');
  });

  it('gives the table under “Go on” the share alone', () => {
    expect(goOnShare(stage(506, 1330, 0.354, 0.407), format)).toBe('38\u00a0%');
    expect(goOnShare(stage(8, 20, 0.219, 0.613), format)).toBe('22 to 61\u00a0%');
    expect(goOnShare(stage(1, 4, null, null), format)).toBe('1 of 4');
  });

  it('says nothing where nobody came or nothing follows', () => {
    expect(goOnText(stage(0, 0, null, null), format)).toBeNull();
    expect(goOnText({ ...stage(1, 9, 0, 1), goOn: null }, format)).toBeNull();
  });

  it('calls no time at all the same day: exports often know only the day', () => {
    expect(timeText(stage(5, 9, 0, 1), format)).toBe('in 26 min');
    expect(timeText({ ...stage(5, 9, 0, 1), timeToNext: { n: 5, medianMs: 0, p90Ms: 0 } }, format)).toBe(
      'on the same day',
    );
    expect(
      timeText({ ...stage(1, 9, 0, 1), timeToNext: { n: 1, medianMs: null, p90Ms: null } }, format),
    ).toBeNull();
  });

  it('recalls the period before, with its share where that carries', () => {
    const now = { ...stage(5, 9, 0, 1), previousPeople: 10_234 };
    const share = { count: 400, of: 1000, share: 0.4, low: 0.37, high: 0.43 };
    expect(beforeText({ ...now, previousPeople: null }, format)).toBeNull();
    expect(beforeText(now, format)).toBe('before: 10,234');
    expect(beforeText({ ...now, previousGoOn: share }, format)).toBe('before: 10,234, 40\u00a0% went on');
    expect(beforeText({ ...now, previousGoOn: { ...share, of: 29 } }, format)).toBe('before: 10,234');
  });

  it('says who left, who may still come, and where that is not known', () => {
    const start = stage(31, 110, 0.2, 0.37);
    expect(leaveText(start, format)).toBe('79 leave');
    expect(leaveText({ ...start, gone: 1 }, format)).toBe('1 leaves');
    expect(leaveText({ ...start, gone: 0, onTheWay: 79 }, format)).toBe('79 still on the way');
    const unknown = { ...start, gone: null, onTheWay: null };
    expect([leaveText(unknown, format), leftOf(unknown)]).toEqual(['79 do not go on', 79]);
  });

  it('reads the picture out in one sentence', () => {
    expect(
      pictureText([stage(5, 1200, 0, 1), { ...stage(0, 30, 0, 1), name: 'Advocacy' }], format),
    ).toContain('1,200 people reach Decision, 30 reach Advocacy');
    expect(pictureText([], format)).toBe('There are no stages yet.');
  });
});
