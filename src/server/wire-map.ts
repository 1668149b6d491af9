/** Builds the slices of map/. */
import { commentsFeature } from '../map/comments/feature.ts';
import { Comments, Telling } from '../map/comments/public.ts';
import { draftFeature } from '../map/draft/feature.ts';
import { Drafts } from '../map/draft/public.ts';
import { mapsFeature } from '../map/maps/feature.ts';
import { Exchange, LiveMaps, Maps, mapsPurged, Versions } from '../map/maps/public.ts';
import { sharesFeature } from '../map/shares/feature.ts';
import { Shares } from '../map/shares/public.ts';
import { stagesFeature } from '../map/stages/feature.ts';
import { Stages } from '../map/stages/public.ts';
import { touchpointsFeature } from '../map/touchpoints/feature.ts';
import { Touchpoints } from '../map/touchpoints/public.ts';
import { workspaceCreated } from '../people/workspaces/public.ts';
import type { Feature } from '../platform/http/feature.ts';
import { openMail } from '../platform/mail/mail.ts';
import type { Base } from './base.ts';
import type { Gather } from './wire-gather.ts';
import type { People } from './wire-people.ts';

export interface MapSlices {
  readonly features: readonly Feature[];
  readonly stages: Stages;
  readonly touchpoints: Touchpoints;
  readonly drafts: Drafts;
  readonly maps: Maps;
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
    onPurge: (gone) => base.domainEvents.emit(mapsPurged, gone),
    stages: (workspace) => stages.list(workspace),
    touchpoints: (workspace) => touchpoints.list(workspace),
    template: (id) => drafts.template(id),
  });
  const live = new LiveMaps({ maps, notices: state.notices, clock });
  const exchange = new Exchange({ maps, newId, touchpoints: (workspace) => touchpoints.list(workspace) });
  const versions = new Versions({ state, clock, newId, members, maps });
  const workspace = (id: string) => people.workspaces.byId(id);
  const shares = new Shares({
    ...{ state, clock, newId, members, maps },
    workspace,
  });
  const mail = openMail(base.config.smtpUrl, base.config.mailFrom);
  const telling =
    mail &&
    new Telling({
      ...{ state, clock, mail, jobs: base.jobs, maps, workspace, publicUrl: base.config.publicUrl },
      people: (id) => people.members.list(id),
    });
  const comments = new Comments({
    ...{ state, clock, newId, members, maps },
    onChange: (map) => live.news(map, 'comments'),
    tell: telling && (async (...about) => void (await telling.soon(...about))),
  });
  base.domainEvents.on(mapsPurged, (gone) => shares.forget(gone));
  base.domainEvents.on(mapsPurged, (gone) => comments.forget(gone));
  return {
    stages,
    touchpoints,
    drafts,
    maps,
    features: [
      stagesFeature(stages),
      touchpointsFeature(touchpoints),
      draftFeature(drafts),
      mapsFeature({ maps, versions, exchange, live }),
      sharesFeature(shares, base.config.publicUrl),
      commentsFeature(comments, telling),
    ],
  };
}
