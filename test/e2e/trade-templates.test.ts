/** A journey map begun from the template of a trade, on a desk; read on a phone. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id }) => id))`,
  );
}

describeInBrowser('a trade’s template', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    page = await app.openSignedIn();
  });
  afterAll(() => app?.close());

  it('fills a new map', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/b/1/map/maps');
    await page.getByRole('button', { name: 'New map' }).click();
    await page.getByLabel('Title').fill('A night with us');
    await page.getByRole('radio', { name: 'A template of my trade' }).check();
    await page.getByLabel('Trade', { exact: true }).selectOption('hotel');
    expect(await problemsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the map' }).click();
    await page.getByRole('grid', { name: 'A night with us' }).waitFor();
    for (const text of ['I check in', 'I want to be expected', 'Housekeeping', 'Booking system']) {
      await page.locator('[data-card]', { hasText: text }).first().waitFor();
    }
    expect(await problemsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByText('I look for a place to stay').first().waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });
});
