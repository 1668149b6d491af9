/** The people who are in no group because they ordered nothing; the groups list theirs themselves. */
import { z } from 'zod';
import { type FigurePeople, figurePeople } from '../engine/public.ts';
import { withoutOrder } from './habits.sql.ts';

export const behaviourFigures: readonly FigurePeople[] = [
  figurePeople('behaviour.rest', z.object({}), ({ rows, filter }) => ({
    rows: withoutOrder(rows, filter),
    words: 'People who ordered nothing',
  })),
];
