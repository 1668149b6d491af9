/**
 * The stages questions asked of journeys and of raw events, in the same engine, with the server stopped because one process
 * owns the folder. Both must give the same answer, or the comparison fails.
 */
import { peopleByFurthestStage, timesToNext } from '../../analyze/funnel/public.ts';
import type { JourneySource } from '../../analyze/journeys/public.ts';
import type { Stage } from '../../map/stages/contract.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { openEvents } from '../../platform/eventdb/open-events.ts';
import type { Decode } from '../../platform/eventdb/row.ts';
import { type Sql, sql, uint32 } from '../../platform/eventdb/sql.ts';
import type { Report } from './bench.ts';
import { median, timed } from './figure.ts';
import { type RawMap, rawByFurthestStage, rawTimesToNext } from './raw-stages.sql.ts';
import { YEAR_FROM_MS, YEAR_MS } from './story.ts';

const RUNS = 7;
const DAY_MS = 86_400_000;

export interface MapNow {
  readonly workspace: number;
  readonly stages: readonly Stage[];
  readonly touchpoints: readonly Touchpoint[];
}

interface Pair {
  readonly id: string;
  readonly what: string;
  readonly journeys: (source: JourneySource, period: Period) => Sql;
  readonly raw: (map: RawMap) => Sql;
  readonly columns: readonly string[];
}

type Period = Pick<RawMap, 'fromMs' | 'toMs'>;

export async function compareWithRaw(report: Report, folder: string, map: MapNow): Promise<void> {
  const events = await openEvents({ url: null, folder });
  try {
    const sums = { journeys: 0, raw: 0 };
    for (const pair of pairs(map.stages.length)) {
      const { journeys, raw } = await both(events, map, pair);
      sums.journeys += journeys;
      sums.raw += raw;
      report.add(
        `ratio.${pair.id}`,
        `Raw events against journeys: ${pair.what}`,
        raw / journeys,
        'times',
        words(raw, journeys),
      );
    }
    report.add(
      'ratio.all',
      'Raw events against journeys: together',
      sums.raw / sums.journeys,
      'times',
      words(sums.raw, sums.journeys),
    );
  } finally {
    await events.close();
  }
}

function words(raw: number, journeys: number): string {
  return `${raw.toFixed(0)} ms grouping raw events, ${journeys.toFixed(0)} ms from journeys`;
}

function pairs(stages: number): Pair[] {
  const filter = (period: Period) => ({ ...period, channels: [] });
  return [
    {
      id: 'reach',
      what: 'people who reach and meet each stage',
      journeys: (source, period) => peopleByFurthestStage(source, filter(period), stages),
      raw: rawByFurthestStage,
      columns: ['furthest', 'people', 'all_touches', 'all_off_map', ...columnsOf(stages, 'met')],
    },
    {
      id: 'waits',
      what: 'time to the next stage',
      journeys: (source, period) => timesToNext(source, filter(period), stages),
      raw: rawTimesToNext,
      columns: [...columnsOf(stages - 1, 'n'), ...columnsOf(stages - 1, 'q')],
    },
  ];
}

function columnsOf(stages: number, name: string): string[] {
  return Array.from({ length: stages }, (_, index) => `${name}_${index + 1}`);
}

async function both(events: EventDb, map: MapNow, pair: Pair): Promise<{ journeys: number; raw: number }> {
  const times: { journeys: number[]; raw: number[] } = { journeys: [], raw: [] };
  const schema = Object.fromEntries(pair.columns.map((column) => [column, asText]));
  for (let run = 0; run <= RUNS; run++) {
    const period = { fromMs: YEAR_FROM_MS + run * DAY_MS, toMs: YEAR_FROM_MS + YEAR_MS - run * DAY_MS };
    const answers: string[] = [];
    const ask = async (statement: Sql) =>
      answers.push(
        (await events.query(statement, schema))
          .map((row) => JSON.stringify(row))
          .sort()
          .join(),
      );
    const journeys = await timed(() => ask(pair.journeys(sourceOf(map), period)));
    const raw = await timed(() => ask(pair.raw(rawMap(map, period))));
    if (answers[0] !== answers[1])
      throw new Error(`Journeys and raw events differ: ${pair.what}.\n${answers.join('\n')}`);
    if (run === 0) continue;
    times.journeys.push(journeys);
    times.raw.push(raw);
  }
  return { journeys: median(times.journeys), raw: median(times.raw) };
}

const asText: Decode<string> = (value) => JSON.stringify(value);

function sourceOf({ workspace, stages, touchpoints }: MapNow): JourneySource {
  const rows = sql`SELECT * FROM journeys WHERE workspace = ${uint32(workspace)} AND events > 0`;
  return { rows, freshAt: 0, stages, touchpoints, version: '' };
}

function rawMap({ workspace, stages, touchpoints }: MapNow, period: Period): RawMap {
  const positions = new Map(stages.map(({ id, position }) => [id, position]));
  return {
    workspace,
    stages: stages.length,
    touchpoints: touchpoints.map((touchpoint) => ({
      touchpoint,
      stagePosition: positions.get(touchpoint.stageId) ?? 0,
    })),
    ...period,
  };
}
