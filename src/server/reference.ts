/** The reference pages of docs/reference, made from the program itself. A test holds them against the files. */

import * as attribution from '../analyze/attribution/contract.ts';
import * as behaviour from '../analyze/behaviour/contract.ts';
import * as feelings from '../analyze/feelings/contract.ts';
import * as frictions from '../analyze/frictions/contract.ts';
import * as funnel from '../analyze/funnel/contract.ts';
import * as journeys from '../analyze/journeys/contract.ts';
import * as mapHealth from '../analyze/map-health/contract.ts';
import * as overview from '../analyze/overview/contract.ts';
import * as paths from '../analyze/paths/contract.ts';
import * as personaFigures from '../analyze/persona-figures/contract.ts';
import * as retention from '../analyze/retention/contract.ts';
import * as saved from '../analyze/saved/contract.ts';
import * as segments from '../analyze/segments/contract.ts';
import * as steps from '../analyze/steps/contract.ts';
import * as underWay from '../analyze/under-way/contract.ts';
import * as value from '../analyze/value/contract.ts';
import { cliReference } from '../cli/reference.ts';
import * as demo from '../demo/contract.ts';
import * as costs from '../gather/costs/contract.ts';
import * as imports from '../gather/imports/contract.ts';
import { importFormatsReference } from '../gather/imports/public.ts';
import * as ledger from '../gather/ledger/contract.ts';
import * as rates from '../gather/rates/contract.ts';
import * as sources from '../gather/sources/contract.ts';
import * as trackerApi from '../gather/tracker-api/contract.ts';
import type { AnyRoute } from '../kernel/route.ts';
import * as comments from '../map/comments/contract.ts';
import * as competitors from '../map/competitors/contract.ts';
import * as visits from '../map/competitors/visits/contract.ts';
import * as draft from '../map/draft/contract.ts';
import * as maps from '../map/maps/contract.ts';
import * as mapExchange from '../map/maps/exchange/contract.ts';
import * as mapLive from '../map/maps/live/contract.ts';
import { mapSchema } from '../map/maps/public.ts';
import * as mapVersions from '../map/maps/versions/contract.ts';
import * as pictures from '../map/pictures/contract.ts';
import * as shares from '../map/shares/contract.ts';
import * as stages from '../map/stages/contract.ts';
import * as touchpoints from '../map/touchpoints/contract.ts';
import * as workshops from '../map/workshops/contract.ts';
import * as rooms from '../map/workshops/room/contract.ts';
import * as accounts from '../people/accounts/contract.ts';
import * as customers from '../people/customers/contract.ts';
import * as personas from '../people/personas/contract.ts';
import * as workspaces from '../people/workspaces/contract.ts';
import { settingsReference } from '../platform/config/reference.ts';
import { apiReference } from '../platform/http/api-reference.ts';

const contracts: readonly object[] = [
  funnel,
  journeys,
  overview,
  steps,
  paths,
  retention,
  attribution,
  feelings,
  behaviour,
  personaFigures,
  segments,
  saved,
  value,
  underWay,
  frictions,
  demo,
  imports,
  ledger,
  sources,
  rates,
  costs,
  trackerApi,
  draft,
  maps,
  mapExchange,
  mapVersions,
  mapLive,
  mapHealth,
  pictures,
  shares,
  comments,
  workshops,
  rooms,
  competitors,
  visits,
  stages,
  touchpoints,
  accounts,
  customers,
  personas,
  workspaces,
];

/** Every route of every contract, in the order of the contracts. */
export function allRoutes(): AnyRoute[] {
  return contracts.flatMap((contract) => Object.values(contract).filter(isRoute));
}

/** Name of the page to its text. */
export function referencePages(): Record<string, string> {
  return {
    'settings.md': settingsReference(),
    'cli.md': cliReference(),
    'http-api.md': apiReference(allRoutes()),
    'import-formats.md': importFormatsReference(),
    'journey-map.schema.json': mapSchema(),
  };
}

function isRoute(value: unknown): value is AnyRoute {
  return (
    typeof value === 'object' && value !== null && 'access' in value && 'path' in value && 'method' in value
  );
}
