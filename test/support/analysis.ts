/** A workspace with everything the reports need, on given backends, filled with a log; for tests of analyses. */

import { attributionFigures } from '../../src/analyze/attribution/public.ts';
import { behaviourFigures } from '../../src/analyze/behaviour/public.ts';
import type { FigurePeople } from '../../src/analyze/engine/public.ts';
import { feelingFigures } from '../../src/analyze/feelings/public.ts';
import { Journeys } from '../../src/analyze/journeys/public.ts';
import { overviewFigures } from '../../src/analyze/overview/public.ts';
import { pathFigures } from '../../src/analyze/paths/public.ts';
import { personaPeople } from '../../src/analyze/persona-figures/public.ts';
import { retentionFigures } from '../../src/analyze/retention/public.ts';
import { Segments } from '../../src/analyze/segments/public.ts';
import { stepFigures } from '../../src/analyze/steps/public.ts';
import { ValueBook, valueFigures } from '../../src/analyze/value/public.ts';
import {
  createIngest,
  type IncomingEvent,
  type Ingest,
  type Origin,
} from '../../src/gather/events/public.ts';
import { Rates } from '../../src/gather/rates/public.ts';
import type { WorkspaceScope } from '../../src/kernel/workspace.ts';
import { Stages } from '../../src/map/stages/public.ts';
import { Touchpoints } from '../../src/map/touchpoints/public.ts';
import { Customers } from '../../src/people/customers/public.ts';
import { Personas } from '../../src/people/personas/public.ts';
import { idsFrom, systemRandom } from '../../src/platform/clock/clock.ts';
import type { Backends } from './backends.ts';

export const SOURCE: Origin = { kind: 'source', id: 'src_1' };

export interface AnalysisBench {
  readonly workspace: WorkspaceScope;
  readonly ingest: Ingest;
  readonly stages: Stages;
  readonly touchpoints: Touchpoints;
  readonly journeys: Journeys;
  readonly customers: Customers;
  readonly segments: Segments;
  readonly rates: Rates;
  readonly personas: Personas;
  readonly parts: {
    journeys: Journeys;
    segments: Segments;
    personas: Personas;
    events: Backends['events'];
    clock: () => number;
    customers: Customers;
    figures: readonly FigurePeople[];
  };
  send(events: readonly IncomingEvent[], origin?: Origin): Promise<void>;
  /** Moves the clock on, so that what follows is later. */
  tick(): void;
}

export function analysisBench(backends: Backends, now: number, timezone: string): AnalysisBench {
  let instant = now;
  const clock = () => instant;
  const newId = idsFrom(clock, systemRandom);
  const { state, events } = backends;
  const workspace: WorkspaceScope = {
    id: 'wsp_golden',
    number: 3,
    name: 'Golden',
    timezone,
    currency: 'EUR',
    weekStart: 1,
    role: 'owner',
  };
  const ingest = createIngest({
    state,
    events,
    clock,
    newId,
    onTrouble: (error) => {
      throw error;
    },
  });
  const stages: Stages = new Stages({
    state,
    newId,
    moveTouchpoints: (transaction, ...rest) => touchpoints.moveFrom(transaction, ...rest),
  });
  const touchpoints: Touchpoints = new Touchpoints({
    state,
    events,
    clock,
    newId,
    stageIds: async (id) => (await stages.list(id)).map((stage) => stage.id),
  });
  const rates = new Rates({ state, events });
  const journeys = new Journeys({
    state,
    events,
    ingest,
    clock,
    stages: (id) => stages.list(id),
    touchpoints: (id) => touchpoints.list(id),
    rates: (scope) => rates.forBuild(scope),
  });
  const customers = new Customers(state);
  const segments = new Segments({ state, events, journeys, clock, newId });
  const figures = [
    ...overviewFigures,
    ...pathFigures,
    ...retentionFigures,
    ...stepFigures(segments),
    ...attributionFigures,
    ...behaviourFigures,
    ...valueFigures({ book: new ValueBook(), segments }),
    ...feelingFigures,
    ...personaPeople,
  ];
  const personas = new Personas({ state, clock, newId });
  return {
    workspace,
    ingest,
    stages,
    touchpoints,
    journeys,
    customers,
    segments,
    rates,
    personas,
    parts: { journeys, segments, personas, events, clock, customers, figures },
    tick() {
      instant += 1000;
    },
    async send(log, origin = SOURCE) {
      instant += 1000;
      await ingest.accept({ workspace, origin, events: log, people: [] });
      await ingest.settle(workspace.id);
    },
  };
}
