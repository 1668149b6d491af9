/** Tells what is under way in the line of statements. Asks the event engine nothing. */
import type { StatementQueue } from '../../platform/eventdb/statement-queue.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { underWay } from './contract.ts';

export function underWayFeature(queue: Pick<StatementQueue, 'underWay'>): Feature {
  return {
    name: 'analyze.underWay',
    routes: [
      bind(underWay, async ({ workspace }) => {
        const { asked, others } = queue.underWay(workspace.id);
        const built = asked.find(({ parts }) => parts?.what === 'paths');
        return {
          building:
            built?.parts?.what === 'paths'
              ? {
                  state: built.state,
                  sinceAt: built.sinceAt,
                  partsDone: built.parts.done,
                  parts: built.parts.of,
                  events: built.parts.events,
                }
              : null,
          questions: asked
            .filter((each) => each !== built)
            .map(({ parts, ...question }) => ({
              ...question,
              partsDone: parts?.done ?? null,
              parts: parts?.of ?? null,
            })),
          others,
        };
      }),
    ],
  };
}
