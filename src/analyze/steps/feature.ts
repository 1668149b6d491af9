/** The funnel of chosen steps as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { Answers } from '../engine/public.ts';
import { funnelReport } from './contract.ts';
import { answerFunnelReport, type FunnelParts } from './funnel-report.ts';

export function stepsFeature(parts: FunnelParts, answers: Answers): Feature {
  return {
    name: 'analyze.steps',
    routes: [bind(funnelReport, answers.handler('funnel', parts, answerFunnelReport))],
  };
}
