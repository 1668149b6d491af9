/** The doors to the touchpoints, people and events reports. */
import { Readable } from 'node:stream';
import { csvLine } from '../../kernel/csv-line.ts';
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
    bind(peopleFile, async ({ workspace, query, respond }) => {
      const lines = peopleLines(parts, workspace, query);
      // The first line is asked for now: a refused question is an answer of its own, not half a file.
      const first = await lines.next();
      return respond({
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="people.csv"',
        },
        body: Readable.from(textOf(first.value ?? [], lines)),
      });
    }),
    bind(eventsReport, answers.handler('events', parts, answerEventsReport)),
  ];
}

async function* textOf(
  head: (string | number | null)[],
  lines: AsyncGenerator<(string | number | null)[]>,
): AsyncGenerator<string> {
  yield csvLine(head);
  for await (const line of lines) yield csvLine(line);
}
