/** Builds the slices of analyze/. */

import { attributionFeature } from '../analyze/attribution/feature.ts';
import { attributionFigures } from '../analyze/attribution/public.ts';
import { behaviourFeature } from '../analyze/behaviour/feature.ts';
import { behaviourBook, behaviourFigures } from '../analyze/behaviour/public.ts';
import { Answers } from '../analyze/engine/public.ts';
import { feelingsFeature } from '../analyze/feelings/feature.ts';
import { feelingFigures } from '../analyze/feelings/public.ts';
import { frictionsFeature } from '../analyze/frictions/feature.ts';
import { AskedSearches, painPointFigures, Searches } from '../analyze/frictions/public.ts';
import { funnelFeature } from '../analyze/funnel/feature.ts';
import { journeysFeature } from '../analyze/journeys/feature.ts';
import { Journeys, keysSeen } from '../analyze/journeys/public.ts';
import { mapHealthFeature } from '../analyze/map-health/feature.ts';
import { mapHealthFigures } from '../analyze/map-health/public.ts';
import { overviewFeature } from '../analyze/overview/feature.ts';
import { overviewFigures } from '../analyze/overview/public.ts';
import { pathsFeature } from '../analyze/paths/feature.ts';
import { pathFigures } from '../analyze/paths/public.ts';
import { personaFiguresFeature } from '../analyze/persona-figures/feature.ts';
import { personaPeople } from '../analyze/persona-figures/public.ts';
import { retentionFeature } from '../analyze/retention/feature.ts';
import { retentionFigures } from '../analyze/retention/public.ts';
import { savedFeature } from '../analyze/saved/feature.ts';
import { segmentsFeature } from '../analyze/segments/feature.ts';
import { Segments } from '../analyze/segments/public.ts';
import { stepsFeature } from '../analyze/steps/feature.ts';
import { stepFigures } from '../analyze/steps/public.ts';
import { underWayFeature } from '../analyze/under-way/feature.ts';
import { valueFeature } from '../analyze/value/feature.ts';
import { ValueBook, valueFigures } from '../analyze/value/public.ts';
import { nameOf } from '../kernel/names.ts';
import { customersFeature } from '../people/customers/feature.ts';
import { personasFeature } from '../people/personas/feature.ts';
import type { Feature } from '../platform/http/feature.ts';
import type { Base } from './base.ts';
import type { Gather } from './wire-gather.ts';
import type { MapSlices } from './wire-map.ts';
import type { People } from './wire-people.ts';

export interface Analyze {
  readonly features: readonly Feature[];
  readonly journeys: Journeys;
}

export function wireAnalyze(base: Base, people: People, gather: Gather, map: MapSlices): Analyze {
  const { state, events, clock } = base;
  const journeys = new Journeys({
    state,
    events,
    ingest: gather.ingest,
    clock,
    stages: (workspace) => map.stages.list(workspace),
    touchpoints: (workspace) => map.touchpoints.list(workspace),
    rates: (workspace) => gather.rates.forBuild(workspace),
  });
  const segments = new Segments({ ...base, journeys });
  const answers = new Answers();
  const { customers, personas } = people;
  const parts = { journeys, segments, personas, events, clock, customers };
  const habits = { ...parts, book: behaviourBook(segments) };
  const { originNames, costs, rates } = gather;
  const searching = { ...base, rates, ...parts, workspaces: people.workspaces };
  const searches = new Searches(searching);
  const askedSearches = new AskedSearches(searching);
  const book = new ValueBook();
  const figures = [
    ...figuresOf(segments, book),
    ...painPointFigures(searches, askedSearches),
    ...mapHealthFigures(map),
  ];
  return {
    journeys,
    features: [
      journeysFeature({ journeys, events, originNames }),
      customersFeature(customers, (workspace, person) => keysSeen({ journeys, events }, workspace, person)),
      personasFeature(personas, (workspace, segment) => segments.get(workspace, segment)),
      behaviourFeature(habits),
      personaFiguresFeature(habits),
      feelingsFeature({ ...parts, maps: map.maps }, answers),
      frictionsFeature(searching, searches, askedSearches),
      attributionFeature({ ...parts, answers, costsIn: costs.in.bind(costs) }),
      funnelFeature(parts, answers),
      mapHealthFeature({ ...parts, maps: map.maps }, answers),
      overviewFeature({ ...parts, figures }, answers),
      pathsFeature(parts, answers),
      retentionFeature(parts, answers),
      savedFeature({ ...base, ...namesFor(map, people) }),
      segmentsFeature(segments),
      stepsFeature(parts, answers),
      underWayFeature(base.queue),
      valueFeature({
        ...parts,
        book,
        costsIn: (workspace, from, to) => costs.in(workspace, from, to),
      }),
    ],
  };
}

/** The figures whose people can be listed. */
function figuresOf(segments: Segments, book: ValueBook) {
  return [
    ...overviewFigures,
    ...pathFigures,
    ...retentionFigures,
    ...stepFigures(segments),
    ...attributionFigures,
    ...behaviourFigures,
    ...valueFigures({ book, segments }),
    ...feelingFigures,
    ...personaPeople,
  ];
}

/** What a kept report calls things by, by their ids. */
function namesFor({ stages, touchpoints }: MapSlices, { members }: People) {
  return {
    stages: async (id: string) => new Map((await stages.list(id)).map((stage) => [stage.id, stage.name])),
    touchpoints: async (id: string) =>
      new Map((await touchpoints.list(id)).map((touchpoint) => [touchpoint.id, touchpoint.title])),
    members: async (id: string) =>
      new Map((await members.list(id)).map((member) => [member.account, nameOf(member)])),
  };
}
