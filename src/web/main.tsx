/** Where the browser starts. */
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { createQueryClient } from './api/queries.ts';
import { App } from './app.tsx';
import { chosenLanguage, textsIn } from './kit/language.ts';
import { startText } from './kit/text.tsx';
import { SESSION_KEY, sessionQuery } from './shell/session.ts';
import './theme/base.css';
import { createPages } from './wire.tsx';

// Compiled parsers need `eval`, which our content policy forbids.
config({ jitless: true });
const language = chosenLanguage();
// In English where the texts cannot be had: better than no page.
startText(language, await textsIn(language).catch(() => ({})));
document.documentElement.lang = language;

// After an update a page's script has another name: the page that asks for the old one is loaded anew, once.
addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('footpath-reloaded') ?? 0);
  if (Date.now() - last < 20_000) return;
  sessionStorage.setItem('footpath-reloaded', String(Date.now()));
  location.reload();
});

const root = document.getElementById('root');
if (root !== null) {
  const queries = createQueryClient((client) => void client.invalidateQueries({ queryKey: SESSION_KEY }));
  // Asked for while the page's own script is still on its way; strangers behind a link have no session.
  if (location.pathname.startsWith('/b/')) void queries.prefetchQuery(sessionQuery);
  createRoot(root).render(<App queries={queries} router={createPages()} />);
}
