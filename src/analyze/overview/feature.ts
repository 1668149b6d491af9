/** The overview slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import type { PeopleReportParts } from './people-report.ts';
import { overviewRoutes } from './routes.ts';

export function overviewFeature(parts: PeopleReportParts): Feature {
  return { name: 'analyze.overview', routes: overviewRoutes(parts) };
}
