/** Reads which steps are asked for: touchpoints, or stages as any of their touchpoints. */
import { AppError } from '../../platform/errors/app-error.ts';
import type { Asked } from '../engine/public.ts';
import type { JourneySource } from '../journeys/public.ts';
import { FEWEST_STEPS, type FunnelQuery, MOST_STEPS } from './contract.ts';
import type { FunnelAsked } from './step-meetings.sql.ts';

export interface StepAsked {
  readonly id: string;
  readonly name: string;
  /** Of the touchpoints that are this step. */
  readonly codes: readonly number[];
}

type MapNow = Pick<JourneySource, 'stages' | 'touchpoints'>;

const MINUTE_MS = 60_000;

/**
 * The question as the statements take it, with its steps by name.
 * @throws AppError `not_found` for a step that does not exist, `invalid_input` for too few or too many
 */
export function funnelAsked(
  map: MapNow,
  { rows, filter }: Asked,
  query: Pick<FunnelQuery, 'steps' | 'order' | 'windowMinutes' | 'without'>,
): { readonly steps: readonly StepAsked[]; readonly asked: FunnelAsked } {
  const steps = stepsAsked(query.steps, map);
  const asked = {
    rows,
    filter,
    steps: steps.map(({ codes }) => codes),
    order: query.order,
    windowMs: query.windowMinutes * MINUTE_MS,
    without: codesAsked(query.without, map),
  };
  return { steps, asked };
}

function stepsAsked(asked: string | undefined, map: MapNow): StepAsked[] {
  const ids = listed(asked);
  const chosen = ids.length > 0 ? ids : map.stages.map(({ id }) => `stage:${id}`);
  if (chosen.length < FEWEST_STEPS || chosen.length > MOST_STEPS) {
    throw new AppError('invalid_input', {
      problem: `a funnel has from ${FEWEST_STEPS} to ${MOST_STEPS} steps, not ${chosen.length}`,
    });
  }
  return chosen.map((id) => stepOf(id, map));
}

function codesAsked(asked: string | undefined, map: MapNow): number[] {
  return listed(asked).flatMap((id) => stepOf(id, map).codes);
}

function stepOf(id: string, { stages, touchpoints }: MapNow): StepAsked {
  if (id.startsWith('stage:')) {
    const stage = stages.find((each) => each.id === id.slice('stage:'.length));
    if (!stage) throw new AppError('not_found', { thing: 'stage' });
    const own = touchpoints.filter(({ stageId }) => stageId === stage.id);
    return { id, name: stage.name, codes: own.map(({ code }) => code) };
  }
  const touchpoint = touchpoints.find((each) => each.id === id);
  if (!touchpoint) throw new AppError('not_found', { thing: 'touchpoint' });
  return { id, name: touchpoint.title, codes: [touchpoint.code] };
}

function listed(asked: string | undefined): string[] {
  return (asked ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}
