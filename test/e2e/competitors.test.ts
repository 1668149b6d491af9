/** A café owner visits a competitor and herself with a phone, through a lost connection, and sees who does better. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';
import { sheetsOf } from './support/paper.ts';
import { photoOf } from './support/pictures.ts';

describeInBrowser('competitors', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    page = await app.openSignedIn({ viewport: { width: 390, height: 844 }, hasTouch: true });
  });
  afterAll(() => app?.close());

  const item = (title: string) => page.getByRole('article', { name: title });
  const score = (title: string, word: string) =>
    item(title).getByRole('radio', { name: word, exact: true }).tap();
  const saved = (): Promise<void> => page.getByText('Saved', { exact: true }).waitFor();
  const beginVisit = async (whom: string, suggested: string): Promise<void> => {
    await page.getByRole('button', { name: 'New visit', exact: true }).first().tap();
    const dialog = page.getByRole('dialog', { name: 'New visit' });
    await dialog.getByLabel('Whom you visit').selectOption({ label: whom });
    expect(await dialog.getByLabel('Checklist').locator('option').first().innerText()).toBe(suggested);
    const trade = dialog.getByLabel('Checklist').locator('option', { hasText: 'Café or restaurant' });
    await dialog.getByLabel('Checklist').selectOption((await trade.getAttribute('value')) ?? '');
    expect(await axeOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Begin the visit' }).tap();
    await page.getByText('0 of 14 looked at').waitFor();
  };

  it('are named from the empty page that says what to do', async () => {
    await page.goto('/b/1/map');
    await page.getByRole('navigation', { name: 'Map' }).getByRole('link', { name: 'Competitors' }).tap();
    await page.getByText('Nobody to compare with yet').waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add a competitor' }).tap();
    await page.getByLabel('Name').fill('The harbour café');
    await page.getByLabel('Website').fill('harbour.example');
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).tap();
    await page.getByRole('article', { name: 'The harbour café' }).waitFor();
    await page.getByText('No competitor has been visited yet.').waitFor();
    expect(await axeOf(page)).toEqual([]);
  });

  it('are visited with one thumb, kept as one goes, through a lost connection', async () => {
    await beginVisit('The harbour café', 'Choose your trade');
    await score('I pass by and look in', 'Excellent');
    await item('I read the menu').getByRole('radio', { name: 'It is not there' }).tap();
    await saved();
    await page.context().setOffline(true);
    await score('I order at the table', 'Good');
    await item('I order at the table').getByLabel('Note').fill('They knew every cake');
    await page.getByText('No connection: kept on this device').waitFor();
    await page.context().setOffline(false);
    await saved();
    expect(await axeOf(page)).toEqual([]);
    await page.reload();
    await page.getByText('3 of 14 looked at').waitFor();
    expect(await item('I order at the table').getByLabel('Note').inputValue()).toBe('They knew every cake');
    expect(await item('I pass by and look in').getByRole('radio', { name: 'Excellent' }).isChecked()).toBe(
      true,
    );
  });

  it('take an answer back, and a wrong day and name', async () => {
    await score('I search for a place to eat', 'Poor');
    await page.getByText('4 of 14 looked at').waitFor();
    await page.getByRole('button', { name: 'Take back the answer: I search for a place to eat' }).tap();
    await page.getByText('3 of 14 looked at').waitFor();
    await saved();
    await page.getByRole('button', { name: 'Change the day or the name' }).tap();
    const dialog = page.getByRole('dialog');
    expect(await axeOf(page)).toEqual([]);
    await dialog.getByLabel('Day').fill('2099-01-01');
    await dialog.getByRole('button', { name: 'Save' }).tap();
    expect(await dialog.getByLabel('Day').evaluate((field) => field.matches(':invalid'))).toBe(true);
    await dialog.getByLabel('Day').fill('2025-11-28');
    await dialog.getByLabel('Who visits').fill('Ann');
    await dialog.getByRole('button', { name: 'Save' }).tap();
    await page.getByText('28 Nov 2025, by Ann').waitFor();
    await saved();
  });

  it('keep a photo taken without a connection, also when one leaves the page, and send it by themselves', async () => {
    const read = item('I read the menu');
    await page.getByRole('link', { name: 'All visits' }).tap();
    await page.getByRole('link', { name: '28 Nov 2025, Ann' }).tap();
    await page.getByText('3 of 14 looked at').waitFor();
    await score('I book a table', 'Good');
    await saved();
    await page.context().setOffline(true);
    const chooser = page.waitForEvent('filechooser');
    await read.getByRole('button', { name: 'Add a photo' }).tap();
    const buffer = await photoOf(page, 700, 500);
    await (await chooser).setFiles([
      { name: 'menu.jpg', mimeType: 'image/jpeg', buffer },
      { name: 'menu.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') },
    ]);
    await read.getByText('Kept on this device, not sent yet').waitFor();
    await read.getByText('This file is no picture that this browser can open.').waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'All visits' }).tap();
    await page.getByText('Not sent yet: open it to send it').waitFor();
    await page.goBack();
    // What was sent before is seen, although nothing can be asked.
    await page.getByText('4 of 14 looked at').waitFor();
    await read.getByText('Kept on this device, not sent yet').waitFor();
    await page.context().setOffline(false);
    await read.getByRole('img', { name: 'I read the menu, photo 1' }).waitFor();
    await saved();
    await page.reload();
    await read.getByRole('img', { name: 'I read the menu, photo 1' }).waitFor();
    expect(await page.getByText('not sent yet').count()).toBe(0);
  });

  it('show photos and what was not on the list', async () => {
    const chooser = page.waitForEvent('filechooser');
    await item('I pass by and look in').getByRole('button', { name: 'Add a photo' }).tap();
    const buffer = await photoOf(page, 900, 600);
    await (await chooser).setFiles({ name: 'front.jpg', mimeType: 'image/jpeg', buffer });
    await page.getByRole('img', { name: 'I pass by and look in, photo 1' }).waitFor();
    await page.getByRole('button', { name: 'Something that is not on the list' }).tap();
    await page.getByLabel('What they have').fill('A box for the dog');
    await page.getByRole('button', { name: 'Add it' }).tap();
    await item('A box for the dog').waitFor();
    await page.getByRole('button', { name: 'The visit is done' }).tap();
    await page.getByText('This visit is done.').waitFor();
    await saved();
    expect(await axeOf(page)).toEqual([]);
  });

  it('are compared with ourselves in a sentence, a table, and the rule', async () => {
    await page.getByRole('link', { name: 'All visits' }).tap();
    await page.getByText('There is no visit to yourself yet').waitFor();
    await beginVisit('Ourselves', 'The list of the last visit, 28 Nov 2025 (15)');
    await score('I pass by and look in', 'Poor');
    await score('I read the menu', 'Good');
    await score('I order at the table', 'Good');
    await saved();
    await page.getByRole('link', { name: 'All visits' }).tap();
    await page.getByText(/^The harbour café does better at/).waitFor();
    const words = await page.locator('main').innerText();
    expect(words).toContain(
      'does better at 1 of 2 touchpoints, first of all “I pass by and look in” (5 against 2)',
    );
    expect(words).toContain('They do not have it');
    // The name of a competitor, however long, leaves room for what is said of it.
    await page.getByRole('button', { name: 'Change “The harbour café”' }).tap();
    const long = 'The harbour café beside the old lighthouse, which everybody calls the keeper’s';
    await page.getByRole('dialog').getByLabel('Name').fill(long);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).tap();
    await page.getByRole('article', { name: long }).waitFor();
    const sides = page.locator(`td[data-head^="The harbour café beside"] > div`);
    await sides.nth(1).waitFor();
    for (const side of await sides.all()) expect((await side.boundingBox())?.width ?? 0).toBeGreaterThan(80);
    await page.getByRole('button', { name: `Change “${long}”` }).tap();
    await page.getByRole('dialog').getByLabel('Name').fill('The harbour café');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).tap();
    await page.getByRole('article', { name: 'The harbour café', exact: true }).waitFor();
    expect(words).toContain('who has the higher mean score by at least 0.5 points');
    expect(await axeOf(page)).toEqual([]);
  });

  it('have rows joined by hand, and taken apart', async () => {
    const row = page.getByRole('row', { name: /A box for the dog/ });
    await row.getByRole('button', { name: 'The same as …' }).tap();
    await page.getByLabel('is the same as').selectOption({ label: 'I read the menu' });
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'It is the same' }).tap();
    await page.getByText('with “A box for the dog”').waitFor();
    await page.getByRole('button', { name: 'Take apart' }).tap();
    await row.waitFor();
  });

  it('are drawn as a map', async () => {
    await page.getByRole('button', { name: 'Draw their map' }).tap();
    await page.getByRole('heading', { level: 1, name: 'The harbour café' }).waitFor();
    await page.getByText('I pass by and look in').first().waitFor();
    await page.goBack();
  });

  it('are deleted after a question, and brought back', async () => {
    await page.getByRole('button', { name: 'Delete “The harbour café”' }).tap();
    await page.getByText(/It leaves the comparison with its visit/).waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).tap();
    await page.getByRole('article', { name: 'The harbour café' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).tap();
    await page.getByRole('article', { name: 'The harbour café' }).waitFor();
    expect(app.problems.filter((problem) => !/ERR_INTERNET_DISCONNECTED/.test(problem))).toEqual([]);
  });

  it('lie on paper whole, however many there are', async () => {
    const headers = { origin: app.url };
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const base = `/api/workspaces/${me.workspaces[0]?.id}`;
    const made = async (path: string, data: object) =>
      (await (await page.request.post(`${base}${path}`, { data, headers })).json()) as { id: string };
    const checklist = { from: 'template', template: 'cafe' };
    for (const n of [1, 2, 3, 4, 5, 6, 7]) {
      const { id: competitor } = await made('/competitors', { name: `Corner café ${n}` });
      if (n === 7) continue;
      const { id } = await made('/visits', {
        competitor,
        visitedOn: '2025-11-28',
        visitor: 'Ann',
        checklist,
      });
      await page.request.patch(`${base}/visits/${id}`, {
        data: { answers: [{ key: '1', score: 4 }] },
        headers,
      });
    }
    await page.reload();
    await page.locator('td[data-head="Corner café 6"]').first().waitFor();
    // Nobody has been there: it is in the list, not in the table.
    expect(await page.locator('td[data-head="Corner café 7"]').count()).toBe(0);
    expect(new Set(await sheetsOf(page))).toEqual(new Set(['842 x 595']));
    await page.emulateMedia({ media: 'print' });
    // A4 lying, less its margins, in pixels of CSS.
    await page.setViewportSize({ width: 1054, height: 724 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1054);
    const last = await page.locator('td[data-head="Corner café 6"]').first().boundingBox();
    expect((last?.x ?? 0) + (last?.width ?? 9999)).toBeLessThanOrEqual(1054);
  });
});
