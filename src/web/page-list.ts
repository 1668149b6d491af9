/**
 * The pages and their addresses. The one place that knows every screen; each is fetched when it is first shown. The browser reads this list
 * before the rest of the program is there, so it imports nothing at once.
 */

export interface PageEntry {
  /** `$name` stands for any one part. */
  readonly path: string;
  readonly load: () => Promise<object>;
  /** What `load` calls the page. */
  readonly name: string;
  /** The first question of the page to the server, with names of its path. */
  readonly asks?: string;
}

const gatePages = () => import('./pages/gate-pages.tsx');
const dataPages = () => import('./pages/data-pages.tsx');
const settingsPages = () => import('./pages/settings-pages.tsx');
const sharedMapPage = () => import('./pages/shared-map-page.tsx');
const joinWorkshopPage = () => import('../map/workshops/ui/join-page.tsx');

/** Pages outside a business: for those who are not signed in, or who hold a link. */
export const openPages = [
  entry('/setup', gatePages, 'Setup'),
  entry('/sign-in', gatePages, 'SignIn'),
  entry('/join/$token', gatePages, 'Join'),
  entry('/shared/$token', sharedMapPage, 'SharedMapPage'),
  entry('/shared/$token/embed', sharedMapPage, 'EmbeddedMapPage'),
  entry('/w', joinWorkshopPage, 'JoinPage'),
  entry('/w/$code', joinWorkshopPage, 'JoinPage'),
  entry('/workshop/$workshop', () => import('../map/workshops/ui/room-page.tsx'), 'RoomPage'),
];

/** Where a business begins; the paths of its pages go on from here. */
export const BUSINESS_PATH = '/b/$business';

/** Of two that fit an address the one with fewer `$` stands first. */
export const businessPages = [
  entry('/', () => import('./pages/home-page.tsx'), 'HomePage'),
  entry('/map', () => import('./pages/map-page.tsx'), 'MapPage'),
  entry('/map/draft', () => import('./pages/draft-map-page.tsx'), 'DraftMapPage'),
  entry('/map/stages', () => import('./pages/map-edit-page.tsx'), 'MapEditPage'),
  entry('/map/maps', () => import('./pages/maps-page.tsx'), 'JourneyMapsPage'),
  entry(
    '/map/maps/$map',
    () => import('./pages/journey-map-page.tsx'),
    'JourneyMapPage',
    '/api/workspaces/$business/maps/$map',
  ),
  entry('/map/competitors', () => import('../map/competitors/ui/competitors-page.tsx'), 'CompetitorsPage'),
  entry('/map/competitors/$visit', () => import('../map/competitors/ui/visit-page.tsx'), 'VisitPage'),
  entry('/map/maps/$map/workshops', () => import('../map/workshops/ui/workshops-page.tsx'), 'WorkshopsPage'),
  entry('/map/maps/$map/workshops/$workshop', () => import('../map/workshops/ui/lead-page.tsx'), 'LeadPage'),
  entry(
    '/map/maps/$map/workshops/$workshop/summary',
    () => import('../map/workshops/ui/summary-page.tsx'),
    'SummaryPage',
  ),
  entry('/customers', () => import('./pages/customers-page.tsx'), 'CustomersPage'),
  entry('/customers/segments', () => import('../analyze/segments/ui/segments-page.tsx'), 'SegmentsPage'),
  entry('/customers/personas', () => import('../people/personas/ui/personas-page.tsx'), 'PersonasPage'),
  entry('/customers/personas/$persona', () => import('./pages/persona-page.tsx'), 'PersonaPage'),
  entry('/customers/$person', () => import('./pages/person-page.tsx'), 'PersonPage'),
  entry('/insights', () => import('../analyze/steps/ui/steps-page.tsx'), 'StepsPage'),
  entry('/insights/paths', () => import('../analyze/paths/ui/paths-page.tsx'), 'PathsPage'),
  entry('/insights/retention', () => import('../analyze/retention/ui/retention-page.tsx'), 'RetentionPage'),
  entry(
    '/insights/attribution',
    () => import('../analyze/attribution/ui/attribution-page.tsx'),
    'AttributionPage',
  ),
  entry(
    '/insights/pain-points',
    () => import('../analyze/frictions/ui/pain-points-page.tsx'),
    'PainPointsPage',
  ),
  entry('/insights/kept', () => import('../analyze/saved/ui/saved-page.tsx'), 'SavedPage'),
  entry('/insights/value', () => import('./pages/value-page.tsx'), 'ValuePage'),
  entry('/insights/behaviour', () => import('./pages/behaviour-page.tsx'), 'BehaviourPage'),
  entry('/data', dataPages, 'FilesPage'),
  entry('/data/sources', dataPages, 'SourcesPage'),
  entry('/data/ledger', dataPages, 'LedgerPage'),
  entry('/data/rates', dataPages, 'RatesPage'),
  entry('/data/imports/$import', () => import('../gather/imports/ui/import-page.tsx'), 'ImportPage'),
  entry('/settings', settingsPages, 'BusinessPage'),
  entry('/settings/team', settingsPages, 'TeamPage'),
  entry('/settings/keys', settingsPages, 'KeysPage'),
];

function entry<Module extends object>(
  path: string,
  load: () => Promise<Module>,
  name: keyof Module & string,
  asks?: string,
): PageEntry {
  return { path, load, name, ...(asks === undefined ? {} : { asks }) };
}

export interface Found {
  readonly page: PageEntry;
  /** What stands for the names in its path, and for `business`. */
  readonly parts: Readonly<Record<string, string>>;
}

/** The page at an address; undefined where there is none. */
export function pageAt(pathname: string): Found | undefined {
  const all = [
    ...openPages.map((page) => ({ page, path: page.path })),
    ...businessPages.map((page) => ({ page, path: `${BUSINESS_PATH}${page.path}` })),
  ];
  for (const { page, path } of all) {
    const pattern = path.replace(/\/$/, '').replace(/\$(\w+)/g, '(?<$1>[^/]+)');
    const found = new RegExp(`^${pattern}/?$`).exec(pathname);
    if (found !== null) return { page, parts: { ...found.groups } };
  }
  return undefined;
}
