/** A café owner's first map, from the template of the trade to the printed page: by mouse, by keys alone, on a phone. */
import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';

/** What stands on the paper: neither buttons nor the program's own frame. */
async function printed(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  expect((await page.pdf({ format: 'A4', landscape: true })).subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: 'screen' });
  return text;
}

async function beginsAsPdf(download: Download): Promise<void> {
  const file = await download.path();
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
}

describeInBrowser('the story of a café', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
  });
  afterAll(() => app?.close());

  const card = (page: Page, text: string): Locator => page.locator('[data-card]', { hasText: text });
  const saved = (page: Page): Promise<void> => page.getByText('Saved', { exact: true }).waitFor();

  it('goes by mouse', async () => {
    const page = await app.openSignedIn({ viewport: { width: 1440, height: 900 } });
    await page.goto('/b/1/map/maps');
    await page.getByRole('button', { name: 'New map' }).click();
    await page.getByLabel('Title').fill('Breakfast on a Saturday');
    await page.getByRole('radio', { name: 'A template of my trade' }).check();
    // Nobody's trade is taken for theirs.
    expect(await page.getByLabel('Trade', { exact: true }).inputValue()).toBe('');
    await page.getByLabel('Trade', { exact: true }).selectOption('cafe');
    await page.getByText('At which hours do guests wait longest?').waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the map' }).click();
    await page.getByRole('grid', { name: 'Breakfast on a Saturday' }).waitFor();
    for (const text of [
      'I read the menu',
      'I want to pay without a wait',
      'Kitchen',
      'How easy was it to pay?',
    ])
      await card(page, text).first().waitFor();
    expect(await axeOf(page)).toEqual([]);
    // The map scrolls in its sheet, and the page no farther than its own margin.
    expect(await page.evaluate('document.documentElement.scrollHeight - innerHeight')).toBeLessThan(64);

    await page.getByRole('gridcell', { name: 'Pain points, Visit, empty' }).click();
    await page.keyboard.type('Nobody tells me how long it takes');
    await page.keyboard.press('Escape');
    const cell = page.getByRole('gridcell', { name: 'Feeling, Visit, empty' });
    // In the middle, so that choosing it does not move it.
    await cell.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const { x = 0, y = 0, height = 0 } = (await cell.boundingBox()) ?? {};
    await page.mouse.move(x + 60, y + 0.2 * height);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 0.9 * height, { steps: 4 });
    await page.mouse.up();
    const feeling = page.getByRole('slider', { name: 'Feeling, Visit' });
    await expect.poll(async () => Number(await feeling.getAttribute('aria-valuenow'))).toBeLessThan(-1.4);
    await saved(page);

    expect(await printed(page)).toContain('Nobody tells me how long it takes');
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download .pdf' }).first().click(),
    ]);
    await beginsAsPdf(download);
    await page.context().close();
  });

  it('goes by keys alone', async () => {
    const page = await app.openSignedIn({ viewport: { width: 1440, height: 900 } });
    await page.goto('/b/1/map/maps');
    await page.getByRole('button', { name: 'New map' }).waitFor();
    const keys = async (...pressed: string[]): Promise<void> => {
      for (const key of pressed) await page.keyboard.press(key);
    };
    const focused = (): Promise<string> =>
      page.evaluate(
        `((at) => [at.ariaLabel, at.labels?.[0]?.textContent, at.textContent].find((name) => name) ?? '')(document.activeElement)`,
      );
    /** Presses a key until what has the focus is called so. */
    const until = async (name: string, key = 'Tab'): Promise<void> => {
      for (let pressed = 0; pressed < 120; pressed++) {
        if ((await focused()).trim().startsWith(name)) return;
        await page.keyboard.press(key);
      }
      throw new Error(`“${name}” was not reached by ${key}; the focus is on “${await focused()}”.`);
    };
    await until('New map');
    await keys('Enter');
    await page.getByRole('dialog').waitFor();
    await until('Title');
    await page.keyboard.type('A coffee before work');
    await until('My stages');
    await keys('ArrowDown', 'ArrowDown');
    await until('Trade');
    await page.getByRole('option', { name: /^Café/ }).waitFor({ state: 'attached' });
    await page.keyboard.type('Café');
    await until('Make the map');
    await keys('Enter');
    await page.getByRole('grid', { name: 'A coffee before work' }).waitFor();

    await until('I pass by and look in');
    await until('Feeling, Awareness', 'ArrowDown');
    await keys('Enter', 'ArrowUp', 'ArrowUp', 'Escape');
    await until('Pain points, Awareness', 'ArrowDown');
    await page.keyboard.type('The board is hard to read');
    await keys('Escape');
    await card(page, 'The board is hard to read').waitFor();
    await saved(page);

    expect(await printed(page)).toContain('The board is hard to read');
    await keys('Escape');
    await until('Export', 'Shift+Tab');
    await keys('Enter');
    await page.getByRole('dialog').waitFor();
    await until('Download .pdf');
    const [download] = await Promise.all([page.waitForEvent('download'), keys('Enter')]);
    await beginsAsPdf(download);
    await page.context().close();
  });

  it('goes on a phone', async () => {
    const phone = await app.openSignedIn({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await phone.goto('/b/1/map/maps');
    await phone.getByRole('button', { name: 'New map' }).tap();
    await phone.getByLabel('Title').fill('A cake to take away');
    await phone.getByRole('radio', { name: 'A template of my trade' }).check();
    await phone.getByLabel('Trade', { exact: true }).selectOption('cafe');
    expect(await axeOf(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Make the map' }).tap();
    await phone.getByText('I pass by and look in').first().waitFor();
    expect(await axeOf(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Add a card to Pain points' }).tap();
    await phone.keyboard.type('The window is steamed up');
    await phone.keyboard.press('Escape');
    await phone.getByText('The window is steamed up').waitFor();
    await saved(phone);
    expect(await phone.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);

    expect(await printed(phone)).toContain('The window is steamed up');
    await phone.getByRole('button', { name: 'Export' }).tap();
    expect(await axeOf(phone)).toEqual([]);
    const [download] = await Promise.all([
      phone.waitForEvent('download'),
      phone.getByRole('link', { name: 'Download .pdf' }).first().tap(),
    ]);
    await beginsAsPdf(download);
    await phone.context().close();
  });

  it('broke nothing', () => {
    expect(app.problems).toEqual([]);
  });
});
