/** The funnel slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { ReportParts } from '../engine/public.ts';
import { stagesReport } from './contract.ts';
import { answerStagesReport } from './stages-report.ts';

export function funnelFeature(parts: ReportParts): Feature {
  return {
    name: 'analyze.funnel',
    routes: [bind(stagesReport, ({ workspace, query }) => answerStagesReport(parts, workspace, query))],
  };
}
