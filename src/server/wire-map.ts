/** Builds the slices of map/. */
import { draftFeature } from '../map/draft/feature.ts';
import { Drafts } from '../map/draft/public.ts';
import { mapsFeature } from '../map/maps/feature.ts';
import { Exchange, LiveMaps, Maps, Versions } from '../map/maps/public.ts';
import { sharesFeature } from '../map/shares/feature.ts';
import { Shares } from '../map/shares/public.ts';
import { stagesFeature } from '../map/stages/feature.ts';
import { Stages } from '../map/stages/public.ts';
import { touchpointsFeature } from '../map/touchpoints/feature.ts';
import { Touchpoints } from '../map/touchpoints/public.ts';
import { workspaceCreated } from '../people/workspaces/public.ts';
import type { Feature } from '../platform/http/feature.ts';
import type { Base } from './base.ts';
import type { Gather } from './wire-gather.ts';
import type { People } from './wire-people.ts';

export interface MapSlices {
  readonly features: readonly Feature[];
  readonly stages: Stages;
  readonly touchpoints: Touchpoints;
  readonly drafts: Drafts;
}

export function wireMap(base: Base, people: People, _gather: Gather): MapSlices {
  const { state, events, clock, newId } = base;
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
    stageIds: async (workspace) => (await stages.list(workspace)).map(({ id }) => id),
  });
  base.domainEvents.on(workspaceCreated, ({ id }) => stages.begin(id));
  const drafts = new Drafts({ state, events, stages, touchpoints });
  const members = async (id: string) =>
    new Map((await people.members.list(id)).map(({ account, name, email }) => [account, name || email]));
  const maps = new Maps({
    ...{ state, clock, newId, members },
    onChange: (map) => live.changed(map),
    stages: (workspace) => stages.list(workspace),
    touchpoints: (workspace) => touchpoints.list(workspace),
    template: (id) => drafts.template(id),
  });
  const live = new LiveMaps({ maps, notices: state.notices, clock });
  const exchange = new Exchange({ maps, newId, touchpoints: (workspace) => touchpoints.list(workspace) });
  const versions = new Versions({ state, clock, newId, members, maps });
  const shares = new Shares({
    ...{ state, clock, newId, members, maps },
    workspace: (id) => people.workspaces.byId(id),
  });
  return {
    stages,
    touchpoints,
    drafts,
    features: [
      stagesFeature(stages),
      touchpointsFeature(touchpoints),
      draftFeature(drafts),
      mapsFeature({ maps, versions, exchange, live }),
      sharesFeature(shares, base.config.publicUrl),
    ],
  };
}
