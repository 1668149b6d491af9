import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOf, readTime } from './dates.ts';
import { zone } from './zones.ts';

const latest = Date.UTC(2026, 10, 23);
const read = (text: string, order?: 'dmy' | 'mdy', at = 'Europe/Berlin') =>
  readTime(text, { zone: zone(at), order, latest });
const iso = (text: string, order?: 'dmy' | 'mdy') => {
  const time = read(text, order);
  return time.kind === 'time' ? `${new Date(time.time).toISOString()} ${time.precision}` : time;
};

describe('readTime', () => {
  it.each([
    ['2026-01-05', '2026-01-04T23:00:00.000Z date'],
    ['2026-07-05 10:00', '2026-07-05T08:00:00.000Z instant'],
    ['2026-07-05T10:00:30.125Z', '2026-07-05T10:00:30.125Z instant'],
    ['2025-05-11 09:55:16 -0400', '2025-05-11T13:55:16.000Z instant'],
    ['2026/05/28 7:01:33 PM GMT+2', '2026-05-28T17:01:33.000Z instant'],
    ['19970101', '1996-12-31T23:00:00.000Z date'],
    ['05.01.2026 14:30', '2026-01-05T13:30:00.000Z instant'],
    ['13/04/2026', '2026-04-12T22:00:00.000Z date'],
    ['04/13/26', '2026-04-12T22:00:00.000Z date'],
    ['Jan 5, 2026', '2026-01-04T23:00:00.000Z date'],
    ['5 de março de 2026', '2026-03-04T23:00:00.000Z date'],
    ['12-Dec-2025 3:05 pm', '2025-12-12T14:05:00.000Z instant'],
    ['Tue, 05 Jan 2026 10:00:00 +0000', '2026-01-05T10:00:00.000Z instant'],
    ['1767571200', '2026-01-05T00:00:00.000Z instant'],
    ['1767571200000', '2026-01-05T00:00:00.000Z instant'],
    ['5 Jan 2026 10:00 Europe/London', '2026-01-05T10:00:00.000Z instant'],
  ])('reads %s', (text, expected) => expect(iso(text)).toBe(expected));

  it('asks rather than guesses 03/04/2026', () => {
    expect(read('03/04/2026')).toMatchObject({ kind: 'wrong', reason: expect.stringContaining('day first') });
    expect(iso('03/04/2026', 'dmy')).toBe('2026-04-02T22:00:00.000Z date');
    expect(iso('03/04/2026', 'mdy')).toBe('2026-03-03T23:00:00.000Z date');
  });

  it('refuses a row against the order of its file', () => {
    expect(read('04/13/2026', 'dmy')).toMatchObject({ kind: 'wrong' });
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '31.04.2026',
    '2026-13-01',
    '1899-01-01',
    '1969-06-01',
    '2027-01-01',
    '9999-12-31',
    'soon',
    '12:30',
    '2026-01-05 25:00',
    '2026-01-05 10:00 PST8PDT!',
  ])('refuses %s', (text) => expect(read(text).kind).toBe('wrong'));

  it.each(['', '--', '0000-00-00', '0000-00-00 00:00:00', 'NULL'])('reads “%s” as nothing', (text) =>
    expect(read(text).kind).toBe('blank'),
  );

  it('is right through daylight saving: the hour left out moves on, the hour twice is the first', () => {
    expect(iso('2026-03-29 02:30')).toBe('2026-03-29T01:30:00.000Z instant');
    expect(iso('2026-10-25 02:30')).toBe('2026-10-25T00:30:00.000Z instant');
    expect(iso('2026-10-25 03:30')).toBe('2026-10-25T02:30:00.000Z instant');
  });

  it('gives a time within bounds or a reason, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const time = read(text, 'dmy');
        if (time.kind === 'time') expect(time.time >= 0 && time.time <= latest).toBe(true);
      }),
    );
  });

  it('reads back every instant written with its offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: latest }),
        fc.integer({ min: -14 * 4, max: 14 * 4 }),
        (time, quarters) => {
          const size = Math.abs(quarters) * 15;
          const offset = `${quarters < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
          const wall = new Date(time + quarters * 900_000).toISOString().slice(0, -1);
          if (wall.startsWith('1969')) return;
          expect(read(`${wall}${offset}`)).toEqual({ kind: 'time', time, precision: 'instant' });
        },
      ),
    );
  });
});

describe('zone', () => {
  it('goes from instant to wall clock and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: latest }),
        fc.constantFrom(
          'Europe/Berlin',
          'America/New_York',
          'Asia/Kathmandu',
          'Australia/Lord_Howe',
          'America/Sao_Paulo',
          'UTC',
        ),
        (instant, name) => {
          const at = zone(name);
          const wall = instant + at.offsetAt(instant);
          const back = at.toInstant(wall);
          // Only an hour that comes twice may come back as the first of the two.
          expect(back === instant || at.offsetAt(back) - at.offsetAt(instant) === instant - back).toBe(true);
        },
      ),
    );
  });

  it('agrees with the calendar of the machine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: latest }), (instant) => {
        const shown = new Date(instant).toLocaleString('sv-SE', { timeZone: 'America/Santiago' });
        const wall = new Date(instant + zone('America/Santiago').offsetAt(instant)).toISOString();
        expect(wall.slice(0, 19).replace('T', ' ')).toBe(shown);
      }),
    );
  });
});

describe('orderOf', () => {
  it.each([
    ['13/04/2026', 'dmy'],
    ['04/13/2026', 'mdy'],
    ['03/04/2026', 'unclear'],
    ['04/04/2026', 'irrelevant'],
    ['03.04.2026', 'irrelevant'],
    ['2026-03-04', 'irrelevant'],
  ])('%s is %s', (text, expected) => expect(orderOf(text)).toBe(expected));
});
