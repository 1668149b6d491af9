/** The people behind the money of a persona, and of everybody: those whose orders or refunds are counted. The rule of the persona's segment is asked beside it. */
import { z } from 'zod';
import { join, sql, uint8 } from '../../platform/eventdb/sql.ts';
import { type FigurePeople, figurePeople, peopleAround, touchesOf } from '../engine/public.ts';
import { KIND_ORDER, KIND_REFUND } from '../journeys/public.ts';

export const personaPeople: readonly FigurePeople[] = [
  figurePeople('personas.revenue', z.object({}), ({ rows, filter }) => {
    const money = join([KIND_ORDER, KIND_REFUND].map(uint8));
    return {
      rows: sql`SELECT * FROM (${rows}) WHERE person GLOBAL IN (
        SELECT person FROM (SELECT person, ${touchesOf('kinds', filter)} AS meant FROM ${peopleAround(rows, filter)})
        WHERE hasAny(meant, [${money}]))`,
      words: 'People whose orders or refunds make up the revenue',
    };
  }),
];
