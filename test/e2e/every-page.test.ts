/** Every page, light on a desk and dark on a phone: nothing for axe to find, nothing wider than the screen. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, putDemoIn, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';

const pages: readonly (readonly [string, RegExp | string])[] = [
  ['/b/1', 'Where most are lost'],
  ['/b/1/map', 'square root of people'],
  ['/b/1/map?as=table&period=90d&compare=before', 'Before'],
  ['/b/1/map/draft', 'chosen.'],
  ['/b/1/map/stages', 'Save the stages'],
  ['/b/1/map/maps', 'No journey maps yet'],
  ['/b/1/map/competitors', 'Nobody to compare with yet'],
  ['/b/1/customers', 'people in this list'],
  ['/b/1/customers/segments', 'No segments yet'],
  ['/b/1/customers/personas', 'No personas yet'],
  ['/b/1/customers/personas/new', 'Story in a sentence'],
  ['/b/1/customers?behind=funnel.step%3Fstep%3D2%26order%3Dopen', 'People who came to'],
  ['/b/1/customers?period=90d&device=phone', 'on a phone'],
  ['/b/1/insights', 'Most are lost between'],
  ['/b/1/insights?by=page&period=90d&compare=before', 'Broken down'],
  ['/b/1/insights/paths?period=90d&compare=before', 'Difference'],
  ['/b/1/insights/retention?period=90d&compare=before', 'Dashed'],
  ['/b/1/insights/attribution?period=90d&compare=before', 'All models'],
  ['/b/1/insights/pain-points', 'Look for pain points'],
  ['/b/1/insights/paths', 'Whole ways'],
  ['/b/1/insights/paths?by=page&direction=back&at=%2Fproducts%2Fgift', 'Whole ways'],
  ['/b/1/insights/retention', 'By when they first came'],
  ['/b/1/insights/value', 'Whom to look after'],
  ['/b/1/insights/kept', 'No kept reports yet'],
  ['/b/1/insights/behaviour', 'Too few customers to tell apart'],
  ['/b/1/insights/behaviour?whose=everybody', 'What these numbers mean'],
  ['/b/1/data', 'Drop an export here'],
  ['/b/1/data/sources', 'Add a source'],
  ['/b/1/data/ledger', 'accepted ='],
  ['/b/1/data/rates', 'Rates are needed only'],
  ['/b/1/settings', 'Change the password'],
  ['/b/1/settings/team', 'Make a link'],
  ['/b/1/settings/keys', 'Make a key'],
];

const looks = [
  ['light, desk', { colorScheme: 'light', viewport: { width: 1440, height: 1000 } }],
  ['dark, phone', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
] as const;

/** How many people the list that is shown has. */
async function listed(page: Page): Promise<string> {
  const sentence = page.getByText(/ (people|person) in this list/);
  return String(await sentence.textContent()).split(' ')[0] ?? '';
}

/** Follows the first such link of a page that says a number, to a list with as many people. */
async function expectAsMany(page: Page, path: string, links: () => Locator): Promise<void> {
  await page.goto(path);
  const link = links().filter({ hasText: /[1-9]/ }).first();
  // Both at once: a page whose reports are still arriving may draw the link anew.
  const [said, address] = await link.evaluate((drawn) => [drawn.textContent, drawn.getAttribute('href')]);
  await page.goto(address ?? '');
  expect([path, await listed(page)]).toEqual([path, said]);
}

describeInBrowser('every page', () => {
  let app: App;

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    await putDemoIn(app);
  });
  afterAll(() => app?.close());

  it.each(looks)('%s', async (_name, look) => {
    const page = await app.openSignedIn(look);
    const wrong: string[] = [];
    for (const [path, words] of pages) {
      await page.goto(path);
      await page.getByText(words).first().waitFor({ state: 'attached' });
      for (const found of await axeOf(page)) wrong.push(`${path}: ${found}`);
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (Number(wider) > 0) wrong.push(`${path}: ${wider} pixels wider than the screen`);
    }
    await page.context().close();
    expect(wrong).toEqual([]);
  });

  it('what opens over a page', async () => {
    const page = await app.openSignedIn();
    await page.goto('/b/1/map');
    await page
      .getByRole('button', { name: /people/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /people behind it/ }).waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Their path' }).waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.goto('/b/1/map?add=any');
    await page.getByText('It is met when').waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.goto('/b/1');
    await page.getByTitle('What this number means').first().click();
    await page.getByText('Formula').first().waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.context().close();
  });

  it.each(looks)('menus: %s', async (_name, look) => {
    const page = await app.openSignedIn(look);
    await page.goto('/b/1/insights');
    for (const menu of ['Open', 'All time', 'Harbour Gifts']) {
      await page.getByRole('button', { name: menu }).click();
      await page.getByRole('menuitem').or(page.getByRole('menuitemradio')).first().waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await axeOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    const period = page.getByRole('button', { name: /^Period/ });
    for (const first of ['2026-03-01', '2026-04-01']) {
      await period.click();
      await page.getByRole('menuitem', { name: 'From one day to another …' }).click();
      await page.getByRole('textbox', { name: 'From' }).fill(first);
      expect(await axeOf(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**period=${first}..*`);
      await expect
        .poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")'))
        .toMatch(/^Period/);
    }
    await page.context().close();
  });

  it('numbers of the map as a table open as many people as they say', async () => {
    const page = await app.openSignedIn();
    await page.goto('/b/1/map?as=table');
    const table = page.getByRole('table', { name: /People per stage/ });
    await table.waitFor();
    for (const column of ['People', 'Met a touchpoint of it', 'Gone', 'Still on the way']) {
      const number = table
        .locator(`[data-head="${column}"]`)
        .getByRole('button')
        .filter({ hasNotText: /^0$/ });
      const said = await number.first().textContent();
      await number.first().click();
      const heading = page.getByRole('dialog').getByRole('heading', { name: /behind it/ });
      await heading.waitFor();
      const shown = /The one person/.test((await heading.textContent()) ?? '')
        ? '1'
        : /[\d,]+/.exec((await heading.textContent()) ?? '')?.[0];
      expect([column, shown]).toEqual([column, said]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.context().close();
  });

  it('numbers beside, and of what is not on the map, lead to as many people as they say', async () => {
    const page = await app.openSignedIn();
    const asked = 'period=90d&compare=before';
    const map = `/b/1/map?as=table&${asked}`;
    const column = (table: RegExp, head: string) =>
      page.getByRole('table', { name: table }).locator(`[data-head="${head}"]`).getByRole('link');
    await expectAsMany(page, map, () => column(/^People per stage/, 'Before'));
    await expectAsMany(page, map, () => column(/^Touchpoints, with/, 'People, before'));
    await expectAsMany(page, '/b/1/map', () => column(/^Events that match no/, 'People'));
    await expectAsMany(page, `/b/1?${asked}`, () => page.getByText(/^before: [\d,]+$/).getByRole('link'));
    await expectAsMany(page, `/b/1/insights?${asked}`, () =>
      page.getByText(/^Before: [\d,]+$/).getByRole('link'),
    );
    await page.context().close();
  });

  it('a share beside leads to the people whom the same report counts when those days are asked alone', async () => {
    const page = await app.openSignedIn();
    const legs = page.getByRole('table', { name: /^Legs, most gone first/ });
    await page.goto('/b/1/insights/paths?period=90d&compare=before');
    const row = legs.getByRole('row').nth(1);
    const [from = '', to = ''] = await Promise.all(
      ['From', 'To'].map(async (end) => String(await row.locator(`[data-head="${end}"]`).textContent())),
    );
    const before = row.locator('[data-head="Before"]').getByRole('link');
    const beside = new URL(String(await before.getAttribute('href')), app.url).searchParams.get('period');
    await before.click();
    const people = await listed(page);
    await page.goto(`/b/1/insights/paths?period=${beside}`);
    const alone = legs.getByRole('row').filter({ hasText: from }).filter({ hasText: to }).first();
    expect(await alone.locator('[data-head="People"]').textContent()).toBe(people);
    await page.context().close();
  });

  it('signing in, and an address that is not there', async () => {
    const page = await app.open();
    await page.goto('/b/1/map');
    await page.waitForURL('**/sign-in*');
    await page.getByLabel('Password').first().waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.goto('/nowhere');
    await page.getByRole('heading', { name: 'There is no page at this address' }).waitFor();
    expect(await axeOf(page)).toEqual([]);
    const inside = await app.openSignedIn();
    await inside.goto('/b/1/nowhere');
    await inside.getByRole('heading', { name: 'There is no page at this address' }).waitFor();
    expect(await axeOf(inside)).toEqual([]);
    await inside.getByRole('link', { name: 'Customers' }).click();
    await inside.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
    await inside.context().close();
    await page.context().close();
  });

  it('broke nothing', () => {
    expect(app.problems).toEqual([]);
  });
});
