/** Competitors and visits as the server takes them. */

import { csvFile } from '../../platform/http/csv-file.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { type BoundRoute, bind } from '../../platform/http/handler.ts';
import type { Competitors } from './competitors.ts';
import {
  type Comparison,
  compareAsTable,
  compareWithCompetitors,
  createCompetitor,
  deleteCompetitor,
  drawCompetitor,
  listCompetitors,
  matchTouchpoints,
  restoreCompetitor,
  updateCompetitor,
} from './contract.ts';
import { changeVisit, createVisit, deleteVisit, readVisit, restoreVisit } from './visits/contract.ts';
import { summaryOf, type Visits } from './visits/visits.ts';

export function competitorsFeature(competitors: Competitors, visits: Visits): Feature {
  return {
    name: 'map.competitors',
    routes: [...competitorRoutes(competitors, visits), ...visitRoutes(visits)],
  };
}

function competitorRoutes(competitors: Competitors, visits: Visits): BoundRoute[] {
  return [
    bind(listCompetitors, async ({ workspace }) => ({
      items: await competitors.list(workspace.id),
      visits: (await visits.list(workspace.id)).map(summaryOf),
    })),
    bind(createCompetitor, ({ workspace, body }) => competitors.create(workspace.id, body)),
    bind(updateCompetitor, ({ workspace, params, body: { changedAt, ...draft } }) =>
      competitors.update(workspace.id, params.competitor, draft, changedAt),
    ),
    bind(deleteCompetitor, ({ workspace, params }) => competitors.remove(workspace.id, params.competitor)),
    bind(restoreCompetitor, ({ workspace, params }) => competitors.restore(workspace.id, params.competitor)),
    bind(drawCompetitor, ({ workspace, principal, params, query }) =>
      competitors.draw(workspace, principal.id, params.competitor, query.language),
    ),
    bind(compareWithCompetitors, ({ workspace }) => competitors.compare(workspace.id)),
    bind(compareAsTable, async ({ workspace, respond }) =>
      respond(await csvFile('competitors', comparisonLines(await competitors.compare(workspace.id)))),
    ),
    bind(matchTouchpoints, ({ workspace, body }) => competitors.match(workspace.id, body.key, body.sameAs)),
  ];
}

function visitRoutes(visits: Visits): BoundRoute[] {
  return [
    bind(createVisit, ({ workspace, principal, body }) => visits.begin(workspace, principal.id, body)),
    bind(readVisit, ({ workspace, params }) => visits.read(workspace.id, params.visit)),
    bind(changeVisit, ({ workspace, params, body }) => visits.change(workspace.id, params.visit, body)),
    bind(deleteVisit, ({ workspace, params }) => visits.remove(workspace.id, params.visit)),
    bind(restoreVisit, ({ workspace, params }) => visits.restore(workspace.id, params.visit)),
  ];
}

async function* comparisonLines({ rows, competitors }: Comparison) {
  yield [
    ...['stage', 'touchpoint', 'our_score', 'our_scores', 'we_have_it'],
    ...[
      'competitor',
      'their_score',
      'their_scores',
      'they_have_it',
      'difference',
      'verdict',
      'first_impression',
    ],
  ];
  const names = new Map(competitors.map(({ id, name }) => [id, name]));
  const yesOrNo = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no');
  for (const { stage, title, ours, theirs } of rows) {
    for (const side of theirs) {
      yield [
        ...[stage, title, ours.score, ours.scores, yesOrNo(ours.hasIt)],
        ...[names.get(side.competitor) ?? null, side.score, side.scores, yesOrNo(side.hasIt)],
        ...[side.difference, side.verdict, yesOrNo(side.isEarly)],
      ];
    }
  }
}
