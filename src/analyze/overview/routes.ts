/** The doors to the touchpoints, people and events reports. */
import { csvFile } from '../../platform/http/csv-file.ts';
import { type BoundRoute, bind } from '../../platform/http/handler.ts';
import type { Answers } from '../engine/public.ts';
import { eventsReport, peopleFile, peopleReport, touchpointsReport } from './contract.ts';
import { answerEventsReport } from './events-report.ts';
import { answerPeopleReport, type PeopleReportParts, peopleLines } from './people-report.ts';
import { answerTouchpointsReport } from './touchpoints-report.ts';

export function overviewRoutes(parts: PeopleReportParts, answers: Answers): BoundRoute[] {
  return [
    bind(touchpointsReport, answers.handler('touchpoints', parts, answerTouchpointsReport)),
    bind(peopleReport, ({ workspace, query }) => answerPeopleReport(parts, workspace, query)),
    bind(peopleFile, async ({ workspace, query, respond }) =>
      respond(await csvFile('people', peopleLines(parts, workspace, query))),
    ),
    bind(eventsReport, answers.handler('events', parts, answerEventsReport)),
  ];
}
