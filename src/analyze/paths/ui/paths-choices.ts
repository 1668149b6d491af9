/** The choices of the paths page as they stand in its address. Pure. */
import type { Choices } from '../../../web/kit/address.ts';
import { MOST_STEPS, type PathsQuery, stationKinds } from '../contract.ts';

export type PathsChoices = Pick<PathsQuery, 'by' | 'direction' | 'steps'> & { at?: string; until?: string };

const directions = ['start', 'forward', 'back', 'between'] as const;

/** A direction without the stations it needs is read as “from the start”, so that every address shows something. */
export function readPathsChoices(choices: Choices): PathsChoices {
  const by = stationKinds.find((kind) => kind === choices.by) ?? 'touchpoint';
  const asked = directions.find((direction) => direction === choices.direction) ?? 'start';
  const steps = Math.min(MOST_STEPS, Math.max(1, Math.trunc(Number(choices.steps)) || 5));
  const { at, until } = choices;
  if (asked === 'start' || at === undefined) return { by, direction: 'start', steps };
  if (asked !== 'between') return { by, direction: asked, steps, at };
  if (until === undefined || until === at) return { by, direction: 'forward', steps, at };
  return { by, direction: 'between', steps, at, until };
}
