/** The paths slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { Answers, ReportParts } from '../engine/public.ts';
import { pathsReport } from './contract.ts';
import { answerPathsReport } from './paths-report.ts';

export function pathsFeature(parts: ReportParts, answers: Answers): Feature {
  return {
    name: 'analyze.paths',
    routes: [bind(pathsReport, answers.handler('paths', parts, answerPathsReport))],
  };
}
