/** The funnel slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { Answers, ReportParts } from '../engine/public.ts';
import { stagesReport } from './contract.ts';
import { answerStagesReport } from './stages-report.ts';

export function funnelFeature(parts: ReportParts, answers: Answers): Feature {
  return {
    name: 'analyze.funnel',
    routes: [bind(stagesReport, answers.handler('stages', parts, answerStagesReport))],
  };
}
