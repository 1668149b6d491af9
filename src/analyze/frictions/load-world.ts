/** Brings a business into memory for a search: in parts, so that no answer is large; of a large business, a fixed part of its people. */
import {
  channelId,
  ORDER_COMPLETED,
  ORDER_REFUNDED,
  PAYMENT_REFUNDED,
  PAYMENT_SUCCEEDED,
} from '../../gather/events/public.ts';
import type { BuildRates } from '../../gather/rates/public.ts';
import { addDays, type Day, dayOf, daysBetween, startOfDay } from '../../kernel/calendar.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { EventDb, StatementLimits } from '../../platform/eventdb/event-db.ts';
import { array, float, int, str } from '../../platform/eventdb/row.ts';
import type { Sql } from '../../platform/eventdb/sql.ts';
import type { JourneySource } from '../journeys/public.ts';
import { LONGEST_DAYS } from './asked.ts';
import { marksFrom, type Profile } from './marks.ts';
import { signsOf } from './signs.ts';
import {
  eventNames,
  frequentValues,
  lastEvent,
  peopleCount,
  profiles,
  type Range,
  type SampledRange,
  type TriesWanted,
  walksOf,
} from './walks.sql.ts';
import { type Touch, WalksBuilder } from './walks.ts';
import type { World } from './world.ts';

/** So many people tell all there is to tell; of more, every second, third … is looked at. */
const MOST_PEOPLE = 100_000;
const EVENTS_PER_PART = 150_000;
/** A search has time: it runs by night. */
const LIMITS: StatementLimits = { seconds: 900 };
const MOST_VALUES = 61;

/** Of whom and of which tries a search was asked. */
export interface AskedOf extends TriesWanted {
  /** Rows with a column `person`; undefined for everybody. */
  readonly people: Sql | undefined;
}

export interface LoadTools {
  step(done: number, total: number): Promise<void>;
}

/**
 * @param source journeys as they are now: for stages and touchpoints
 * @param asked left out: everybody, in the look-back before the end of what is known
 */
export async function loadWorld(
  events: EventDb,
  source: Pick<JourneySource, 'stages' | 'touchpoints'>,
  workspace: Pick<WorkspaceScope, 'number' | 'timezone'>,
  rates: BuildRates,
  now: number,
  tools: LoadTools,
  asked?: AskedOf,
): Promise<World> {
  // Where the files end, knowledge ends: nobody is called gone for what came after.
  const [newest] = await events.query(lastEvent(workspace.number, now), { events: int, last: int });
  const until = newest && newest.events > 0 ? Math.min(now, newest.last + 1) : now;
  const triesUntil = Math.max(0, Math.min(until, asked?.toMs ?? until));
  const days = daysUntil(triesUntil, until, workspace.timezone);
  const fromMs = days.starts[0] ?? 0;
  const range: Range = { workspace: workspace.number, fromMs, toMs: until, people: asked?.people };
  const named = await events.query(
    eventNames(range),
    { name: str, scored: int, low: float, high: float },
    LIMITS,
  );
  const names = named.map(({ name }) => name);
  const { every, parts } = await sizeOf(events, range);
  const marks = marksFrom(await profilesOf(events, { ...range, every }));
  const wanted = {
    ...range,
    rates,
    touchpoints: source.touchpoints,
    names,
    moneyNames: moneyNames(names),
    marks,
    tries: {
      ...ANYWHERE,
      ...asked,
      fromMs: Math.max(fromMs, asked?.fromMs ?? fromMs),
      toMs: triesUntil,
    },
  };
  const builder = new WalksBuilder();
  for (let part = 0; part < parts; part++) {
    const rows = await events.query(walksOf({ ...wanted, part, parts: parts * every }), walkColumns, LIMITS);
    for (const row of rows) builder.add(row.who, touchesOf(row));
    await tools.step(part + 1, parts);
  }
  const positions = new Map(source.stages.map(({ id, position }) => [id, position]));
  return {
    walks: builder.build(),
    marks,
    touchpoints: source.touchpoints.map(({ id, title, stageId }) => ({
      id,
      title,
      stage: positions.get(stageId) ?? 0,
    })),
    stages: source.stages,
    signs: signsOf(names, scalesOf(named)),
    channelName: channelId,
    dayStarts: days.starts,
    firstDay: days.first,
    until,
    triesUntil,
    scale: every,
  };
}

const ANYWHERE = { channels: [], devices: [], campaigns: [] };

/** Of a large business every how many people are read, and in how many parts. */
async function sizeOf(events: EventDb, range: Range): Promise<{ every: number; parts: number }> {
  const [size] = await events.query(peopleCount(range), { people: int, events: int }, LIMITS);
  const every = Math.max(1, Math.ceil((size?.people ?? 0) / MOST_PEOPLE));
  return { every, parts: Math.max(1, Math.ceil((size?.events ?? 0) / every / EVENTS_PER_PART)) };
}

function moneyNames(names: readonly string[]): string[] {
  return names.includes(ORDER_COMPLETED)
    ? [ORDER_COMPLETED, ORDER_REFUNDED]
    : [PAYMENT_SUCCEEDED, PAYMENT_REFUNDED];
}

interface Named {
  readonly name: string;
  readonly scored: number;
  readonly low: number | null;
  readonly high: number | null;
}

function scalesOf(named: readonly Named[]): Map<string, { low: number; high: number }> {
  return new Map(
    named.flatMap(({ name, scored, low, high }) =>
      scored > 0 && low !== null && high !== null ? [[name, { low, high }]] : [],
    ),
  );
}

const profileColumns = {
  dimension: str,
  events: int,
  distinct_values: int,
  numeric: int,
  quintiles: array(float),
};
const valueColumns = { dimension: str, value: str, events: int };
const walkColumns = {
  who: str,
  times: array(int),
  dated: array(int),
  touchpoints: array(int),
  names: array(int),
  channels: array(int),
  amounts: array(int),
  scores: array(str),
  marks: array(array(int)),
  counts: array(int),
};

type WalkRow = { readonly [K in keyof typeof walkColumns]: ReturnType<(typeof walkColumns)[K]> };

function touchesOf(row: WalkRow): Touch[] {
  return row.times.map((time, i) => ({
    time,
    dated: row.dated[i] === 1,
    touchpoint: row.touchpoints[i] ?? 0,
    name: row.names[i] ?? 0,
    channel: row.channels[i] ?? 0,
    amount: row.amounts[i] ?? 0,
    score: row.scores[i] ? Number(row.scores[i]) : Number.NaN,
    marks: row.marks[i] ?? [],
    counts: row.counts[i] === 1,
  }));
}

async function profilesOf(events: EventDb, range: SampledRange): Promise<Profile[]> {
  const seen = await events.query(profiles(range), profileColumns, LIMITS);
  const few = seen
    .filter(({ distinct_values }) => distinct_values < MOST_VALUES)
    .map(({ dimension }) => dimension);
  const values =
    few.length === 0 ? [] : await events.query(frequentValues(range, few, MOST_VALUES), valueColumns, LIMITS);
  return seen.map((profile) => ({
    dimension: profile.dimension,
    name: profile.dimension.slice(profile.dimension.indexOf(':') + 1),
    events: profile.events,
    distinct: profile.distinct_values,
    numeric: profile.numeric,
    quintiles: profile.quintiles.map((edge) => edge ?? 0),
    values: values
      .filter(({ dimension }) => dimension === profile.dimension)
      .map(({ value, events: times }) => ({ value, count: times })),
  }));
}

/** The days of the business from the look-back before the last try up to the last day, as instants at which they begin, and the beginning of the day after. */
function daysUntil(lastTry: number, until: number, timezone: string): { starts: Float64Array; first: Day } {
  const first = addDays(dayOf(lastTry, timezone), -LONGEST_DAYS);
  return {
    starts: Float64Array.from({ length: daysBetween(first, dayOf(until, timezone)) + 2 }, (_, i) =>
      startOfDay(addDays(first, i), timezone),
    ),
    first,
  };
}
