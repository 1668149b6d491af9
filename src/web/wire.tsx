/** The pages and their addresses. The one place that knows every slice's screens; each is fetched when it is first shown. */
import type { QueryClient } from '@tanstack/react-query';
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

const root = createRootRoute({ component: Outlet, notFoundComponent: PageMissing });
const start = createRoute({ getParentRoute: () => root, path: '/', component: Elsewhere });
const business = createRoute({ getParentRoute: () => root, path: '/b/$business', component: BusinessGate });

const map = createRoute({
  getParentRoute: () => business,
  path: '/map',
  component: lazyRouteComponent(() => import('./pages/map-page.tsx'), 'MapPage'),
});

/** Makes the router. Called once. */
export function createPages(_queries: QueryClient): AnyRouter {
  return createRouter({
    routeTree: root.addChildren([start, business.addChildren([map])]),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultErrorComponent: PageBroken,
    defaultPendingComponent: PageOnItsWay,
    defaultPendingMs: 250,
    scrollRestoration: true,
  });
}
