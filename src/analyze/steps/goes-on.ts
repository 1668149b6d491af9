/**
 * "Who goes on?": touchpoints beside the steps that people who go all the way met more or less often than the others. Held to
 * ten false discoveries in a hundred, and said of none that fewer than thirty people met or did not meet. It shows what goes
 * together, not what causes what.
 */
import { benjaminiHochberg } from '../../kernel/statistics/false-discoveries.ts';
import { shareDifference } from '../../kernel/statistics/intervals.ts';
import { chanceOfShares, FALSE_DISCOVERIES, FEWEST_FOR_TREND, shareOf } from '../engine/public.ts';
import type { JourneySource } from '../journeys/public.ts';
import type { FunnelReport } from './contract.ts';
import type { Figures } from './figures.ts';
import type { StepAsked } from './funnel-steps.ts';

type GoesOn = FunnelReport['goesOn'][number];

const MOST_SHOWN = 8;

export function whoGoesOn(
  { touchpoints }: Pick<JourneySource, 'touchpoints'>,
  steps: readonly StepAsked[],
  { counts, people: reached }: Figures,
): GoesOn[] {
  const [people, arrived] = [reached[0] ?? 0, reached.at(-1) ?? 0];
  const own = new Set(steps.flatMap(({ codes }) => codes));
  const candidates = touchpoints.flatMap((touchpoint) => {
    const met = counts.met.get(touchpoint.code) ?? 0;
    const there = counts.met_arrived.get(touchpoint.code) ?? 0;
    const others = { met: people - met, arrived: arrived - there };
    if (own.has(touchpoint.code) || met < FEWEST_FOR_TREND || others.met < FEWEST_FOR_TREND) return [];
    return [{ touchpoint, met, arrived: there, others }];
  });
  const adjusted = benjaminiHochberg(
    candidates.map(({ met: of, arrived: count, others }) =>
      chanceOfShares({ count, of }, { count: others.arrived, of: others.met }),
    ),
  );
  return candidates
    .filter((_, index) => (adjusted[index] ?? 1) <= FALSE_DISCOVERIES)
    .map(({ touchpoint, met: of, arrived: count, others }): GoesOn => {
      const range = shareDifference(count, of, others.arrived, others.met);
      return {
        touchpointId: touchpoint.id,
        name: touchpoint.title,
        withIt: shareOf(count, of),
        withoutIt: shareOf(others.arrived, others.met),
        difference: count / of - others.arrived / others.met,
        low: range.low,
        high: range.high,
      };
    })
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .slice(0, MOST_SHOWN);
}
