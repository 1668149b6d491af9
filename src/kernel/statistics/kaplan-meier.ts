/** How long until something happens, when some were watched too short to see it (Kaplan and Meier 1958). */
import { normalQuantile } from './distributions.ts';

export interface Watched {
  /** How long this one was watched, in any unit. */
  readonly time: number;
  /** Whether it happened at that time; otherwise watching ended before it could. */
  readonly happened: boolean;
}

export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** Share to whom it has not happened up to and including this time. */
  readonly survival: number;
  /** Greenwood's standard error. */
  readonly error: number;
  readonly low: number;
  readonly high: number;
}

/** `log-log` stays within 0 … 1 and is right for few cases; `log` is R's default, `plain` is symmetric. */
export type SurvivalInterval = 'log-log' | 'log' | 'plain';

/**
 * The curve, one step per time at which something happened, ascending. Where nobody is left the formulas give no
 * interval: it then reaches from 0 to the last upper limit.
 */
export function kaplanMeier(
  watched: readonly Watched[],
  interval: SurvivalInterval = 'log-log',
  level = 0.95,
): SurvivalStep[] {
  const z = normalQuantile(0.5 + level / 2);
  const steps: SurvivalStep[] = [];
  let [survival, greenwood, high] = [1, 0, 1];
  for (const { time, atRisk, events } of happenings(watched)) {
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    const range = survival > 0 ? limits[interval](survival, z * Math.sqrt(greenwood)) : { low: 0, high };
    high = range.high;
    const error = survival > 0 ? survival * Math.sqrt(greenwood) : 0;
    steps.push({ time, atRisk, events, survival, error, ...range });
  }
  return steps;
}

/** The first time by which it has happened to the given share; null where the curve does not come that far. */
export function timeUntil(steps: readonly SurvivalStep[], share: number): number | null {
  return steps.find((step) => step.survival <= 1 - share + 1e-12)?.time ?? null;
}

/** Times at which something happened, with how many were still watched just before. */
export function happenings(watched: readonly Watched[]): { time: number; atRisk: number; events: number }[] {
  const sorted = [...watched].sort((a, b) => a.time - b.time);
  const found: { time: number; atRisk: number; events: number }[] = [];
  for (let from = 0; from < sorted.length; ) {
    const time = sorted[from]?.time ?? 0;
    let to = from;
    let events = 0;
    for (; to < sorted.length && sorted[to]?.time === time; to++) if (sorted[to]?.happened) events++;
    if (events > 0) found.push({ time, atRisk: sorted.length - from, events });
    from = to;
  }
  return found;
}

const limits: Record<SurvivalInterval, (survival: number, spread: number) => { low: number; high: number }> =
  {
    'log-log': (survival, spread) => ({
      low: survival ** Math.exp(-spread / Math.log(survival)),
      high: survival ** Math.exp(spread / Math.log(survival)),
    }),
    log: (survival, spread) => ({
      low: survival * Math.exp(-spread),
      high: Math.min(1, survival * Math.exp(spread)),
    }),
    plain: (survival, spread) => ({
      low: Math.max(0, survival - survival * spread),
      high: Math.min(1, survival + survival * spread),
    }),
  };
