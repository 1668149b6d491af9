/** The rows reports read: each person once, without asking the engine to merge versions. */
import { int64, type Sql, sql, uint32 } from '../../platform/eventdb/sql.ts';
import type { JourneyBuild } from './store.ts';

const columns = sql`person, keys, times, precisions, touchpoints, stages, channels, kinds, amounts, names, devices, campaigns,
  pages, furthest, met_stages, stage_waits, met, met_events, met_firsts, met_lasts, paid_times, paid_amounts, paid_kinds, paid_stages,
  paid_touchpoints, events, off_map, first_time, last_time, orders, revenue, foreign_amounts`;

/** Each person's newest row: those that stand alone, and the newest of those rebuilt since. */
export function liveRows(workspace: number, build: Pick<JourneyBuild, 'baseVersion' | 'lastVersion'>): Sql {
  const own = sql`workspace = ${uint32(workspace)}`;
  const base = int64(build.baseVersion);
  if (build.lastVersion === build.baseVersion) {
    return sql`SELECT ${columns} FROM journeys WHERE ${own} AND version <= ${base} AND events > 0`;
  }
  const newer = sql`SELECT person FROM journeys WHERE ${own} AND version > ${base}`;
  return sql`SELECT ${columns} FROM journeys
      WHERE ${own} AND version <= ${base} AND events > 0 AND person GLOBAL NOT IN (${newer})
    UNION ALL SELECT ${columns} FROM (
      SELECT * FROM journeys WHERE ${own} AND version > ${base} ORDER BY version DESC LIMIT 1 BY person) WHERE events > 0`;
}
