/** What axe has against a page as it is: WCAG 2.2 A and AA, and good practice. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Only what is wrong is described and sent over: to describe all that is right takes twice as long as the search. */
const FINDINGS = `axe.run({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + ' ' + failureSummary.slice(0, 300))))`;

/** What has just opened is drawn in a turn or two: a dialog has its name a moment after its heading. */
const DRAWN =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))';

export async function axeOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  await page.evaluate(DRAWN);
  return page.evaluate(FINDINGS);
}
