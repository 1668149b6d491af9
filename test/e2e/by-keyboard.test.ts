/** The map and its editor without a mouse. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, putDemoIn, setUp } from './support/app.ts';

/** Presses Tab until the element with the name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    const held = await page.evaluate(
      'document.activeElement.getAttribute("aria-label") || document.activeElement.textContent',
    );
    if (name.test(String(held))) return;
  }
  throw new Error(`The focus never came to ${name}.`);
}

const focused = (page: Page) => page.evaluate('document.activeElement.textContent.trim()');

describeInBrowser('by keyboard alone', () => {
  let app: App;
  let page: Page;

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    await putDemoIn(app);
    page = await app.openSignedIn();
  });
  afterAll(() => app?.close());

  it('jumps over the navigation', async () => {
    await page.goto('/b/1/map');
    await page.getByRole('img', { name: /The trail/ }).waitFor();
    await tabTo(page, /Skip to the page/);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });

  it('opens a stage’s people and comes back to where it was', async () => {
    await tabTo(page, /^[\d,]+ people/);
    const before = await focused(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /people behind it/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(before);
  });

  it('chooses a period from the menu with the arrows', async () => {
    await page.goto('/b/1/map');
    await page.getByRole('img', { name: /The trail/ }).waitFor();
    await tabTo(page, /^Period/);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Last 7 days' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/period=/);
  });

  it('puts touchpoints in order with the arrow keys, and hears where they went', async () => {
    await page.goto('/b/1/map/stages');
    const list = page.getByRole('list', { name: 'Touchpoints in the order in which they are tried' });
    const first = list.getByRole('button', { name: /Move .* with the arrow keys/ }).first();
    const name = String(await first.getAttribute('aria-label')).replace(
      /^Move (.*) with the arrow keys$/,
      '$1',
    );
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText(`${name} is now number 2 of`).waitFor({ state: 'attached' });
    await expect
      .poll(async () => (await list.getByRole('listitem').nth(1).textContent())?.includes(name))
      .toBe(true);
  });

  it('takes the focus to the heading of the next page', async () => {
    await page.goto('/b/1');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page, /^Customers$/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/customers');
    await expect.poll(() => focused(page)).toBe('Customers');
  });
});
