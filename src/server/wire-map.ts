/** Builds the slices of map/. */
import type { Language } from '../kernel/language.ts';
import { nameOf, namesApart } from '../kernel/names.ts';
import type { WorkspaceScope } from '../kernel/workspace.ts';
import { commentsFeature } from '../map/comments/feature.ts';
import { Comments, Telling, Unread } from '../map/comments/public.ts';
import { competitorsFeature } from '../map/competitors/feature.ts';
import { Competitors, toLookAt, Visits } from '../map/competitors/public.ts';
import { draftFeature } from '../map/draft/feature.ts';
import { Drafts } from '../map/draft/public.ts';
import { mapsFeature } from '../map/maps/feature.ts';
import { Exchange, LiveMaps, Maps, mapsPurged, namedPictures, Versions } from '../map/maps/public.ts';
import { picturesFeature } from '../map/pictures/feature.ts';
import { Pictures } from '../map/pictures/public.ts';
import { sharesFeature } from '../map/shares/feature.ts';
import { Shares } from '../map/shares/public.ts';
import { stagesFeature } from '../map/stages/feature.ts';
import { Stages } from '../map/stages/public.ts';
import { touchpointsFeature } from '../map/touchpoints/feature.ts';
import { Touchpoints } from '../map/touchpoints/public.ts';
import { workshopsFeature } from '../map/workshops/feature.ts';
import {
  Door,
  LiveWorkshops,
  MOST_CHANGES_A_MINUTE,
  OntoMap,
  Reading,
  TakingPart,
  Workshops,
} from '../map/workshops/public.ts';
import { workspaceCreated } from '../people/workspaces/public.ts';
import type { Feature } from '../platform/http/feature.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
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
  base.domainEvents.on(workspaceCreated, ({ id, language }) => stages.begin(id, language));
  const drafts = new Drafts({ events, stages, touchpoints });
  const members = async (id: string) =>
    new Map((await people.members.list(id)).map((member) => [member.account, nameOf(member)]));
  const lists = {
    stages: (id: string) => stages.list(id),
    touchpoints: (id: string) => touchpoints.list(id),
    template: (id: string, language: Language) => drafts.template(id, language),
  };
  const maps = new Maps({
    ...{ state, clock, newId, members },
    onChange: (map) => live.changed(map),
    onPurge: (gone) => base.domainEvents.emit(mapsPurged, gone),
    ...lists,
  });
  const live = new LiveMaps({ maps, notices: state.notices, clock });
  const { pictures, visits, competitors } = picturesAndVisits(base, { ...lists, maps }, drafts);
  const exchange = new Exchange({
    ...{ maps, newId, pictures, touchpoints: lists.touchpoints },
    members: async (id) =>
      new Map(namesApart(await people.members.list(id)).map(({ account, called }) => [account, called])),
  });
  const versions = new Versions({ state, clock, newId, members, maps });
  const workspace = (id: string) => people.workspaces.byId(id);
  const shares = new Shares({ state, clock, newId, members, maps, pictures, workspace });
  const telling = tellingOf(base, people, maps);
  const comments = new Comments({
    ...{ state, clock, newId, members, maps },
    onChange: (map) => live.news(map, 'comments'),
    tell: telling && (async (...about) => void (await telling.soon(...about))),
  });
  const workshops = wireWorkshops(base, { maps, pictures, members, workspace });
  for (const beside of [shares, comments, pictures]) {
    base.domainEvents.on(mapsPurged, (gone) => beside.forget(gone));
  }
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
      picturesFeature(pictures),
      competitorsFeature(competitors, visits),
      sharesFeature(shares, base.config.publicUrl),
      commentsFeature(comments, new Unread({ state, members, maps }), telling),
      workshopsFeature(workshops),
    ],
  };
}

/** Null without mail. */
function tellingOf(base: Base, people: People, maps: Maps): Telling | null {
  const { state, clock, jobs, config } = base;
  const mail = openMail(config.smtpUrl, config.mailFrom);
  if (!mail) return null;
  return new Telling({
    ...{ state, clock, mail, jobs, maps, publicUrl: config.publicUrl },
    workspace: (id) => people.workspaces.byId(id),
    people: (id) => people.members.list(id),
  });
}

/** Maps and visits both name pictures, so pictures ask both before they forget one. */
function picturesAndVisits(
  { state, clock, newId }: Base,
  lists: Parameters<typeof toLookAt>[0] & { readonly maps: Maps },
  drafts: Drafts,
) {
  const { maps } = lists;
  const visits = new Visits({
    ...{ state, clock, newId },
    toLookAt: (...asked) => toLookAt(lists, ...asked),
    looks: () => drafts.looks(),
    onPurge: (gone) => pictures.forget(gone),
  });
  const pictures: Pictures = new Pictures({
    ...{ state, clock, newId },
    places: [
      {
        prefix: 'map',
        mustBeThere: (workspace, id) => maps.mustBeThere(workspace, id),
        named: (...asked) => namedPictures(state.db, ...asked),
      },
      {
        prefix: 'vis',
        mustBeThere: async ({ id: workspace }, id) => void (await visits.read(workspace, id)),
        named: (...asked) => visits.namedPictures(...asked),
      },
    ],
  });
  const competitors = new Competitors({ state, clock, newId, visits, maps });
  return { pictures, visits, competitors };
}

function wireWorkshops(
  { state, clock, newId, config, domainEvents }: Base,
  around: {
    maps: Maps;
    pictures: Pictures;
    members: (workspace: string) => Promise<ReadonlyMap<string, string>>;
    workspace: (id: string) => Promise<WorkspaceScope | null>;
  },
) {
  const reading = new Reading({ state, ...around });
  const live = new LiveWorkshops({ reading, notices: state.notices });
  const onChange = (workshop: string): void => live.changed(workshop);
  const ontoMap = new OntoMap({ state, newId, maps: around.maps });
  const workshops = new Workshops({ state, clock, newId, ...around, reading, ontoMap, onChange });
  const door = new Door({ state, clock, newId, ...around, reading, onChange });
  const takingPart = new TakingPart({ state, clock, ...around, reading, onChange });
  domainEvents.on(mapsPurged, (gone) => workshops.forget(gone));
  const changes = config.rateLimits ? new RateLimit(MOST_CHANGES_A_MINUTE, clock) : null;
  return { workshops, door, takingPart, live, clock, changes, publicUrl: config.publicUrl };
}
