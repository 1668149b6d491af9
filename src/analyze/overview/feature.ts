/** The overview slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import type { Answers } from '../engine/public.ts';
import type { PeopleReportParts } from './people-report.ts';
import { overviewRoutes } from './routes.ts';

export function overviewFeature(parts: PeopleReportParts, answers: Answers): Feature {
  return { name: 'analyze.overview', routes: overviewRoutes(parts, answers) };
}
