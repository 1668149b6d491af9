/** The pain points slice as the server takes it. */

import type { Customers } from '../../people/customers/public.ts';
import { csvFile } from '../../platform/http/csv-file.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { ReportParts } from '../engine/public.ts';
import type { AskedSearches } from './asked-searches.ts';
import {
  cancelPainPoints,
  markPainPoint,
  painPointsFile,
  painPointsReport,
  runPainPoints,
} from './contract.ts';
import { painPointLines } from './file.ts';
import { answerPainPoints } from './pain-points-report.ts';
import type { Searches, SearchParts } from './searches.ts';

export interface FrictionsParts extends Omit<SearchParts, 'journeys'>, ReportParts {
  readonly customers: Pick<Customers, 'labels'>;
}

export function frictionsFeature(parts: FrictionsParts, searches: Searches, asked: AskedSearches): Feature {
  const all = { ...parts, searches, asked };
  return {
    name: 'analyze.frictions',
    routes: [
      bind(painPointsReport, ({ workspace, query }) => answerPainPoints(all, workspace, query)),
      bind(painPointsFile, async ({ workspace, query, respond }) =>
        respond(await csvFile('pain-points', painPointLines(await answerPainPoints(all, workspace, query)))),
      ),
      bind(runPainPoints, ({ workspace }) => searches.begin(workspace.id)),
      bind(cancelPainPoints, async ({ workspace }) => ({ cancelled: await searches.cancel(workspace.id) })),
      bind(markPainPoint, async ({ workspace, params, body }) => {
        await searches.mark(workspace.id, params.friction, body.mark);
        return { mark: body.mark };
      }),
    ],
    jobs: searches.handlers(),
  };
}
