/** Reads which part of everybody's path the picture shows. */
import { AppError } from '../../platform/errors/app-error.ts';
import type { PathsQuery } from './contract.ts';
import type { FlowAsked } from './paths.sql.ts';
import type { Stations } from './stations.ts';

/** @throws AppError `not_found` for a station that does not exist, `invalid_input` where a direction lacks its station */
export function flowPart(
  query: Pick<PathsQuery, 'direction' | 'steps' | 'at' | 'until'>,
  stations: Stations,
): FlowAsked {
  const { direction, steps } = query;
  if (direction === 'start') return { direction, steps };
  if (!query.at) {
    throw new AppError('invalid_input', {
      problem: 'say from which station the paths are to be followed (`at`)',
    });
  }
  const at = stations.codeOf(query.at);
  if (direction !== 'between') return { direction, steps, at };
  if (!query.until || query.until === query.at) {
    throw new AppError('invalid_input', { problem: 'say up to which other station the paths go (`until`)' });
  }
  return { direction, steps, at, until: stations.codeOf(query.until) };
}
