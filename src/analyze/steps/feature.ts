/** The funnel of chosen steps as the server takes it. */
import { csvFile } from '../../platform/http/csv-file.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { Answers } from '../engine/public.ts';
import { funnelFile, funnelReport } from './contract.ts';
import { funnelLines } from './file.ts';
import { answerFunnelReport, type FunnelParts } from './funnel-report.ts';

export function stepsFeature(parts: FunnelParts, answers: Answers): Feature {
  const answer = answers.handler('funnel', parts, answerFunnelReport);
  return {
    name: 'analyze.steps',
    routes: [
      bind(funnelReport, answer),
      bind(funnelFile, async (call) =>
        call.respond(await csvFile('funnel', funnelLines(await answer(call)))),
      ),
    ],
  };
}
