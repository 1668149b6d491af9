/** Personas from the data and from the owner's words: drafted once, described, pictured, deleted and brought back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PNG_DOT } from '../support/picture-files.ts';
import { type App, describeInBrowser, openApp, putDemoIn, setUp } from './support/app.ts';

/** Enough that the buyers among them can be told apart. */
const PEOPLE = 3000;

describeInBrowser('personas', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    await putDemoIn(app, PEOPLE);
    page = await app.openSignedIn();
  });
  afterAll(() => app?.close());

  const cards = (): Promise<string[]> => page.locator('main li h2').allTextContents();
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });

  it('are reached from the list of customers', async () => {
    await page.goto('/b/1/customers');
    await page.getByRole('navigation', { name: 'Customers' }).getByRole('link', { name: 'Personas' }).click();
    await heading('Personas').waitFor();
  });

  it('are drafted from the data, and not twice', async () => {
    await page.getByRole('button', { name: 'Draft from the data' }).click();
    await page
      .getByText(/statements with evidence/)
      .first()
      .waitFor();
    const drafted = await cards();
    expect(drafted.length).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Draft from the data' }).click();
    await page.getByText('The data has no other groups than those that are here already.').waitFor();
    expect(await cards()).toEqual(drafted);
    await page.getByRole('navigation', { name: 'Customers' }).getByRole('link', { name: 'Segments' }).click();
    await heading('Segments').waitFor();
    for (const name of drafted) await page.getByText(name, { exact: true }).first().waitFor();
  });

  it('keep what is typed through a reload, until it is saved', async () => {
    await page.goto('/b/1/customers/personas/new');
    await page.getByLabel('Name').fill('Ana from around the corner');
    await page.getByLabel('Story in a sentence').fill('Comes on Saturdays with her daughter.');
    await page.getByRole('button', { name: 'Add to “Needs”' }).click();
    // What was added is there to be typed into.
    await page.locator('textarea:focus[aria-label="Needs, number 1"]').waitFor();
    await page.keyboard.type('Somewhere to put the pram');
    await page.reload();
    expect(await page.getByLabel('Needs, number 1').inputValue()).toBe('Somewhere to put the pram');
    await page.getByRole('button', { name: 'Save the persona' }).click();
    await heading('Ana from around the corner').waitFor();
    await page.getByText('Somewhere to put the pram').waitFor();
    await page.getByText('No rule says who these people are, so there are no figures.').waitFor();
  });

  it('take a picture, and say no to what is none', async () => {
    const choose = page.locator('input[type=file]');
    await choose.setInputFiles({ name: 'ana.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await page.getByText(/only PNG, JPEG, WebP are taken/).waitFor();
    await choose.setInputFiles({ name: 'ana.png', mimeType: 'image/png', buffer: PNG_DOT });
    await page.getByRole('button', { name: 'Back to the portrait' }).waitFor();
    const drawn = 'document.querySelector("article img").naturalWidth';
    await expect.poll(() => page.evaluate(drawn)).toBe(1);
    await page.getByRole('button', { name: 'Back to the portrait' }).click();
    await expect.poll(() => page.locator('article img').count()).toBe(0);
  });

  it('are deleted, and brought back as they were', async () => {
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('“Ana from around the corner” is deleted').waitFor();
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await page.getByText('Somewhere to put the pram').waitFor();
    await page.goto('/b/1/customers/personas');
    await page.getByRole('link', { name: 'Ana from around the corner' }).waitFor();
  });

  it('fit on a printed page', async () => {
    await page
      .getByRole('link', { name: /Bought/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'In figures' }).waitFor();
    // A4 less the margins, in pixels of CSS.
    await page.setViewportSize({ width: 680, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    const lefts =
      'new Set([...document.querySelectorAll("article section")].map((each) => each.offsetLeft)).size';
    expect(await page.evaluate(lefts)).toBeLessThanOrEqual(2);
  });

  it('broke nothing', () => {
    expect(app.problems).toEqual([]);
  });
});
