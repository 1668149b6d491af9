/** The feelings slice as the server takes it. */
import { csvFile } from '../../platform/http/csv-file.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { Answers } from '../engine/public.ts';
import { feelingsFile, feelingsReport } from './contract.ts';
import { answerFeelings, type FeelingsParts } from './feelings-report.ts';
import { feelingLines } from './file.ts';

export function feelingsFeature(parts: FeelingsParts, answers: Answers): Feature {
  return {
    name: 'analyze.feelings',
    routes: [
      bind(feelingsReport, ({ workspace, query }) => answerFeelings(parts, answers, workspace, query)),
      bind(feelingsFile, async ({ workspace, query, respond }) =>
        respond(
          await csvFile('feelings', feelingLines(await answerFeelings(parts, answers, workspace, query))),
        ),
      ),
    ],
  };
}
