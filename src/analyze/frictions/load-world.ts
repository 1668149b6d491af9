/** Brings a business into memory for a search: in parts, so that no answer is large; of a large business, a fixed part of its people. */
import {
  channelId,
  ORDER_COMPLETED,
  ORDER_REFUNDED,
  PAYMENT_REFUNDED,
  PAYMENT_SUCCEEDED,
} from '../../gather/events/public.ts';
import type { BuildRates } from '../../gather/rates/public.ts';
import { addDays, type Day, dayOf, startOfDay } from '../../kernel/calendar.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { EventDb, StatementLimits } from '../../platform/eventdb/event-db.ts';
import { array, float, int, str } from '../../platform/eventdb/row.ts';
import type { JourneySource } from '../journeys/public.ts';
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
  walksOf,
} from './walks.sql.ts';
import { type Touch, WalksBuilder } from './walks.ts';
import type { World } from './world.ts';

/** A little more than a year: the same season once before. */
export const LOOK_BACK_DAYS = 400;
/** So many people tell all there is to tell; of more, every second, third … is looked at. */
const MOST_PEOPLE = 100_000;
const EVENTS_PER_PART = 150_000;
/** A search has time: it runs by night. */
const LIMITS: StatementLimits = { seconds: 900 };
const MOST_VALUES = 61;

export interface LoadTools {
  step(done: number, total: number): Promise<void>;
}

/** @param source journeys as they are now: for stages and touchpoints */
export async function loadWorld(
  events: EventDb,
  source: Pick<JourneySource, 'stages' | 'touchpoints'>,
  workspace: Pick<WorkspaceScope, 'number' | 'timezone'>,
  rates: BuildRates,
  now: number,
  tools: LoadTools,
): Promise<World> {
  // Where the files end, knowledge ends: nobody is called gone for what came after.
  const [newest] = await events.query(lastEvent(workspace.number, now), { events: int, last: int });
  const until = newest && newest.events > 0 ? Math.min(now, newest.last + 1) : now;
  const days = daysUntil(until, workspace.timezone);
  const range: Range = { workspace: workspace.number, fromMs: days.starts[0] ?? 0, toMs: until };
  const [size] = await events.query(peopleCount(range), { people: int, events: int }, LIMITS);
  const every = Math.max(1, Math.ceil((size?.people ?? 0) / MOST_PEOPLE));
  const parts = Math.max(1, Math.ceil((size?.events ?? 0) / every / EVENTS_PER_PART));
  const named = await events.query(
    eventNames(range),
    { name: str, scored: int, low: float, high: float },
    LIMITS,
  );
  const names = named.map(({ name }) => name);
  const marks = marksFrom(await profilesOf(events, { ...range, every }));
  const sells = names.includes(ORDER_COMPLETED);
  const wanted = {
    ...range,
    rates,
    touchpoints: source.touchpoints,
    names,
    moneyNames: sells ? [ORDER_COMPLETED, ORDER_REFUNDED] : [PAYMENT_SUCCEEDED, PAYMENT_REFUNDED],
    marks,
  };
  const builder = new WalksBuilder();
  for (let part = 0; part < parts; part++) {
    const rows = await events.query(walksOf({ ...wanted, part, parts: parts * every }), walkColumns, LIMITS);
    for (const row of rows) builder.add(row.who, touchesOf(row));
    await tools.step(part + 1, parts);
  }
  const positions = new Map(source.stages.map(({ id, position }) => [id, position]));
  const scales = new Map(
    named.flatMap(({ name, scored, low, high }) =>
      scored > 0 && low !== null && high !== null ? [[name, { low, high }]] : [],
    ),
  );
  return {
    walks: builder.build(),
    marks,
    touchpoints: source.touchpoints.map(({ id, title, stageId }) => ({
      id,
      title,
      stage: positions.get(stageId) ?? 0,
    })),
    stages: source.stages,
    signs: signsOf(names, scales),
    channelName: channelId,
    dayStarts: days.starts,
    firstDay: days.first,
    until,
    scale: every,
  };
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

/** The days of the business up to the last one, as instants at which they begin, and the beginning of the day after. */
function daysUntil(until: number, timezone: string): { starts: Float64Array; first: Day } {
  const first = addDays(dayOf(until, timezone), -LOOK_BACK_DAYS);
  return {
    starts: Float64Array.from({ length: LOOK_BACK_DAYS + 2 }, (_, i) =>
      startOfDay(addDays(first, i), timezone),
    ),
    first,
  };
}
