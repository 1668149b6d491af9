/** Questions with two ways to the same answer: from journeys, as the reports do it, and from raw events. */
import { dayNumberIn, durationOf } from '../../analyze/engine/public.ts';
import { type Walked, walked } from '../../analyze/funnel/public.ts';
import { countsPerTouchpoint } from '../../analyze/overview/public.ts';
import { legs } from '../../analyze/paths/public.ts';
import { cohorts } from '../../analyze/retention/public.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { array, float, int } from '../../platform/eventdb/row.ts';
import type { Sql } from '../../platform/eventdb/sql.ts';
import { type RawMap, rawLegs, rawReturns, rawStageFigures, rawTouchpoints } from './raw.sql.ts';

export interface RawQuestion {
  readonly id: string;
  readonly what: string;
  /** @param rows the journeys of the workspace */
  readonly journeys: (events: EventDb, rows: Sql, map: RawMap) => Promise<unknown>;
  readonly raw: (events: EventDb, map: RawMap) => Promise<unknown>;
}

const noNarrowing = { channels: [], devices: [], campaigns: [] };
const MOST_LEGS = 2000;
/** More than a report may have: grouping fifty million raw events takes more than its four gigabytes. */
const RAW_LIMITS = { seconds: 3600, memoryBytes: 16 * 1024 ** 3 };
const perTouchpoint = { code: int, people: int, events: int, last: int };
const perLeg = { from_code: int, to_code: int, gone: int };
const perDay = { began: int, after: int, people: int };

export const rawQuestions: readonly RawQuestion[] = [
  {
    id: 'stages',
    what: 'reach, meetings and waits of all stages (the journeys give money and who has gone as well)',
    journeys: async (events, rows, map) =>
      shared(await walked(events, { rows, filter: filterOf(map) }, map.stages, map.toMs)),
    raw: rawWalked,
  },
  {
    id: 'touchpoints',
    what: 'people, events and the last one of each touchpoint',
    journeys: async (events, rows, map) =>
      (await events.query(countsPerTouchpoint(rows, filterOf(map)), perTouchpoint)).sort(
        (a, b) => a.code - b.code,
      ),
    raw: (events, map) => events.query(rawTouchpoints(map), perTouchpoint, RAW_LIMITS),
  },
  {
    id: 'paths',
    what: 'how often people went from each touchpoint to each other (the journeys give people and times as well)',
    journeys: (events, rows, map) =>
      events.query(legs({ rows, filter: filterOf(map), by: 'touchpoints', once: true }, MOST_LEGS), perLeg),
    raw: (events, map) => events.query(rawLegs(map), perLeg, RAW_LIMITS),
  },
  {
    id: 'retention',
    what: 'who came back to order, by the day of the first order and days after',
    journeys: async (events, rows, map) =>
      events
        .query(
          cohorts({
            rows,
            filter: filterOf(map),
            start: 'order',
            comeback: 'order',
            unit: 'day',
            weekStart: 1,
            dayOf,
          }),
          { cohort: int, after: int, people: int },
        )
        .then((found) => found.map(({ cohort, ...row }) => ({ began: cohort, ...row }))),
    raw: (events, map) => events.query(rawReturns(map, dayOf), perDay, RAW_LIMITS),
  },
];

const dayOf = (instant: Sql): Sql => dayNumberIn('Europe/Berlin', '2025-01-01', '2026-01-01')(instant);

function filterOf({ fromMs, toMs }: RawMap) {
  return { fromMs, toMs, ...noNarrowing };
}

/** What both ways answer of the stages. */
type Shared = Pick<Walked, 'everyone' | 'touches' | 'offMap' | 'reached' | 'met' | 'waits'>;

function shared({ everyone, touches, offMap, reached, met, waits }: Walked): Shared {
  return { everyone, touches, offMap, reached, met, waits };
}

async function rawWalked(events: EventDb, map: RawMap): Promise<Shared> {
  const columns = (name: string, stages: number) =>
    Array.from({ length: stages }, (_, k) => `${name}_${k + 1}`);
  const [reached, met] = [columns('reached', map.stages), columns('met', map.stages)];
  const [went, took] = [columns('n', map.stages - 1), columns('q', map.stages - 1)];
  const counts = ['people', 'touches_made', 'off_map_made', ...reached, ...met, ...went];
  const [row = {}] = await events.query<Record<string, typeof int | ReturnType<typeof array<number | null>>>>(
    rawStageFigures(map),
    {
      ...Object.fromEntries(counts.map((column) => [column, int])),
      ...Object.fromEntries(took.map((column) => [column, array(float)])),
    },
    RAW_LIMITS,
  );
  const number = (column: string): number => {
    const value = row[column];
    return typeof value === 'number' ? value : 0;
  };
  return {
    everyone: number('people'),
    touches: number('touches_made'),
    offMap: number('off_map_made'),
    reached: reached.map(number),
    met: met.map(number),
    waits: took.map((column, index) => {
      const value = row[column];
      const [median = null, p90 = null] = Array.isArray(value) ? value : [];
      return durationOf(number(went[index] ?? ''), median, p90);
    }),
  };
}
