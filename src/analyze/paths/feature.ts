/** The paths slice as the server takes it. */
import { csvFile } from '../../platform/http/csv-file.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { Answers, ReportParts } from '../engine/public.ts';
import { pathsFile, pathsReport } from './contract.ts';
import { pathLines } from './file.ts';
import { answerPathsReport } from './paths-report.ts';

export function pathsFeature(parts: ReportParts, answers: Answers): Feature {
  const answer = answers.handler('paths', parts, answerPathsReport);
  return {
    name: 'analyze.paths',
    routes: [
      bind(pathsReport, answer),
      bind(pathsFile, async (call) => call.respond(await csvFile('paths', pathLines(await answer(call))))),
    ],
  };
}
