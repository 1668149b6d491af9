/** Makes the router: the pages of `page-list.ts`, those of a business within its frame. */
import {
  type AnyRouter,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { networkLost } from './api/client.ts';
import { askWhetherThere, reportLost } from './api/connection.ts';
import { readSearch, writeSearch } from './kit/address.ts';
import { BUSINESS_PATH, businessPages, openPages, type PageEntry } from './page-list.ts';
import { BusinessGate, Elsewhere } from './shell/business-gate.tsx';
import { PageBroken, PageMissing, PageOfBusinessMissing, PageOnItsWay } from './shell/page-states.tsx';

/** Called once. */
export function createPages(): AnyRouter {
  const root = createRootRoute({ component: Outlet, notFoundComponent: PageMissing });
  const business = createRoute({
    getParentRoute: () => root,
    path: BUSINESS_PATH,
    component: BusinessGate,
    notFoundComponent: PageOfBusinessMissing,
  });
  const tree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: Elsewhere }),
    ...openPages.map((page) =>
      createRoute({ getParentRoute: () => root, path: page.path, component: componentOf(page) }),
    ),
    business.addChildren(
      businessPages.map((page) =>
        createRoute({ getParentRoute: () => business, path: page.path, component: componentOf(page) }),
      ),
    ),
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

function componentOf({ load, name }: PageEntry): ReturnType<typeof lazyRouteComponent> {
  const loading = () => load().catch(whyMissing) as Promise<Record<string, ComponentType>>;
  return lazyRouteComponent(loading, name);
}

/** Where a script is missing the router loads the address anew, which is right after an update; without a connection nothing at all would be left. */
function whyMissing(problem: unknown): Promise<never> {
  return askWhetherThere().then(
    () => Promise.reject(problem),
    () => {
      reportLost();
      throw networkLost();
    },
  );
}
