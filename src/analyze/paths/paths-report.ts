/** The paths report: asks the statements and shapes the answer. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { array, float, int } from '../../platform/eventdb/row.ts';
import {
  durationOf,
  openReport,
  overlapCaveats,
  type ReportParts,
  type ReportScope,
  shareOf,
} from '../engine/public.ts';
import { type CountedLeg, type CountedWay, withBeside } from './beside.ts';
import type { PathsQuery, pathsReport, Station } from './contract.ts';
import { pathDefinitions } from './definitions.ts';
import { flowPart } from './flow-part.ts';
import {
  countedPaths,
  type FlowAsked,
  flowStep,
  legs,
  legsTotal,
  type PathsAsked,
  variants,
} from './paths.sql.ts';
import { pathsCaveats, pathsSentence } from './sentence.ts';
import { type Stations, stationsBy } from './stations.ts';

type Reply = ReplyInputOf<typeof pathsReport>;

const MOST_ENDS = 12;
/** So many legs are read in any case; how many there are is asked apart only where there are more. */
const FEW_LEGS = 2000;

/** @throws AppError `not_found` for a station that does not exist, `invalid_input` where a direction lacks its station */
export async function answerPathsReport(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: PathsQuery,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const stations = stationsBy(query.by, scope);
  const part = flowPart(query, stations);
  const asked: PathsAsked = {
    rows: scope.rows,
    filter: scope.filter,
    by: stations.array,
    once: query.repeats === 'once',
  };
  const [gone, ways, counted] = await Promise.all([
    legsOf(scope, asked, query.limit, stations),
    waysOf(scope, asked, query.limit, stations),
    countedOf(scope, asked, part, stations),
  ]);
  const other = scope.compared && { ...asked, rows: scope.compared.rows, filter: scope.compared.filter };
  const beside = await withBeside(scope, { people: counted.people, legs: gone.legs, ways }, other);
  const figures = { ...gone, ...counted, ...beside };
  const used = usedStations(figures, stations, scope);
  const words = {
    sentence: pathsSentence(figures, used, scope.compared?.words ?? ''),
    caveats: [...pathsCaveats(figures), ...(await overlapCaveats(scope))],
    definitions: pathDefinitions,
  };
  return { ...scope.head(words), by: query.by, stations: used, ...figures };
}

async function legsOf({ events }: ReportScope, asked: PathsAsked, limit: number, stations: Stations) {
  const rows = await events.query(legs(asked, FEW_LEGS), {
    from_code: int,
    to_code: int,
    gone: int,
    people: int,
    mean: float,
    median: float,
    p90: float,
  });
  const [all] = rows.length < FEW_LEGS ? [] : await events.query(legsTotal(asked), { total: int });
  const gone = rows.slice(0, limit).map(
    (row): CountedLeg => ({
      codes: [row.from_code, row.to_code],
      from: stations.stationOf(row.from_code).id,
      to: stations.stationOf(row.to_code).id,
      times: row.gone,
      people: row.people,
      took: durationOf(row.gone, row.median, row.p90),
      meanMs: row.mean,
    }),
  );
  return { legs: gone, legsTotal: all?.total ?? rows.length };
}

async function waysOf({ events }: ReportScope, asked: PathsAsked, limit: number, stations: Stations) {
  const rows = await events.query(variants(asked, limit), { path: array(int), people: int });
  return rows.map(
    (row): CountedWay => ({
      codes: row.path,
      stations: row.path.map((code) => stations.stationOf(code).id),
      taken: row.people,
    }),
  );
}

async function countedOf({ events }: ReportScope, asked: PathsAsked, part: FlowAsked, stations: Stations) {
  const pairs = array(array(int));
  const [row] = await events.query(countedPaths(asked, part), {
    people: int,
    looped: int,
    to_and_fro: int,
    starts_map: pairs,
    ends_map: pairs,
    returns_map: pairs,
    flow_map: pairs,
    sizes: pairs,
  });
  const people = row?.people ?? 0;
  const sizes = [...counts(row?.sizes)].map(([taken, paths]) => ({ taken, paths }));
  const ends = endsOf([row?.starts_map, row?.ends_map, row?.returns_map].map(counts), people, stations);
  return {
    people,
    variantsTotal: sizes.reduce((sum, { paths }) => sum + paths, 0),
    variantsFor80: fewestFor(sizes, 0.8 * people),
    loops: shareOf(row?.looped ?? 0, people),
    pingPong: shareOf(row?.to_and_fro ?? 0, people),
    ...ends,
    flow: flowOf(counts(row?.flow_map), stations),
  };
}

/** @param pairs keys and, in the same order, how many of each */
function counts([keys = [], many = []]: readonly number[][] = []): Map<number, number> {
  return new Map(keys.map((key, index) => [key, many[index] ?? 0]));
}

/** How many of the most taken paths it takes until so many people are among theirs. */
function fewestFor(sizes: readonly { taken: number; paths: number }[], people: number): number {
  let reached = 0;
  let paths = 0;
  for (const size of [...sizes].sort((a, b) => b.taken - a.taken)) {
    if (reached >= people) break;
    const needed = Math.min(size.paths, Math.ceil((people - reached) / size.taken));
    reached += needed * size.taken;
    paths += needed;
  }
  return paths;
}

/** Where paths begin, end and lead back to. @param lists people by station of each */
function endsOf(lists: readonly ReadonlyMap<number, number>[], people: number, stations: Stations) {
  // A station that is among the most frequent of one list stands in the others with what it has there.
  const shown = new Set(lists.flatMap((list) => mostFrequent(list)));
  const [starts = [], ends = [], returnsTo = []] = lists.map((list) =>
    [...list]
      .filter(([code]) => shown.has(code))
      .sort(([one, a], [other, b]) => b - a || one - other)
      .map(([code, count]) => ({ station: stations.stationOf(code).id, people: count })),
  );
  const shares = (list: typeof starts) =>
    list.map((row) => ({ ...row, people: shareOf(row.people, people) }));
  return { returnsTo, starts: shares(starts), ends: shares(ends) };
}

function mostFrequent(list: ReadonlyMap<number, number>): number[] {
  const rows = [...list].sort(([one, a], [other, b]) => b - a || one - other);
  return rows.slice(0, MOST_ENDS).map(([code]) => code);
}

function flowOf(list: ReadonlyMap<number, number>, stations: Stations) {
  const rows = [...list]
    .map(([key, people]) => ({ ...flowStep(key), people }))
    .sort((a, b) => a.step - b.step || b.people - a.people || a.from - b.from || a.to - b.to);
  return {
    // Everybody in the flow takes its first step, if only to their end.
    people: rows.reduce((sum, { step, people }) => (step === 1 ? sum + people : sum), 0),
    links: rows.map(({ step, from, to, people }) => ({
      step,
      from: stations.stationOf(from).id,
      to: to === 0 ? null : stations.stationOf(to).id,
      people,
    })),
  };
}

type Figures = Omit<Reply, keyof ReturnType<ReportScope['head']> | 'by' | 'stations'>;

/** Stations that occur in the figures, each once, with their names. */
function usedStations(figures: Figures, stations: Stations, { source }: ReportScope): Station[] {
  const ids = new Set([
    ...figures.legs.flatMap((leg) => [leg.from, leg.to]),
    ...figures.variants.flatMap((variant) => variant.stations),
    ...figures.flow.links.flatMap((link) => [link.from, ...(link.to === null ? [] : [link.to])]),
    ...[...figures.starts, ...figures.ends, ...figures.returnsTo].map(({ station }) => station),
  ]);
  if (stations.array !== 'touchpoints') {
    return [...ids].map((id) => ({
      id,
      name: stations.array === 'channels' ? stations.stationOf(stations.codeOf(id)).name : id,
    }));
  }
  return source.touchpoints.filter(({ id }) => ids.has(id)).map(({ id, title }) => ({ id, name: title }));
}
