/**
 * Where the browser starts. Asks at once for the program, the page of the address and its data, which would otherwise be found out about one
 * after the other. Small, so that it runs before the rest is there.
 */
import { config } from 'zod/v4/core';
import { askAhead } from './api/ahead.ts';
import { chosenLanguage, textsIn } from './kit/language.ts';
import { type Found, pageAt } from './page-list.ts';
import './theme/base.css';

// Compiled parsers need `eval`, which our content policy forbids. Said before the first contract is made.
config({ jitless: true });

// After an update a page's script has another name: the page that asks for the old one is loaded anew, once. Not while the server does not
// answer: what waits on the page for it would be gone.
addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('footpath-reloaded') ?? 0);
  if (Date.now() - last < 20_000) return;
  const reload = (): void => {
    sessionStorage.setItem('footpath-reloaded', String(Date.now()));
    location.reload();
  };
  fetch(location.href).then(reload, () => undefined);
});

const program = import('./start.tsx');
const found = pageAt(location.pathname);
// Should either be refused, whoever needs it asks again and says so.
found?.page.load().catch(() => undefined);
if (found?.parts.business !== undefined) askForData(found);

const language = chosenLanguage();
document.documentElement.lang = language;
// In English where the texts cannot be had: better than no page.
const texts = textsIn(language).catch(() => ({}));
// This script does not wait for the page's end, where its root stands.
if (document.readyState === 'loading')
  await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
await (await program).start(language, await texts);

/** The session, and what the page of a business wants to know first; of the business no more is known yet than its number. */
function askForData({ page, parts }: Found): void {
  askAhead('/api/me');
  if (page.asks === undefined) return;
  askAhead(page.asks.replace(/\$(\w+)/g, (_whole, name: string) => parts[name] ?? ''));
}
