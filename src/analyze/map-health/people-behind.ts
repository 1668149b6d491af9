/** The people who met two places of a map the other way round. */
import { z } from 'zod';
import { drawnPlaces, type Maps } from '../../map/maps/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { sql } from '../../platform/eventdb/sql.ts';
import { type FigurePeople, figurePeople } from '../engine/public.ts';
import { ordered } from './order.ts';
import { peopleInOrder } from './orders.sql.ts';

export function mapHealthFigures(parts: { readonly maps: Pick<Maps, 'document'> }): readonly FigurePeople[] {
  return [
    figurePeople(
      'map-health.turned',
      /** Ids of the map, of the place drawn first and of that drawn second. */
      z.object({ map: z.string(), first: z.string(), second: z.string() }),
      async (scope, asked) => {
        const places = ordered(scope, drawnPlaces(await parts.maps.document(scope.workspace, asked.map)));
        const numberOf = (id: string): number => places.findIndex((place) => place.id === id) + 1;
        const [first, second] = [numberOf(asked.first), numberOf(asked.second)];
        if (first === 0 || second === 0) throw new AppError('not_found', { thing: 'place on the map' });
        const orders = { rows: scope.rows, filter: scope.filter, places: places.map(({ codes }) => codes) };
        const titles = [first, second].map((at) => places[at - 1]?.title ?? '');
        return {
          rows: sql`SELECT * FROM (${scope.rows}) WHERE person GLOBAL IN (${peopleInOrder(orders, second, first)})`,
          words: `People who met “${titles[1]}” before “${titles[0]}”`,
        };
      },
    ),
  ];
}
