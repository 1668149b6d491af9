/** The people behind the figures of the paths report: of a leg, a whole way, and where ways lead round, begin or end. */
import { z } from 'zod';
import { count, join, type Sql, sql, text } from '../../platform/eventdb/sql.ts';
import {
  type Asked,
  type FigurePeople,
  figurePeople,
  peopleAround,
  type ReportScope,
  touchesOf,
} from '../engine/public.ts';
import { written } from './compared.sql.ts';
import { stationKinds } from './contract.ts';
import { type Stations, stationsBy } from './stations.ts';

const shared = { by: z.enum(stationKinds).default('touchpoint') };
const repeats = z.enum(['once', 'each']).default('once');

/** A station's part in somebody's way. */
export const wayParts = ['loops', 'ping_pong', 'returned', 'begins', 'ends'] as const;

export const pathFigures: readonly FigurePeople[] = [
  figurePeople(
    'paths.leg',
    z.object({ ...shared, repeats, from: z.string().max(500), to: z.string().max(500) }),
    (scope, { by, from, to, ...asked }) => {
      const stations = stationsBy(by, scope);
      const [start, end] = [stations.codeOf(from), stations.codeOf(to)];
      const went = sql`arrayExists((a, b) -> a = ${count(start)} AND b = ${count(end)}, arrayPopBack(path), arrayPopFront(path))`;
      const name = (code: number) => stations.stationOf(code).name;
      return {
        rows: peopleWhose(scope, stations, asked.repeats === 'once', went),
        words: `People who went from “${name(start)}” directly to “${name(end)}”`,
      };
    },
  ),
  figurePeople(
    'paths.way',
    /** Ids of the stations in order, comma separated, each encoded as in an address. */
    z.object({ ...shared, repeats, stations: z.string().min(1) }),
    (scope, { by, repeats, stations: ids }) => {
      const stations = stationsBy(by, scope);
      const codes = ids.split(',').map((id) => stations.codeOf(decodeURIComponent(id)));
      const names = codes.map((code) => stations.stationOf(code).name).join(' → ');
      return {
        rows: peopleWhose(scope, stations, repeats === 'once', sql`${written} = ${text(codes.join(','))}`),
        words: `People whose whole way was ${names}`,
      };
    },
  ),
  figurePeople(
    'paths.part',
    z.object({ ...shared, repeats, part: z.enum(wayParts), station: z.string().max(500).optional() }),
    (scope, { by, repeats, part, station }) => {
      const stations = stationsBy(by, scope);
      const code = station === undefined ? 0 : stations.codeOf(station);
      const name = code === 0 ? 'a station' : `“${stations.stationOf(code).name}”`;
      const { is, words, once } = partOf(part, code, name);
      return { rows: peopleWhose(scope, stations, once || repeats === 'once', is), words };
    },
  ),
];

/** Circles are looked for in ways in which a station several times in a row counts once. */
function partOf(part: (typeof wayParts)[number], station: number, name: string) {
  switch (part) {
    case 'loops':
      return {
        is: sql`length(arrayDistinct(path)) < length(path)`,
        words: 'People who came back to where they had been',
        once: true,
      };
    case 'ping_pong': {
      const shifted = [1, 2, 3, 4].map(
        (from) => sql`arraySlice(path, ${count(from)}, greatest(length(path) - 3, 0))`,
      );
      return {
        is: sql`arrayExists((a, b, c, d) -> a = c AND b = d AND a != b, ${join(shifted)})`,
        words: 'People who went to and fro between two stations',
        once: true,
      };
    }
    case 'returned':
      return {
        is: sql`countEqual(path, ${count(station)}) > 1`,
        words: `People who came back to ${name}`,
        once: true,
      };
    case 'begins':
      return {
        is: sql`path[1] = ${count(station)}`,
        words: `People whose way began at ${name}`,
        once: false,
      };
    case 'ends':
      return {
        is: sql`path[length(path)] = ${count(station)}`,
        words: `People whose way ended at ${name}`,
        once: false,
      };
  }
}

/** @param is a condition over `path`, the codes of a person's stations in the period */
function peopleWhose(
  { rows, filter }: Pick<ReportScope, keyof Asked>,
  { array }: Stations,
  once: boolean,
  is: Sql,
): Sql {
  const met = sql`SELECT person, arrayFilter(x -> x > 0, ${touchesOf(array, filter)}) AS met FROM ${peopleAround(rows, filter)}`;
  const before = sql`arrayPopBack(arrayPushFront(met, toUInt16(0)))`;
  const path = once ? sql`arrayFilter((x, b) -> x != b, met, ${before})` : sql`met`;
  return sql`SELECT * FROM (${rows}) WHERE person GLOBAL IN (
    SELECT person FROM (SELECT person, ${path} AS path FROM (${met}) WHERE length(met) > 0) WHERE ${is})`;
}
