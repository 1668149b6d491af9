/** The program itself, once it is there: shows the page. */
import { createRoot } from 'react-dom/client';
import type { Language } from '../kernel/language.ts';
import { createQueryClient } from './api/queries.ts';
import { App } from './app.tsx';
import { idle } from './kit/idle.ts';
import { startText } from './kit/text.tsx';
import { SESSION_KEY, sessionQuery } from './shell/session.ts';
import { createPages } from './wire.tsx';

/** Most servers say within this who is signed in: then the page is drawn with it, and not once without it before. */
const KNOWN_WITHIN_MS = 300;

/** @param texts of the language, by their English */
export async function start(language: Language, texts: Readonly<Record<string, string>>): Promise<void> {
  startText(language, texts);
  const root = document.getElementById('root');
  if (root === null) return;
  const queries = createQueryClient((client) => void client.invalidateQueries({ queryKey: SESSION_KEY }));
  // Asked for while the page's own script is still on its way; strangers behind a link have no session.
  if (location.pathname.startsWith('/b/')) {
    const late = new Promise((done) => setTimeout(done, KNOWN_WITHIN_MS));
    await Promise.race([queries.prefetchQuery(sessionQuery), late]);
  }
  createRoot(root).render(<App queries={queries} router={createPages()} />);
  if (import.meta.env.PROD && location.pathname.startsWith('/b/')) void openOffline();
}

/** Pages of a business open without a connection too, where the browser allows it. */
async function openOffline(): Promise<void> {
  await idle();
  await navigator.serviceWorker?.register('/offline.js').catch(() => undefined);
}
