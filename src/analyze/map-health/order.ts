/** The drawn order of a map held against the order in which people met its places. */
import { normalTwoSided } from '../../kernel/statistics/distributions.ts';
import { benjaminiHochberg } from '../../kernel/statistics/false-discoveries.ts';
import type { DrawnPlace } from '../../map/maps/public.ts';
import { int } from '../../platform/eventdb/row.ts';
import { FALSE_DISCOVERIES, FEWEST_FOR_TREND, type ReportScope } from '../engine/public.ts';
import type { MapHealthReport, TurnedPair } from './contract.ts';
import { ordersOfPlaces } from './orders.sql.ts';

const MOST_TURNED = 5;

/** Of a stage, those of its touchpoints; none where the workspace has it no more. */
export function codesOf({ source }: Pick<ReportScope, 'source'>, place: DrawnPlace): number[] {
  return source.touchpoints
    .filter(({ id, stageId }) => id === place.touchpoint || (place.stage !== null && stageId === place.stage))
    .map(({ code }) => code);
}

/** The places whose order is told, with the codes of each; a touchpoint drawn on its own is not its stage's too. */
export function ordered(scope: Pick<ReportScope, 'source'>, drawn: readonly DrawnPlace[]) {
  const own = new Set(drawn.filter(({ stage }) => stage === null).flatMap((place) => codesOf(scope, place)));
  return drawn.flatMap((place) => {
    const codes = codesOf(scope, place).filter((code) => place.stage === null || !own.has(code));
    return place.column === null || codes.length === 0 ? [] : [{ ...place, column: place.column, codes }];
  });
}

export async function orderOf(
  scope: ReportScope,
  drawn: readonly DrawnPlace[],
): Promise<MapHealthReport['order']> {
  const places = ordered(scope, drawn);
  if (places.length < 2) return { pairs: 0, asDrawn: 0, turned: [] };
  const asked = { rows: scope.rows, filter: scope.filter, places: places.map(({ codes }) => codes) };
  const rows = await scope.events.query(ordersOfPlaces(asked), { earlier: int, later: int, people: int });
  const met = new Map(rows.map(({ earlier, later, people }) => [`${earlier} ${later}`, people]));
  const pairs = places.flatMap((first, i) =>
    places.flatMap((second, j): TurnedPair[] => {
      if (first.column >= second.column) return [];
      const straight = met.get(`${i + 1} ${j + 1}`) ?? 0;
      const otherWay = met.get(`${j + 1} ${i + 1}`) ?? 0;
      const [drawnFirst, drawnSecond] = [first, second].map(({ id, title }) => ({ id, title }));
      if (!drawnFirst || !drawnSecond) return [];
      return [{ drawnFirst, drawnSecond, people: straight + otherWay, otherWay }];
    }),
  );
  const all = pairs.reduce((sum, { people }) => sum + people, 0);
  const turned = pairs.reduce((sum, { otherWay }) => sum + otherWay, 0);
  return { pairs: all, asDrawn: all - turned, turned: reallyTurned(pairs) };
}

/** Pairs that most people meet the other way round, by more than chance; most people first. */
function reallyTurned(pairs: readonly TurnedPair[]): TurnedPair[] {
  const enough = pairs.filter(({ people }) => people >= FEWEST_FOR_TREND);
  const chance = benjaminiHochberg(
    enough.map(({ people, otherWay }) => normalTwoSided((otherWay - people / 2) / Math.sqrt(people / 4))),
  );
  return enough
    .filter(({ people, otherWay }, i) => otherWay > people / 2 && (chance[i] ?? 1) <= FALSE_DISCOVERIES)
    .sort((one, other) => other.otherWay - one.otherWay)
    .slice(0, MOST_TURNED);
}
