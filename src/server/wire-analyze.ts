/** Builds the slices of analyze/. */
import { attributionFeature } from '../analyze/attribution/feature.ts';
import { behaviourFeature } from '../analyze/behaviour/feature.ts';
import { behaviourBook } from '../analyze/behaviour/public.ts';
import { Answers } from '../analyze/engine/public.ts';
import { frictionsFeature } from '../analyze/frictions/feature.ts';
import { funnelFeature } from '../analyze/funnel/feature.ts';
import { journeysFeature } from '../analyze/journeys/feature.ts';
import { Journeys, keysSeen } from '../analyze/journeys/public.ts';
import { overviewFeature } from '../analyze/overview/feature.ts';
import { pathsFeature } from '../analyze/paths/feature.ts';
import { personaFiguresFeature } from '../analyze/persona-figures/feature.ts';
import { retentionFeature } from '../analyze/retention/feature.ts';
import { segmentsFeature } from '../analyze/segments/feature.ts';
import { Segments } from '../analyze/segments/public.ts';
import { stepsFeature } from '../analyze/steps/feature.ts';
import { valueFeature } from '../analyze/value/feature.ts';
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
  const { originNames, costs } = gather;
  return {
    journeys,
    features: [
      journeysFeature({ journeys, events, originNames }),
      customersFeature(customers, (workspace, person) => keysSeen({ journeys, events }, workspace, person)),
      personasFeature(personas, (workspace, segment) => segments.get(workspace, segment)),
      behaviourFeature(habits),
      personaFiguresFeature(habits),
      frictionsFeature({ ...base, rates: gather.rates, ...parts, workspaces: people.workspaces }),
      attributionFeature({ ...parts, answers, costsIn: costs.in.bind(costs) }),
      funnelFeature(parts, answers),
      overviewFeature(parts, answers),
      pathsFeature(parts, answers),
      retentionFeature(parts, answers),
      segmentsFeature(segments),
      stepsFeature(parts, answers),
      valueFeature({
        ...parts,
        costsIn: (workspace, from, to) => costs.in(workspace, from, to),
      }),
    ],
  };
}
