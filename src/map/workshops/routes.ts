/** The doors of the team to its workshops. */
import { voiceOf } from '../../platform/files/voices.ts';
import { type BoundRoute, bind, type Call } from '../../platform/http/handler.ts';
import type { RateLimit } from '../../platform/http/rate-limit.ts';
import { eventStreamHeaders } from '../maps/public.ts';
import {
  beginWorkshop,
  changeCard,
  changeWorkshop,
  downloadSummary,
  followWorkshop,
  goToStep,
  joinWorkshop,
  listWorkshops,
  placeCards,
  readWorkshop,
  removeParticipant,
  removeWorkshop,
  setDoor,
  setTimer,
  summarizeWorkshop,
} from './contract.ts';
import type { Door } from './door.ts';
import { giveKey } from './guest-cookie.ts';
import type { Held } from './held.ts';
import { shownCode } from './join-code.ts';
import type { LiveWorkshops } from './live.ts';
import { teamRoomOf } from './room/room.ts';
import type { TeamRoom } from './shown.ts';
import { summaryOf } from './summary.ts';
import { summaryTable, summaryText } from './summary-file.ts';
import type { TakingPart } from './taking-part.ts';
import type { Workshops } from './workshops.ts';

export interface RouteParts {
  readonly workshops: Workshops;
  readonly door: Door;
  readonly takingPart: TakingPart;
  readonly live: LiveWorkshops;
  readonly clock: () => number;
  /** What one person changes; null lifts the limit. */
  readonly changes: RateLimit | null;
  /** Where people reach the server, without a slash at the end; null when it is what they typed. */
  readonly publicUrl: string | null;
}

export function workshopRoutes(parts: RouteParts): BoundRoute[] {
  const { workshops } = parts;
  const shown = roomFor(parts);
  return [
    bind(listWorkshops, async ({ workspace, params }) => ({
      items: await workshops.list(workspace, params.map),
    })),
    bind(beginWorkshop, async (call) => {
      const { workspace, principal, params, body } = call;
      return shown(call, await workshops.begin(workspace, principal.id, params.map, body));
    }),
    bind(readWorkshop, async (call) => shown(call, await workshops.read(call.workspace, call.params))),
    bind(changeWorkshop, async (call) =>
      shown(call, await workshops.change(call.workspace, call.params, call.body)),
    ),
    bind(goToStep, async (call) =>
      shown(call, await workshops.step(call.workspace, call.params, call.body.step)),
    ),
    bind(setTimer, async (call) =>
      shown(call, await workshops.timer(call.workspace, call.params, call.body.act, call.body.ms)),
    ),
    bind(setDoor, async (call) =>
      shown(call, await workshops.door(call.workspace, call.params, call.body.open)),
    ),
    bind(changeCard, async (call) => {
      const { workspace, principal, params, body } = call;
      return shown(call, await workshops.changeCard(workspace, principal.id, params, params.card, body));
    }),
    bind(placeCards, async (call) => {
      const { workspace, principal, params, body } = call;
      const wanted = { placed: body.placed, wanted: body.cards };
      const { held, done, refused } = await workshops.place(workspace, principal.id, params, wanted);
      return { done, refused, room: shown(call, held) };
    }),
    bind(removeWorkshop, async ({ workspace, params }) => {
      await workshops.remove(workspace, params);
      return { removed: true as const };
    }),
    ...participantRoutes(parts),
    ...summaryRoutes(workshops),
  ];
}

function participantRoutes(parts: RouteParts): BoundRoute[] {
  const { workshops, door, live, publicUrl } = parts;
  const shown = roomFor(parts);
  return [
    bind(followWorkshop, async (call) => {
      const { workspace, principal, params, closing, isStillAdmitted, respond } = call;
      // Before it is followed: a stream knows no business.
      await workshops.read(workspace, params);
      const body = await live.follow(params.workshop, {
        ...{ reader: principal.id, closing, isStillAdmitted },
        view: (held) => shown(call, held),
      });
      return respond({ headers: eventStreamHeaders, body });
    }),
    bind(joinWorkshop, async (call) => {
      const { workspace, principal, params } = call;
      const entered = await door.enterAs(workspace, principal, params.map, params.workshop);
      giveKey(call, entered, publicUrl?.startsWith('https:') === true);
      return { workshop: entered.workshop };
    }),
    bind(removeParticipant, async (call) => {
      const { workspace, params, query } = call;
      return shown(call, await workshops.removeParticipant(workspace, params, params.participant, query));
    }),
  ];
}

function summaryRoutes(workshops: Workshops): BoundRoute[] {
  return [
    bind(summarizeWorkshop, async ({ workspace, params }) =>
      summaryOf(await workshops.read(workspace, params)),
    ),
    bind(downloadSummary, async ({ workspace, params, query, respond }) => {
      const { format } = params;
      const summary = summaryOf(await workshops.read(workspace, params));
      const isTable = format === 'csv';
      const voice = voiceOf(query.language);
      return respond({
        headers: {
          'content-type': `${isTable ? 'text/csv' : 'text/markdown'}; charset=utf-8`,
          'content-disposition': `attachment; filename="workshop.${format}"`,
        },
        body: isTable ? summaryTable(summary, voice) : summaryText(summary, workspace.timezone, voice),
      });
    }),
  ];
}

function roomFor({ publicUrl, clock }: RouteParts) {
  return (call: Pick<Call, 'header'>, held: Held): TeamRoom => {
    const origin = publicUrl ?? `http://${call.header('host') ?? 'localhost'}`;
    return teamRoomOf(held, clock(), origin, shownCode);
  };
}
