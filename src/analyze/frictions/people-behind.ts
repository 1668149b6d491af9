/** Everybody concerned by a pain point, as they were when the search ran; asked of all time, because the search has its own period. */
import { z } from 'zod';
import { AppError } from '../../platform/errors/app-error.ts';
import { type FigurePeople, figurePeople, rowsOfPeople } from '../engine/public.ts';
import type { Searches } from './searches.ts';

/** The end of a sentence that has money in it. */
const MONEY = /: (worth )?about [^:]*a month \([^)]*\)\.$/;
/** Later than any instant of a journey, ms UTC. */
const END_OF_TIME = 8_640_000_000_000_000;

export function painPointFigures(searches: Pick<Searches, 'newest' | 'people'>): readonly FigurePeople[] {
  return [
    figurePeople(
      'pain-points.people',
      z.object({ friction: z.string().max(100) }),
      async (scope, { friction: id }) => {
        const { result } = await searches.newest(scope.workspace.id);
        const friction = [...(result?.harm ?? []), ...(result?.help ?? [])].find((each) => each.id === id);
        if (!friction) throw new AppError('not_found', { thing: 'pain point' });
        const people = await searches.people(scope.workspace.id, id);
        return {
          rows: rowsOfPeople(scope.source.rows, people),
          words: `People behind “${friction.sentence.replace(MONEY, '').replace(/\.$/, '')}”`,
          fixed: true,
          filter: { fromMs: 0, toMs: END_OF_TIME, channels: [], devices: [], campaigns: [] },
        };
      },
    ),
  ];
}
