/** The choices of the page of steps as they stand in its address. Pure. */
import type { Choices } from '../../../web/kit/address.ts';
import { breakdowns, type FunnelQuery, MOST_STEPS, orders } from '../contract.ts';

export type StepsChoices = Pick<FunnelQuery, 'order' | 'by' | 'windowMinutes'> & {
  steps?: string;
  without?: string;
  trait?: string;
  atStep?: number;
};

/** Windows one can choose, in minutes. */
export const windows = [30, 60, 360, 1440, 7 * 1440, 30 * 1440, 90 * 1440, 365 * 1440] as const;
const USUAL_WINDOW = 90 * 1440;

export function readStepsChoices(choices: Choices): StepsChoices {
  const steps = idsOf(choices.steps);
  const chosen = steps.length >= 2 && steps.length <= MOST_STEPS;
  return {
    // The stages of the map are walked in no strict order: who comes in at the till has passed them all.
    order: orders.find((order) => order === choices.order) ?? (chosen ? 'ordered' : 'open'),
    ...readBreakdown(choices),
    windowMinutes: windows.find((window) => String(window) === choices.window) ?? USUAL_WINDOW,
    ...(chosen ? { steps: steps.join(',') } : {}),
    ...(choices.without === undefined ? {} : { without: choices.without }),
  };
}

/** A breakdown by a trait that is not said is none. */
function readBreakdown({ by: asked, trait, at }: Choices): Pick<StepsChoices, 'by' | 'trait' | 'atStep'> {
  const by = breakdowns.find((each) => each === asked) ?? 'none';
  if (by === 'trait') return trait === undefined ? { by: 'none' } : { by, trait };
  const atStep = Math.trunc(Number(at));
  return atStep > 1 && atStep <= MOST_STEPS && atTheStep.includes(by) ? { by, atStep } : { by };
}

/** Breakdowns by the touch at one of the steps. */
export const atTheStep: readonly FunnelQuery['by'][] = [
  'touchpoint',
  'channel',
  'device',
  'campaign',
  'page',
];

export function idsOf(list: string | undefined): string[] {
  return (list ?? '').split(',').filter((id) => id !== '');
}
