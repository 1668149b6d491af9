/** The behaviour slice as the server takes it. */
import { Readable } from 'node:stream';
import { csvLine } from '../../kernel/csv-line.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { answerBehaviourPeople, behaviourLines } from './behaviour-people.ts';
import { answerBehaviour, type BehaviourParts } from './behaviour-report.ts';
import { behaviourFile, behaviourPeopleReport, behaviourReport } from './contract.ts';

export function behaviourFeature(parts: BehaviourParts): Feature {
  return {
    name: 'analyze.behaviour',
    routes: [
      bind(behaviourReport, ({ workspace, query }) => answerBehaviour(parts, workspace, query)),
      bind(behaviourPeopleReport, ({ workspace, query }) => answerBehaviourPeople(parts, workspace, query)),
      bind(behaviourFile, async ({ workspace, query, respond }) => {
        const lines = behaviourLines(parts, workspace, query);
        // The first line is asked for now: a refused question is an answer of its own, not half a file.
        const first = await lines.next();
        return respond({
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': 'attachment; filename="groups.csv"',
          },
          body: Readable.from(textOf(first.value ?? [], lines)),
        });
      }),
    ],
  };
}

async function* textOf(
  head: (string | number | null)[],
  lines: AsyncGenerator<(string | number | null)[]>,
): AsyncGenerator<string> {
  yield csvLine(head);
  for await (const line of lines) yield csvLine(line);
}
