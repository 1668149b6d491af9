/** The retention slice as the server takes it. */
import { csvFile } from '../../platform/http/csv-file.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { Answers, ReportParts } from '../engine/public.ts';
import { retentionFile, retentionReport } from './contract.ts';
import { retentionLines } from './file.ts';
import { answerRetentionReport } from './retention-report.ts';

export function retentionFeature(parts: ReportParts, answers: Answers): Feature {
  const answer = answers.handler('retention', parts, answerRetentionReport);
  return {
    name: 'analyze.retention',
    routes: [
      bind(retentionReport, answer),
      bind(retentionFile, async (call) =>
        call.respond(await csvFile('retention', retentionLines(await answer(call)))),
      ),
    ],
  };
}
