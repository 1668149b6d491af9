/**
 * The questions of the stages report asked of journeys and of raw events, in the same engine, with the server stopped because one process
 * owns the folder. Both must give the same answer, or the comparison fails.
 */
import { durationOf } from '../../analyze/engine/public.ts';
import { type Walked, walked } from '../../analyze/funnel/public.ts';
import type { Stage } from '../../map/stages/contract.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { openEvents } from '../../platform/eventdb/open-events.ts';
import { array, float, int } from '../../platform/eventdb/row.ts';
import { type Sql, sql, uint32 } from '../../platform/eventdb/sql.ts';
import type { Report } from './bench.ts';
import { median, timed } from './figure.ts';
import { type RawMap, rawStageFigures } from './raw-stages.sql.ts';
import { YEAR_FROM_MS, YEAR_MS } from './story.ts';

const RUNS = 7;
const DAY_MS = 86_400_000;

export interface MapNow {
  readonly workspace: number;
  readonly stages: readonly Stage[];
  readonly touchpoints: readonly Touchpoint[];
}

type Period = Pick<RawMap, 'fromMs' | 'toMs'>;

export async function compareWithRaw(report: Report, folder: string, map: MapNow): Promise<void> {
  const events = await openEvents({ url: null, folder });
  try {
    const { journeys, raw } = await both(events, map);
    report.add(
      'ratio.all',
      'Raw events against journeys: reach, meetings and waits of all stages',
      raw / journeys,
      'times',
      `${raw.toFixed(0)} ms grouping raw events, ${journeys.toFixed(0)} ms from journeys (which also gave money and who has gone)`,
    );
  } finally {
    await events.close();
  }
}

async function both(events: EventDb, map: MapNow): Promise<{ journeys: number; raw: number }> {
  const times: { journeys: number[]; raw: number[] } = { journeys: [], raw: [] };
  const stages = map.stages.length;
  for (let run = 0; run <= RUNS; run++) {
    const period = { fromMs: YEAR_FROM_MS + run * DAY_MS, toMs: YEAR_FROM_MS + YEAR_MS - run * DAY_MS };
    const answers: string[] = [];
    const keep = async (answer: Promise<unknown>) => answers.push(JSON.stringify(await answer));
    const filter = { ...period, channels: [], devices: [], campaigns: [] };
    const journeys = await timed(() =>
      keep(walked(events, { rows: rowsOf(map), filter }, stages, period.toMs).then(shared)),
    );
    const raw = await timed(() => keep(rawWalked(events, rawMap(map, period))));
    if (answers[0] !== answers[1]) throw new Error(`Journeys and raw events differ.\n${answers.join('\n')}`);
    if (run === 0) continue;
    times.journeys.push(journeys);
    times.raw.push(raw);
  }
  return { journeys: median(times.journeys), raw: median(times.raw) };
}

/** What both ways answer. */
type Shared = Pick<Walked, 'everyone' | 'touches' | 'offMap' | 'reached' | 'met' | 'waits'>;

function shared({ everyone, touches, offMap, reached, met, waits }: Walked): Shared {
  return { everyone, touches, offMap, reached, met, waits };
}

async function rawWalked(events: EventDb, map: RawMap): Promise<Shared> {
  const columns = (name: string, stages: number) =>
    Array.from({ length: stages }, (_, k) => `${name}_${k + 1}`);
  const counts = ['reached', 'met'].flatMap((name) => columns(name, map.stages));
  const spans = columns('q', map.stages - 1);
  const whole = ['people', 'touches_made', 'off_map_made', ...counts, ...columns('n', map.stages - 1)];
  const [row = {}] = await events.query(rawStageFigures(map), {
    ...Object.fromEntries(whole.map((column) => [column, int])),
    ...Object.fromEntries(spans.map((column) => [column, array(float)])),
  });
  const value = row as Record<string, number> & Record<string, (number | null)[]>;
  return {
    everyone: value.people ?? 0,
    touches: value.touches_made ?? 0,
    offMap: value.off_map_made ?? 0,
    reached: columns('reached', map.stages).map((column) => value[column] ?? 0),
    met: columns('met', map.stages).map((column) => value[column] ?? 0),
    waits: spans.map((column, index) => {
      const [median = null, p90 = null] = value[column] as unknown as (number | null)[];
      return durationOf(value[`n_${index + 1}`] ?? 0, median, p90);
    }),
  };
}

function rowsOf({ workspace }: MapNow): Sql {
  return sql`SELECT * FROM journeys WHERE workspace = ${uint32(workspace)} AND events > 0`;
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
