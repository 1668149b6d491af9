/** The behaviour slice as the server takes it. */

import { csvFile } from '../../platform/http/csv-file.ts';
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
      bind(behaviourFile, async ({ workspace, query, respond }) =>
        respond(await csvFile('groups', behaviourLines(parts, workspace, query))),
      ),
    ],
  };
}
