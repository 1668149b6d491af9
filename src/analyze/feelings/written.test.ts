/** Feelings read from what people wrote, on every backend. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import {
  DAY,
  event,
  type FeelingsBench,
  feelingsBench,
  now,
  review,
} from '../../../test/support/feelings.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { openReport } from '../engine/public.ts';
import { heardFrom, reportedAtAll } from './answers.ts';
import { readScales } from './scales.ts';

describeOnEachBackend('feelings in words', (open) => {
  let backends: Backends;
  let bench: FeelingsBench['bench'];
  let ids: FeelingsBench['ids'];
  let stageIds: FeelingsBench['stageIds'];
  let report: FeelingsBench['report'];
  let at: FeelingsBench['at'];
  let listed: FeelingsBench['listed'];
  beforeEach(async () => {
    backends = await open();
    ({ bench, ids, stageIds, report, at, listed } = await feelingsBench(backends, () => null));
  });
  afterEach(() => backends.close());

  it('reads what people wrote, where no scale says it better, in English alone', async () => {
    const ninetyDaysOlder = Date.UTC(2026, 7, 22, 23);
    const wrote = (person: string, text: string, more: Record<string, string | number> = {}) =>
      event(person, 'Review Submitted', 1, { properties: { text, ...more } });
    const reviews = [
      wrote('u0', 'The parcel came quickly and the card is good.'),
      wrote('u1', 'The parcel came quickly and the card is not good.'),
      wrote('u2', 'The people in the shop were very good to me.'),
      { ...wrote('u3', 'The card that I ordered is bad.'), time: ninetyDaysOlder },
      wrote('u4', 'My order was good, but the box was bad.'),
      // The same person again, on a scale; and one whose words say another thing than the stars.
      review('u4', 5, 1),
      wrote('u5', 'All of it was bad, I will not order again.', { score: 5 }),
      // On a scale that nobody knows: then words are all there is.
      wrote('u6', 'It is all very good.', { score: 3, scale: 'stars' }),
      wrote('u7', '😀'),
      wrote('g1', 'Das Paket kam zu spät und die Karte ist nicht gut.'),
      wrote('n1', 'The parcel came on a Tuesday in March.'),
      event('t1', 'ask', 1, { properties: { text: 'This is a good button.' } }),
    ];
    await bench.send(reviews);
    const compound = (sum: number): number => (2 * sum) / Math.sqrt(sum ** 2 + 15);
    const [good, bad, very, butBad] = [1.9, -2.5, 0.293, 0.5 * 1.9 + 1.5 * -2.5];
    const age = (time: number) => 2 ** -((end - time) / (90 * DAY));
    const { period, written, caveats } = await report();
    const end = period.toMs;
    const felt: [feeling: number, time: number][] = [
      ...[good, -0.74 * good, good + very].map((sum): [number, number] => [compound(sum), now - DAY]),
      [compound(bad), ninetyDaysOlder],
      [compound(butBad), now - DAY],
      [2, now - DAY],
      [2, now - DAY],
      [compound(good + very), now - DAY],
      // "Grinning".
      [compound(1.5), now - DAY],
    ];
    const whole = felt.reduce((sum, [, time]) => sum + age(time), 0);
    const mean = felt.reduce((sum, [feeling, time]) => sum + feeling * age(time), 0) / whole;
    const { reported } = await at('Review Submitted');
    expect(reported).toMatchObject({ answers: 9, inWords: 7, people: 8 });
    expect(reported.value).toBeCloseTo(mean, 3);
    expect(written).toEqual({ read: 7, otherLanguage: 1, noMood: 1, newestOnly: false });
    expect((await at('ask')).reported.answers).toBe(0);
    expect(caveats.join(' ')).toContain('1 written answer is left out, because it is not surely English');
    expect(caveats.join(' ')).not.toContain('outside');
    expect(await listed('feelings.reported', { touchpoint: ids.get('Review Submitted') ?? '' })).toBe(8);
    expect(await listed('feelings.reported', { stage: stageIds[2] ?? '' })).toBe(8);
  });

  it('tells words from nothing where nobody answers on a scale, and keeps people apart by what is asked', async () => {
    const wrote = (person: string, text: string, over: Partial<IncomingEvent> = {}) =>
      event(person, 'Ticket Opened', 1, { properties: { message: text }, ...over });
    await bench.send([
      ...Array.from({ length: 6 }, (_, i) => wrote(`a${i}`, 'I am happy with the people of the shop.')),
      ...Array.from({ length: 5 }, (_, i) =>
        wrote(`b${i}`, 'The card came broken and I am very unhappy.', { channel: 'email' }),
      ),
    ]);
    const [all, mail] = [await report(), await report({ channel: 'email' })];
    expect([all.written.read, mail.written.read]).toEqual([11, 5]);
    expect(all.caveats.join(' ')).toContain('11 answers belong to no touchpoint');
    expect(await listed('feelings.reported', { touchpoint: ids.get('look') ?? '' })).toBe(0);
    const scope = await openReport(bench.parts, bench.workspace, {});
    expect(await reportedAtAll(scope, readScales())).toMatchObject({ answers: 11, inWords: 11, people: 11 });
    // Of too many, the newest.
    await bench.send([wrote('c', 'The newest of all is that I am sad.', { time: now - 1000 })]);
    const heard = await heardFrom(scope, readScales(), 1);
    expect(heard.written).toEqual({ read: 1, otherLanguage: 0, noMood: 0, newestOnly: true });
    expect(heard.said.moods.map(({ time }) => time)).toEqual([now - 1000]);
  });
});
