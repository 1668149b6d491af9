/** The doors to the touchpoints, people and events reports. */
import { type BoundRoute, bind } from '../../platform/http/handler.ts';
import { eventsReport, peopleReport, touchpointsReport } from './contract.ts';
import { answerEventsReport } from './events-report.ts';
import { answerPeopleReport, type PeopleReportParts } from './people-report.ts';
import { answerTouchpointsReport } from './touchpoints-report.ts';

export function overviewRoutes(parts: PeopleReportParts): BoundRoute[] {
  return [
    bind(touchpointsReport, ({ workspace, query }) => answerTouchpointsReport(parts, workspace, query)),
    bind(peopleReport, ({ workspace, query }) => answerPeopleReport(parts, workspace, query)),
    bind(eventsReport, ({ workspace, query }) => answerEventsReport(parts, workspace, query)),
  ];
}
