/** The pages and their addresses. The one place that knows every screen; each is fetched when it is first shown. */
import {
  type AnyRouter,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { readSearch, writeSearch } from './kit/address.ts';
import { BusinessGate, Elsewhere } from './shell/business-gate.tsx';
import { PageBroken, PageMissing, PageOnItsWay } from './shell/page-states.tsx';

const homePage = () => import('./pages/home-page.tsx');
const mapPage = () => import('./pages/map-page.tsx');
const draftMapPage = () => import('./pages/draft-map-page.tsx');
const mapsPage = () => import('./pages/maps-page.tsx');
const journeyMapPage = () => import('./pages/journey-map-page.tsx');
const mapEditPage = () => import('./pages/map-edit-page.tsx');
const customersPage = () => import('./pages/customers-page.tsx');
const personPage = () => import('./pages/person-page.tsx');
const segmentsPage = () => import('../analyze/segments/ui/segments-page.tsx');
const personasPage = () => import('../people/personas/ui/personas-page.tsx');
const personaPage = () => import('./pages/persona-page.tsx');
const behaviourPage = () => import('./pages/behaviour-page.tsx');
const stepsPage = () => import('../analyze/steps/ui/steps-page.tsx');
const pathsPage = () => import('../analyze/paths/ui/paths-page.tsx');
const retentionPage = () => import('../analyze/retention/ui/retention-page.tsx');
const attributionPage = () => import('../analyze/attribution/ui/attribution-page.tsx');
const importPage = () => import('../gather/imports/ui/import-page.tsx');
const gatePages = () => import('./pages/gate-pages.tsx');
const dataPages = () => import('./pages/data-pages.tsx');
const painPoints = () => import('../analyze/frictions/ui/pain-points-page.tsx');
const savedPage = () => import('../analyze/saved/ui/saved-page.tsx');
const valuePage = () => import('./pages/value-page.tsx');
const sharedMapPage = () => import('./pages/shared-map-page.tsx');
const settingsPages = () => import('./pages/settings-pages.tsx');

/** Makes the router. Called once. */
export function createPages(): AnyRouter {
  const root = createRootRoute({ component: Outlet, notFoundComponent: PageMissing });
  const open = <const Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
    createRoute({ getParentRoute: () => root, path, component });
  const business = createRoute({ getParentRoute: () => root, path: '/b/$business', component: BusinessGate });
  const page = <const Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
    createRoute({ getParentRoute: () => business, path, component });

  const tree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: Elsewhere }),
    open('/setup', lazyRouteComponent(gatePages, 'Setup')),
    open('/sign-in', lazyRouteComponent(gatePages, 'SignIn')),
    open('/join/$token', lazyRouteComponent(gatePages, 'Join')),
    open('/shared/$token', lazyRouteComponent(sharedMapPage, 'SharedMapPage')),
    open('/shared/$token/embed', lazyRouteComponent(sharedMapPage, 'EmbeddedMapPage')),
    business.addChildren([
      page('/', lazyRouteComponent(homePage, 'HomePage')),
      page('/map', lazyRouteComponent(mapPage, 'MapPage')),
      page('/map/draft', lazyRouteComponent(draftMapPage, 'DraftMapPage')),
      page('/map/stages', lazyRouteComponent(mapEditPage, 'MapEditPage')),
      page('/map/maps', lazyRouteComponent(mapsPage, 'JourneyMapsPage')),
      page('/map/maps/$map', lazyRouteComponent(journeyMapPage, 'JourneyMapPage')),
      page('/customers', lazyRouteComponent(customersPage, 'CustomersPage')),
      page('/customers/segments', lazyRouteComponent(segmentsPage, 'SegmentsPage')),
      page('/customers/personas', lazyRouteComponent(personasPage, 'PersonasPage')),
      page('/customers/personas/$persona', lazyRouteComponent(personaPage, 'PersonaPage')),
      page('/customers/$person', lazyRouteComponent(personPage, 'PersonPage')),
      page('/insights', lazyRouteComponent(stepsPage, 'StepsPage')),
      page('/insights/paths', lazyRouteComponent(pathsPage, 'PathsPage')),
      page('/insights/retention', lazyRouteComponent(retentionPage, 'RetentionPage')),
      page('/insights/attribution', lazyRouteComponent(attributionPage, 'AttributionPage')),
      page('/insights/pain-points', lazyRouteComponent(painPoints, 'PainPointsPage')),
      page('/insights/kept', lazyRouteComponent(savedPage, 'SavedPage')),
      page('/insights/value', lazyRouteComponent(valuePage, 'ValuePage')),
      page('/insights/behaviour', lazyRouteComponent(behaviourPage, 'BehaviourPage')),
      page('/data', lazyRouteComponent(dataPages, 'FilesPage')),
      page('/data/sources', lazyRouteComponent(dataPages, 'SourcesPage')),
      page('/data/ledger', lazyRouteComponent(dataPages, 'LedgerPage')),
      page('/data/rates', lazyRouteComponent(dataPages, 'RatesPage')),
      page('/data/imports/$import', lazyRouteComponent(importPage, 'ImportPage')),
      page('/settings', lazyRouteComponent(settingsPages, 'BusinessPage')),
      page('/settings/team', lazyRouteComponent(settingsPages, 'TeamPage')),
      page('/settings/keys', lazyRouteComponent(settingsPages, 'KeysPage')),
    ]),
  ]);
  return createRouter({
    routeTree: tree,
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultErrorComponent: PageBroken,
    defaultPendingComponent: PageOnItsWay,
    defaultPendingMs: 250,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
  });
}
