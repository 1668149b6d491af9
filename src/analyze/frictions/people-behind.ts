/**
 * Everybody concerned by a pain point: of the kept search as they were when it ran, asked of all time because it has its own
 * period; of an asked one as that search finds them.
 */
import { z } from 'zod';
import { AppError } from '../../platform/errors/app-error.ts';
import {
  type Behind,
  type FigurePeople,
  figurePeople,
  type ReportScope,
  rowsOfPeople,
} from '../engine/public.ts';
import type { AskedSearches } from './asked-searches.ts';
import type { Friction, SearchResult } from './contract.ts';
import type { Searches } from './searches.ts';

/** The end of a sentence that has money in it. */
const MONEY = /: (worth )?about [^:]*a month \([^)]*\)\.$/;
/** Later than any instant of a journey, ms UTC. */
const END_OF_TIME = 8_640_000_000_000_000;

export function painPointFigures(
  searches: Pick<Searches, 'newest' | 'people'>,
  asked: Pick<AskedSearches, 'of'>,
): readonly FigurePeople[] {
  return [
    figurePeople(
      'pain-points.people',
      z.object({ friction: z.string().max(100) }),
      async (scope, { friction: id }) => {
        const { result } = await searches.newest(scope.workspace.id);
        const friction = frictionIn(result, id);
        return behindOf(scope, friction, await searches.people(scope.workspace.id, id), true);
      },
    ),
    figurePeople(
      'pain-points.asked',
      z.object({ friction: z.string().max(100) }),
      async (scope, { friction: id }) => {
        const friction = frictionIn(await asked.of(scope), id);
        return behindOf(scope, friction, friction.people, false);
      },
    ),
  ];
}

function frictionIn(result: SearchResult | null, id: string): Friction {
  const friction = [...(result?.harm ?? []), ...(result?.help ?? [])].find((each) => each.id === id);
  if (!friction) throw new AppError('not_found', { thing: 'pain point' });
  return friction;
}

function behindOf(
  { source }: ReportScope,
  { sentence }: Friction,
  people: readonly string[],
  fixed: boolean,
): Behind {
  return {
    rows: rowsOfPeople(source.rows, people),
    words: `People behind “${sentence.replace(MONEY, '').replace(/\.$/, '')}”`,
    fixed,
    filter: { fromMs: 0, toMs: END_OF_TIME, channels: [], devices: [], campaigns: [] },
  };
}
