/** The people behind a line of what is not on the map. */
import { z } from 'zod';
import { channelCode } from '../../gather/events/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { sql } from '../../platform/eventdb/sql.ts';
import { type FigurePeople, figurePeople } from '../engine/public.ts';
import { OTHER } from '../journeys/public.ts';
import { offMapTouches } from './overview.sql.ts';

export const overviewFigures: readonly FigurePeople[] = [
  figurePeople(
    'touchpoints.off_map',
    /** As the report says them: `other` for names that have no number, no channel where none is known. */
    z.object({ name: z.string().max(500), channel: z.string().max(100).optional() }),
    ({ rows, filter, source }, { name, channel }) => {
      const via = channelCode(channel);
      if (channel && via === 0) throw new AppError('not_found', { thing: 'channel' });
      const touch = { name: source.labels.codeOf('name', name) ?? OTHER, via };
      return {
        rows: sql`SELECT * FROM (${rows}) WHERE person GLOBAL IN (SELECT person FROM ${offMapTouches(rows, filter, touch)})`,
        words: `People with “${name}”, which is not on the map`,
      };
    },
  ),
];
