/** The retention slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { Answers, ReportParts } from '../engine/public.ts';
import { retentionReport } from './contract.ts';
import { answerRetentionReport } from './retention-report.ts';

export function retentionFeature(parts: ReportParts, answers: Answers): Feature {
  return {
    name: 'analyze.retention',
    routes: [bind(retentionReport, answers.handler('retention', parts, answerRetentionReport))],
  };
}
