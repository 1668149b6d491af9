// Stands between a page and the server where browsers allow it (https, or this machine): gives the page itself where no server answers. It
// touches nothing else: scripts are named by what is in them, so the browser has them still, and answers are kept by those who ask for them.
const KEPT = 'footpath-page';
const PAGE = '/';
const FIRST_SCRIPT = '/appearance.js';
const NO_PAGES = /^\/(api|v1|health)(\/|$)/;
/** What a proxy says when there is no server behind it. */
const NOBODY_THERE = [502, 504];

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll([PAGE, FIRST_SCRIPT])));
});

self.addEventListener('activate', (event) => {
  // The browser asks the server while it wakes this script, so that no page waits for it.
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]));
});

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== self.location.origin || NO_PAGES.test(pathname)) return;
  if (event.request.mode === 'navigate') event.respondWith(serverOr(PAGE, event));
  else if (pathname === FIRST_SCRIPT) event.respondWith(serverOr(FIRST_SCRIPT, event));
});

async function serverOr(kept, event) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    if (answer.ok) event.waitUntil(keep(kept, answer.clone()));
    if (!NOBODY_THERE.includes(answer.status)) return answer;
    return (await caches.match(kept)) ?? answer;
  } catch (lost) {
    const held = await caches.match(kept);
    if (held === undefined) throw lost;
    return held;
  }
}

async function keep(name, answer) {
  const cache = await caches.open(KEPT);
  await cache.put(name, answer);
}
