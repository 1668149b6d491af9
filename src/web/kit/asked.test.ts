import { describe, expect, it } from 'vitest';
import { askedQuery, besideChoices, filters, isNarrowed, nothingNarrowed, sharedChoices } from './asked.ts';
import { startText } from './text.tsx';

startText();
const today = '2026-11-22';

describe('what a report is asked', () => {
  it('is everything of everybody where the address says nothing', () => {
    expect(askedQuery({}, today)).toEqual({ compare: 'none' });
    expect(isNarrowed({})).toBe(false);
  });

  it('has days with the last one included, and every filter of the address', () => {
    const choices = {
      period: '2026-08-01..2026-10-31',
      compare: 'before',
      channels: 'till,email',
      device: 'phone,tablet',
      campaign: 'spring, sale',
      firstTouch: 'tch_1',
      segment: 'seg_1',
      steps: 'a,b',
    };
    expect(askedQuery(choices, today)).toEqual({
      from: '2026-08-01',
      to: '2026-11-01',
      compare: 'previous',
      channel: 'till,email',
      device: 'phone,tablet',
      campaign: 'spring, sale',
      firstTouch: 'tch_1',
      segment: 'seg_1',
    });
    expect(isNarrowed({ ...choices, ...nothingNarrowed })).toBe(false);
    expect(sharedChoices(choices)).not.toHaveProperty('steps');
    expect(sharedChoices(choices)).toMatchObject({ device: 'phone,tablet', compare: 'before' });
  });

  it('can be asked about those beside: the days before, or the other people', () => {
    const days = { fromDay: '2026-05-01', toDay: '2026-08-01' };
    const shared = { period: '2026-08-01..2026-10-31', segment: 'seg_1', persona: 'per_1', device: 'phone' };
    const before = besideChoices({ ...shared, compare: 'before' }, days);
    expect(askedQuery(before, today)).toEqual({
      from: '2026-05-01',
      to: '2026-08-01',
      segment: 'seg_1',
      persona: 'per_1',
      device: 'phone',
      compare: 'none',
    });
    const others = besideChoices({ ...shared, compare: 'seg_2' }, days);
    expect(askedQuery(others, today)).toEqual({
      from: '2026-08-01',
      to: '2026-11-01',
      segment: 'seg_2',
      device: 'phone',
      compare: 'none',
    });
  });

  it('is compared with what there is, and with what the page can say', () => {
    expect(askedQuery({ compare: 'before' }, today)).toEqual({ compare: 'none' });
    expect(askedQuery({ compare: 'before', period: '30d' }, today, 'segments').compare).toBe('none');
    expect(askedQuery({ compare: 'seg_2' }, today, 'segments')).toEqual({
      compare: 'segment',
      with: 'seg_2',
    });
    expect(askedQuery({ compare: 'seg_2', segment: 'seg_2' }, today)).toEqual({
      compare: 'none',
      segment: 'seg_2',
    });
    expect(askedQuery({ compare: 'seg_2' }, today, 'none')).toEqual({ compare: 'none' });
  });

  it('is said in plain words', () => {
    const offered = {
      words: { device: ['phone', ''], campaign: ['spring'] },
      touchpoints: [{ id: 'tch_1', title: 'Instagram post' }],
    };
    const said = filters.map((filter) => filter.words(filter.options(offered)[0]?.label ?? ''));
    expect(said).toEqual(['on a phone', 'campaign spring', 'path began at Instagram post']);
  });
});
