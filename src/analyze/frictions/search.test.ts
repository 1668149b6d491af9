import { expect, it } from 'vitest';
import { FIRST_DAY, fieldFrom, questionFrom, type TrialRow } from '../../../test/support/trial-field.ts';
import { type Random, randomFrom } from '../../kernel/random.ts';
import type { Finding } from './finding.ts';
import { search } from './search.ts';
import { DAY_MS, type World } from './world.ts';

/** All that a search asks of a world besides its trials. */
const world = {
  walks: { times: new Float64Array(), touchpointAt: new Uint8Array() },
  marks: [],
  dayStarts: Float64Array.from({ length: 402 }, (_, day) => FIRST_DAY + day * DAY_MS),
  firstDay: '2026-01-01',
} as unknown as World;

const DAYS = 365;

/** Browsers within devices, regions, and a chance of failing that depends on them and the day. */
function shop(
  seed: string,
  trials: number,
  chanceOf: (row: { browser: string; device: string; region: string; day: number }) => number,
): TrialRow[] {
  const random = randomFrom(seed);
  return Array.from({ length: trials }, () => row(random, chanceOf));
}

function row(random: Random, chanceOf: Parameters<typeof shop>[2]): TrialRow {
  const device = random.chance(0.6) ? 'phone' : 'desktop';
  const browser =
    device === 'phone'
      ? random.pick([
          ['A', 3],
          ['B', 1],
        ])
      : random.pick([
          ['C', 2],
          ['D', 1],
        ]);
  const region = random.pick([
    ['north', 1],
    ['south', 1],
    ['east', 1],
    ['west', 1],
  ]);
  const day = random.whole(0, DAYS - 1);
  const has = [`device=${device}`, `browser=${browser}`, `region=${region}`, `weekday=${day % 7}`];
  return { day, bad: random.chance(chanceOf({ browser, device, region, day })), has };
}

function found(rows: readonly TrialRow[], questions = 10): Finding[] {
  return search(world, { question: questionFrom(rows), field: fieldFrom(rows) }, questions);
}

const said = ({ circumstances }: Finding) =>
  circumstances.map(({ name, value }) => `${name}=${value}`).join(' and ') || 'everyone';
const dayOf = (ms: number | null) => (ms === null ? null : Math.round((ms - FIRST_DAY) / DAY_MS));

it('tells the browser from the phone it runs on, and the phone from its browsers', () => {
  const browser = found(shop('b', 3000, (at) => (at.browser === 'B' ? 0.35 : 0.1)));
  expect(browser.map(said)).toEqual(['browser=B']);
  const phone = found(shop('p', 3000, (at) => (at.device === 'phone' ? 0.3 : 0.12)));
  expect(phone.map(said)).toEqual(['device=phone']);
});

it('tells both where there are both, each once', () => {
  const both = found(
    shop('2', 6000, (at) => (at.device === 'phone' ? 0.2 : 0.08) + (at.browser === 'B' ? 0.3 : 0)),
  );
  expect(both.map(said).sort()).toEqual(['browser=B', 'device=phone']);
});

it('puts a break on its day, for everyone and within a circumstance', () => {
  const [since] = found(shop('s', 4000, ({ day }) => (day >= 200 ? 0.42 : 0.28)));
  expect(since && said(since)).toBe('everyone');
  expect(Math.abs((dayOf(since?.span.fromMs ?? null) ?? 0) - 200)).toBeLessThanOrEqual(10);
  expect(since?.span.toMs).toBeNull();
  const [month] = found(
    shop('m', 6000, ({ region, day }) => (region === 'north' && day >= 240 && day < 275 ? 0.6 : 0.1)),
  );
  expect(month && said(month)).toBe('region=north');
  expect(Math.abs((dayOf(month?.span.fromMs ?? null) ?? 0) - 240)).toBeLessThanOrEqual(5);
  expect(Math.abs((dayOf(month?.span.toMs ?? null) ?? 0) - 275)).toBeLessThanOrEqual(5);
});

it('puts a break among few tries in the middle of the days it may have been', () => {
  // One try in ten days where it breaks: from day 200 on nearly all fail, the first seen to fail on day 205.
  const rows: TrialRow[] = Array.from({ length: 360 }, (_, i) => ({
    day: i,
    bad: i % 20 === 3,
    has: ['browser=A'],
  }));
  for (let day = 5; day < 360; day += 10)
    rows.push({ day, bad: day >= 200 && day % 40 !== 25, has: ['browser=B'] });
  const [browser] = found(rows);
  expect(browser && said(browser)).toBe('browser=B');
  // After day 195, and not later than day 205.
  expect(Math.abs((dayOf(browser?.span.fromMs ?? null) ?? 0) - 200)).toBeLessThanOrEqual(3);
});

it('takes rare failures for no swinging, and swinging for what it is', () => {
  const rare = Array.from({ length: 10 }, (_, run) => shop(`rare ${run}`, 450, () => 0.05));
  expect(rare.map((rows) => fieldFrom(rows).spread)).toEqual(rare.map(() => 1));
  const swinging = fieldFrom(shop('swing', 6000, ({ day }) => (Math.floor(day / 14) % 2 === 0 ? 0.2 : 0.4)));
  expect(swinging.spread).toBeGreaterThan(3);
  const plain = Array.from({ length: 20 }, (_, run) => fieldFrom(shop(`plain ${run}`, 3000, () => 0.3)));
  expect(plain.filter(({ spread }) => spread > 1).length).toBeLessThanOrEqual(3);
});

it('says it takes two where it takes two', () => {
  const two = found(shop('&', 8000, (at) => (at.region === 'north' && at.device === 'phone' ? 0.4 : 0.1)));
  expect(two[0]?.circumstances.map(({ value }) => value).sort()).toEqual(['north', 'phone']);
});

it('compares people with their like: what only comes from who they are is not told', () => {
  const random = randomFrom('strata');
  const rows = Array.from({ length: 4000 }, (): TrialRow => {
    const stratum = random.chance(0.5) ? 1 : 0;
    const device = random.chance(stratum === 1 ? 0.8 : 0.3) ? 'phone' : 'desktop';
    return {
      day: random.whole(0, 364),
      bad: random.chance(stratum === 1 ? 0.2 : 0.5),
      has: [`device=${device}`],
      stratum,
    };
  });
  expect(found(rows)).toEqual([]);
  expect(found(rows.map((each) => ({ ...each, stratum: 0 }))).map(said)).toEqual(['device=desktop']);
});

it('with outcomes dealt out by chance cries out at most once in ten runs of ten questions', () => {
  let alarms = 0;
  for (let run = 0; run < 10; run++) {
    for (let question = 0; question < 10; question++) {
      if (
        found(shop(`${run}:${question}`, 300 + 400 * (question % 4), () => 0.08 + 0.1 * (question % 5)))
          .length > 0
      )
        alarms++;
    }
  }
  expect(alarms).toBeLessThanOrEqual(1);
});

it('draws what few people show towards what is usual, and says how many it saw', () => {
  const [browser] = found(shop('b', 900, (at) => (at.browser === 'B' ? 0.4 : 0.1)));
  const seen = (browser?.observed.count ?? 0) / (browser?.observed.of ?? 1);
  expect(browser?.shrunk).toBeLessThan(seen);
  expect(browser?.shrunk).toBeGreaterThan(browser?.expected ?? 1);
});
