import { describe, expect, it } from 'vitest';
import { type Opened, readMapChoices, readOpened, reportQuery, writeOpened } from './map-choices.ts';

describe('the map in its address', () => {
  it('reads nothing as everything', () => {
    expect(readMapChoices({})).toEqual({
      period: { preset: 'all' },
      compare: false,
      channels: [],
      table: false,
      opened: null,
    });
  });

  it.each<Opened>([
    { kind: 'stage', id: 'stg_1', figure: 'went_on' },
    { kind: 'touchpoint', id: 'tp_1' },
    { kind: 'returning' },
  ])('opens what was open: $kind', (opened) => {
    expect(readOpened(writeOpened(opened))).toEqual(opened);
  });

  it.each([[undefined], [''], ['stage'], ['something~x']])('opens nothing for %s', (text) => {
    expect(readOpened(text)).toBeNull();
  });

  it('asks for days with the last one included, and for the channels chosen', () => {
    const choices = readMapChoices({
      period: '2026-08-01..2026-10-31',
      compare: 'before',
      channels: 'till,,email',
    });
    expect(reportQuery(choices, '2026-11-22')).toEqual({
      from: '2026-08-01',
      to: '2026-11-01',
      compare: 'previous',
      channel: 'till,email',
    });
  });

  it('compares nothing with all time', () => {
    expect(reportQuery(readMapChoices({ compare: 'before' }), '2026-11-22')).toEqual({ compare: 'none' });
  });
});
