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
import { MOST_IN_FILE, MOST_STEPS, PathsQuery, stationKinds } from './contract.ts';
import { flowPart } from './flow-part.ts';
import { collapsedPath, shownOf, variants } from './paths.sql.ts';
import { type Stations, stationsBy } from './stations.ts';

const shared = { by: z.enum(stationKinds).default('touchpoint') };
const repeats = z.enum(['once', 'each']).default('once');

/** A station's part in somebody's way. */
const wayParts = ['loops', 'ping_pong', 'returned', 'begins', 'ends'] as const;

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
    z.object({ ...shared, repeats, part: z.enum(wayParts), station: z.string().max(5000).optional() }),
    (scope, { by, repeats, part, station }) => {
      const stations = stationsBy(by, scope);
      const others = station?.startsWith('!') && (part === 'begins' || part === 'ends');
      if (others) {
        const end = part === 'begins' ? sql`path[1]` : sql`path[length(path)]`;
        const { is } = someOf(station ?? '', end, stations);
        const words = `People whose way ${part === 'begins' ? 'began' : 'ended'} at any of the other stations`;
        return { rows: peopleWhose(scope, stations, repeats === 'once', is), words };
      }
      const code = station === undefined ? 0 : stations.codeOf(station);
      const name = code === 0 ? 'a station' : `“${stations.stationOf(code).name}”`;
      const { is, words, once } = partOf(part, code, name);
      return { rows: peopleWhose(scope, stations, once || repeats === 'once', is), words };
    },
  ),
  figurePeople(
    'paths.step',
    /** The people of the picture at a station of a column (1-based), and where `to` is given, of the band to one of the next column. */
    z.object({
      ...shared,
      repeats,
      ...PathsQuery.pick({ direction: true, steps: true, at: true, until: true }).shape,
      column: z.coerce
        .number()
        .int()
        .min(1)
        .max(MOST_STEPS + 1),
      from: z.string().max(5000),
      to: z.string().max(5000).optional(),
    }),
    (scope, { by, repeats, column, from, to, ...query }) => {
      const stations = stationsBy(by, scope);
      const here = someOf(from, sql`shown[${count(column)}]`, stations);
      const next = to === undefined ? null : someOf(to, sql`shown[${count(column + 1)}]`, stations);
      // Beyond the end of what is shown an array has noughts, which are no end of a way.
      const is = next
        ? sql`length(shown) > ${count(column)} AND ${here.is} AND ${next.is}`
        : sql`length(shown) >= ${count(column)} AND ${here.is}`;
      const shown = sql`SELECT person, ${shownOf(flowPart(query, stations))} AS shown
        FROM ${personPaths(scope, stations, repeats === 'once')}`;
      const went = next ? `People who went from ${here.words} to ${next.words}` : `People at ${here.words}`;
      return {
        rows: peopleIn(scope, sql`SELECT person FROM (${shown}) WHERE ${is}`),
        words: `${went}, ${query.direction === 'back' ? 'counted back from where they came to' : 'in the picture'}, step ${column}`,
      };
    },
  ),
  figurePeople(
    'paths.other_ways',
    /** Whose whole way is none of so many, most taken first. */
    z.object({ ...shared, repeats, but: z.coerce.number().int().min(0).max(MOST_IN_FILE) }),
    (scope, { by, repeats, but }) => {
      const stations = stationsBy(by, scope);
      const once = repeats === 'once';
      const asked = { rows: scope.rows, filter: scope.filter, by: stations.array, once };
      const first = sql`SELECT ${written} AS way FROM (${variants(asked, but)})`;
      return {
        rows: peopleWhose(scope, stations, once, sql`${written} GLOBAL NOT IN (${first})`),
        words: `People whose whole way is none of the ${but} most taken`,
      };
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
function peopleWhose(scope: Pick<ReportScope, keyof Asked>, stations: Stations, once: boolean, is: Sql): Sql {
  return peopleIn(scope, sql`SELECT person FROM ${personPaths(scope, stations, once)} WHERE ${is}`);
}

function peopleIn({ rows }: Pick<ReportScope, 'rows'>, people: Sql): Sql {
  return sql`SELECT * FROM (${rows}) WHERE person GLOBAL IN (${people})`;
}

/** One row per person with a station: `person` and `path`. */
function personPaths(
  { rows, filter }: Pick<ReportScope, keyof Asked>,
  { array }: Stations,
  once: boolean,
): Sql {
  const met = sql`SELECT person, arrayFilter(x -> x > 0, ${touchesOf(array, filter)}) AS met FROM ${peopleAround(rows, filter)}`;
  return sql`(SELECT person, ${once ? collapsedPath(sql`met`) : sql`met`} AS path FROM (${met}) WHERE length(met) > 0)`;
}

/** Which stations: their ids, comma separated, each encoded as in an address; after `!` all but these; `end`: the way ends there. */
function someOf(words: string, element: Sql, stations: Stations): { is: Sql; words: string } {
  if (words === END) return { is: sql`${element} = 0`, words: 'the end of their way' };
  const others = words.startsWith('!');
  const ids = (others ? words.slice(1) : words).split(',').filter((id) => id !== '');
  const codes = ids.map((id) => stations.codeOf(decodeURIComponent(id)));
  if (others) {
    const not = codes.length === 0 ? sql`1` : sql`${element} NOT IN (${join(codes.map(count))})`;
    return { is: sql`(${element} > 0 AND ${not})`, words: 'any of the other stations' };
  }
  const names = codes.map((code) => `“${stations.stationOf(code).name}”`).join(' or ');
  return { is: codes.length === 0 ? sql`0` : sql`${element} IN (${join(codes.map(count))})`, words: names };
}

const END = 'end';
