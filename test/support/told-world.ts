/** Events straight to the world of a search for pain points, without a database: for tests of its pure parts. */
import { marksFrom, type Profile, SCORE_PROPERTIES } from '../../src/analyze/frictions/marks.ts';
import { signsOf } from '../../src/analyze/frictions/signs.ts';
import { type Mark, type Touch, type Walks, WalksBuilder } from '../../src/analyze/frictions/walks.ts';
import { DAY_MS, type World } from '../../src/analyze/frictions/world.ts';
import { channelCode, channelId, type IncomingEvent } from '../../src/gather/events/public.ts';
import { keyText } from '../../src/people/identity/public.ts';

export interface ToldMap {
  readonly stages: readonly string[];
  /** In the order in which they are tried. */
  readonly touchpoints: readonly {
    readonly title: string;
    readonly stage: string;
    readonly matches: (event: IncomingEvent) => boolean;
  }[];
}

/** @param personOf groups events by person; the last identity (the device) where left out */
export function worldOf(
  events: readonly IncomingEvent[],
  map: ToldMap,
  until: number,
  personOf: (event: IncomingEvent) => string = (event) =>
    keyText(event.identities.at(-1) ?? { kind: '', value: '' }),
): World {
  const pairs = events.map(pairsOf);
  const marks = marksFrom(profilesOf(pairs));
  const names = [...new Set(events.map(({ name }) => name))].sort();
  const nameAt = new Map(names.map((name, i) => [name, i + 1]));
  const stages = map.stages.map((name, i) => ({ id: `stage-${i}`, name, position: i + 1 }));
  const touchpoints = map.touchpoints.map(({ title, stage }, i) => ({
    id: `touchpoint-${i}`,
    title,
    stage: map.stages.indexOf(stage) + 1,
  }));
  const find = markFinder(marks);
  const byPerson = new Map<string, Touch[]>();
  const scales = new Map<string, { low: number; high: number }>();
  events.forEach((event, i) => {
    const score = scoreOf(event);
    if (!Number.isNaN(score)) {
      const scale = scales.get(event.name) ?? { low: score, high: score };
      scales.set(event.name, { low: Math.min(scale.low, score), high: Math.max(scale.high, score) });
    }
    const touch: Touch = {
      time: event.time,
      dated: event.precision === 'date',
      touchpoint: map.touchpoints.findIndex(({ matches }) => matches(event)) + 1,
      name: nameAt.get(event.name) ?? 0,
      channel: channelCode(event.channel),
      amount: /Order (Completed|Refunded)/.test(event.name) ? (event.amount?.minor ?? 0) : 0,
      score,
      marks: (pairs[i] ?? []).flatMap(find),
      counts: true,
    };
    const person = personOf(event);
    const touches = byPerson.get(person) ?? [];
    byPerson.set(person, touches);
    touches.push(touch);
  });
  const builder = new WalksBuilder();
  for (const [person, touches] of byPerson)
    builder.add(
      person,
      touches.sort((a, b) => a.time - b.time),
    );
  return assembled(builder.build(), marks, { names, stages, touchpoints, scales, until });
}

function assembled(
  walks: Walks,
  marks: readonly Mark[],
  about: {
    names: string[];
    stages: World['stages'];
    touchpoints: World['touchpoints'];
    scales: Map<string, { low: number; high: number }>;
    until: number;
  },
): World {
  const { names, stages, touchpoints, scales, until } = about;
  const days = 400;
  const first = Math.floor(until / DAY_MS) - days;
  return {
    walks,
    marks,
    touchpoints,
    stages,
    signs: signsOf(names, scales),
    channelName: channelId,
    dayStarts: Float64Array.from({ length: days + 2 }, (_, i) => (first + i) * DAY_MS),
    firstDay: new Date(first * DAY_MS).toISOString().slice(0, 10),
    until,
    triesUntil: until,
    scale: 1,
  };
}

type Pair = readonly [dimension: string, name: string, value: string];

function pairsOf(event: IncomingEvent): Pair[] {
  const properties = Object.entries(event.properties ?? {}).map(
    ([name, value]): Pair => [`property:${name}`, name, String(value)],
  );
  const columns = (['device', 'country', 'campaign', 'source', 'page'] as const).flatMap((name): Pair[] =>
    event[name] ? [[`column:${name}`, name, event[name] ?? '']] : [],
  );
  return [...properties, ...columns];
}

function profilesOf(pairs: readonly (readonly Pair[])[]): Profile[] {
  const seen = new Map<string, { name: string; values: Map<string, number> }>();
  for (const [dimension, name, value] of pairs.flat()) {
    const about = seen.get(dimension) ?? { name, values: new Map<string, number>() };
    seen.set(dimension, about);
    about.values.set(value, (about.values.get(value) ?? 0) + 1);
  }
  return [...seen].map(([dimension, { name, values }]) => {
    const counts = [...values].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
    const numbers = counts.flatMap(({ value, count }) =>
      Number.isFinite(Number(value)) ? Array.from({ length: count }, () => Number(value)) : [],
    );
    numbers.sort((a, b) => a - b);
    return {
      dimension,
      name,
      events: counts.reduce((sum, { count }) => sum + count, 0),
      distinct: counts.length,
      numeric: numbers.length,
      quintiles: [0.2, 0.4, 0.6, 0.8].map((part) => numbers[Math.floor(part * numbers.length)] ?? 0),
      values: counts,
    };
  });
}

function markFinder(marks: readonly Mark[]): (pair: Pair) => number[] {
  return ([dimension, , value]) => {
    const at = marks.findIndex(
      (mark) =>
        mark.dimension === dimension && (mark.band ? inBand(mark.band, Number(value)) : mark.value === value),
    );
    return at < 0 ? [] : [at + 1];
  };
}

function inBand({ from, to }: NonNullable<Mark['band']>, number: number): boolean {
  return (from === null || number > from) && (to === null || number <= to);
}

function scoreOf({ properties }: IncomingEvent): number {
  const name = SCORE_PROPERTIES.find((each) => properties?.[each] !== undefined);
  return name ? Number(properties?.[name]) : Number.NaN;
}
