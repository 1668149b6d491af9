/**
 * Questions of reports asked of journeys and of raw events, in the same engine, with the server stopped because one process owns the
 * folder. Both must give the same answer, or the comparison fails.
 */
import type { Stage } from '../../map/stages/contract.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { openEvents } from '../../platform/eventdb/open-events.ts';
import { type Sql, sql, uint32 } from '../../platform/eventdb/sql.ts';
import type { Report } from './bench.ts';
import { median, timed } from './figure.ts';
import type { RawMap } from './raw.sql.ts';
import { type RawQuestion, rawQuestions } from './raw-questions.ts';
import { YEAR_FROM_MS, YEAR_MS } from './story.ts';

const RUNS = 5;
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
    for (const question of rawQuestions) {
      const { journeys, raw } = await both(events, map, question);
      report.add(
        `ratio.${question.id}`,
        `Raw events against journeys: ${question.what}`,
        raw / journeys,
        'times',
        `${raw.toFixed(0)} ms grouping raw events, ${journeys.toFixed(0)} ms from journeys`,
      );
    }
  } finally {
    await events.close();
  }
}

async function both(
  events: EventDb,
  map: MapNow,
  question: RawQuestion,
): Promise<{ journeys: number; raw: number }> {
  const times: { journeys: number[]; raw: number[] } = { journeys: [], raw: [] };
  for (let run = 0; run <= RUNS; run++) {
    const period = { fromMs: YEAR_FROM_MS + run * DAY_MS, toMs: YEAR_FROM_MS + YEAR_MS - run * DAY_MS };
    const asked = rawMap(map, period);
    const answers: string[] = [];
    const keep = async (answer: Promise<unknown>) => answers.push(JSON.stringify(await answer));
    const journeys = await timed(() => keep(question.journeys(events, rowsOf(map), asked)));
    const raw = await timed(() => keep(question.raw(events, asked)));
    if (answers[0] !== answers[1]) throw new Error(differing(question.id, answers));
    // The first run warms files up and is not counted.
    if (run === 0) continue;
    times.journeys.push(journeys);
    times.raw.push(raw);
  }
  return { journeys: median(times.journeys), raw: median(times.raw) };
}

function differing(id: string, [journeys = '', raw = '']: readonly string[]): string {
  return `Journeys and raw events differ (${id}).\n${journeys.slice(0, 2000)}\n${raw.slice(0, 2000)}`;
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
