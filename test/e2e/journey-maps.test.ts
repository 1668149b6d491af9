/** The page of all maps, versions and files of one; and what a sitting outlives: closed tabs, a second tab, a line without streams. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';

const STORY = 'journey\n title My day\n section Morning\n  I look for a table: 3: Me\n  I order: five: Me\n';

describeInBrowser('journey maps', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    page = await app.openSignedIn();
  });
  afterAll(() => app?.close());

  const titles = () =>
    page.getByRole('list', { name: 'Journey maps' }).getByRole('heading').allTextContents();
  const menu = async (title: string, item: string): Promise<void> => {
    await page.getByRole('button', { name: `What to do with “${title}”` }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const saved = (where = page) => where.getByText('Saved', { exact: true }).waitFor();
  /** A new card in the first empty cell. */
  const write = async (where: Page, text: string): Promise<void> => {
    await where
      .getByRole('gridcell', { name: /, empty$/ })
      .first()
      .click();
    await where.keyboard.press('Shift+Enter');
    await where.keyboard.type(text);
    await where.keyboard.press('Escape');
    await where.locator('[data-card]', { hasText: text }).waitFor();
  };
  const openMap = async (where: Page, id: string): Promise<void> => {
    await where.goto(`/b/1/map/maps/${id}`);
    await where.getByRole('grid').waitFor();
  };
  const newMap = async (title: string): Promise<string> => {
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const path = `/api/workspaces/${me.workspaces[0]?.id}/maps`;
    const made = await page.request.post(path, { data: { title }, headers: { origin: app.url } });
    return ((await made.json()) as { id: string }).id;
  };

  it('are made from the page of maps, which the map leads to', async () => {
    await page.goto('/b/1/map');
    await page.getByRole('navigation', { name: 'Map' }).getByRole('link', { name: 'Journey maps' }).click();
    await page.getByRole('heading', { name: 'No journey maps yet' }).waitFor();
    await page.getByRole('button', { name: 'New map' }).click();
    expect(await axeOf(page)).toEqual([]);
    await page.getByLabel('Title').fill('A first visit');
    await page.getByLabel('Scenario').fill('Saturday, in the rain');
    await page.getByRole('button', { name: 'Make the map' }).click();
    await page.getByRole('grid', { name: 'A first visit' }).waitFor();
    await write(page, 'I see the sign');
    await saved();
  });

  it('are renamed, copied, deleted and brought back', async () => {
    await page.goto('/b/1/map/maps');
    await page.getByText('1 of 1 cards are guesses').or(page.getByText('7 stages, 1 card')).first().waitFor();
    expect(await axeOf(page)).toEqual([]);
    await menu('A first visit', 'Rename');
    await page.getByLabel('Title').fill('The first visit');
    await page.getByRole('button', { name: 'Rename' }).click();
    await expect.poll(titles).toEqual(['The first visit']);
    await menu('The first visit', 'Duplicate as it should be');
    await expect.poll(titles).toEqual(['The first visit', 'The first visit, as it should be']);
    await menu('The first visit', 'Delete');
    await expect.poll(titles).toEqual(['The first visit, as it should be']);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(titles).toHaveLength(2);
    await menu('The first visit, as it should be', 'Delete');
    await expect.poll(titles).toEqual(['The first visit']);
    await page.reload();
    await page.getByRole('button', { name: '1 deleted map' }).click();
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect.poll(titles).toHaveLength(2);
  });

  it('come in from a file, once it is seen what becomes of it', async () => {
    await page.getByRole('button', { name: 'Import a file' }).click();
    const picker = page.locator('input[type=file]');
    await picker.setInputFiles({ name: 'x.bin', mimeType: 'x/y', buffer: Buffer.from([0, 1, 2, 3]) });
    await page.getByRole('alert').getByText('The file x.bin cannot be read').waitFor();
    await picker.setInputFiles({ name: 'day.mmd', mimeType: 'text/plain', buffer: Buffer.from(STORY) });
    await page.getByText(/It becomes a map with 1 stage/).waitFor();
    expect(await titles()).toHaveLength(2);
    expect(await axeOf(page)).toEqual([]);
    await page.getByLabel('Title').fill('A day of mine');
    await page.getByRole('button', { name: 'Make this map' }).click();
    await page.getByRole('grid', { name: 'A day of mine' }).waitFor();
    await page.locator('[data-card]', { hasText: 'I look for a table' }).first().waitFor();
  });

  it('have versions that are compared in words and brought back, which can be undone', async () => {
    await openMap(page, await newMap('Versions'));
    await write(page, 'I come in');
    await saved();
    await page.getByRole('button', { name: 'Versions' }).click();
    await page.getByLabel('Keep the map as it is now').fill('As agreed');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Compare' }).waitFor();
    await page.keyboard.press('Escape');
    await write(page, 'I wait');
    await saved();
    await page.getByRole('button', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('region', { name: 'Added' }).getByText('Card “I wait”').waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'All versions' }).click();
    await page.getByRole('button', { name: 'Bring back' }).click();
    const wait = page.locator('[data-card]', { hasText: 'I wait' });
    await wait.waitFor({ state: 'detached' });
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await wait.waitFor();
    await page.getByRole('button', { name: 'Redo' }).click();
    await wait.waitFor({ state: 'detached' });
    await page.keyboard.press('ControlOrMeta+Z');
    await wait.waitFor();
  });

  it('go out as files, each with what it loses', async () => {
    await openMap(page, await newMap('Out'));
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByText('Nothing gets lost.').first().waitFor();
    expect(await axeOf(page)).toEqual([]);
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download .json' }).click();
    expect((await coming).suggestedFilename()).toBe('Out.json');
  });

  it('are asked for together with the program that draws them, and once', async () => {
    const id = await newMap('At once');
    const [, first = ''] =
      /<script type="module"[^>]* src="([^"]+)"/.exec(await (await page.request.get('/')).text()) ?? [];
    // The script that asks for all of it must not wait for what draws.
    expect(await (await page.request.get(first)).text()).not.toContain('createRoot');
    const other = await page.context().newPage();
    const asked: string[] = [];
    other.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await openMap(other, id);
    const times = (path: RegExp): number => asked.filter((each) => path.test(each)).length;
    expect(times(/^\/api\/me$/)).toBe(1);
    expect(times(new RegExp(`^/api/.*/maps/${id}$`))).toBe(1);
    expect(times(/^\/assets\/journey-map-page-.*\.js$/)).toBe(1);
    await other.close();
  });

  it('keep what was typed in a tab that was closed without a connection, and leave other tabs alone', async () => {
    const id = await newMap('Tabs');
    const context = page.context();
    const [one, two] = [await context.newPage(), await context.newPage()];
    await openMap(one, id);
    await openMap(two, id);
    await context.setOffline(true);
    await write(one, 'typed in the first');
    await write(two, 'typed in the second');
    await two
      .getByText('1 edit waits here')
      .or(two.getByText(/edits wait here/))
      .waitFor();
    await one.close();
    await context.setOffline(false);
    await saved(two);
    const three = await context.newPage();
    await openMap(three, id);
    for (const text of ['typed in the first', 'typed in the second']) {
      for (const each of [two, three]) await each.locator('[data-card]', { hasText: text }).waitFor();
    }
    await saved(three);
    const left = 'Object.keys(localStorage).filter((key) => key.startsWith("footpath.edit")).length';
    await expect.poll(() => three.evaluate(left)).toBe(0);
    await two.close();
    await three.close();
  });

  it('show what others do where no stream comes through', async () => {
    const id = await newMap('Polled');
    const swallowed = await app.openSignedIn();
    await swallowed.route('**/live?**', (route) => route.abort());
    await openMap(swallowed, id);
    await openMap(page, id);
    await page.getByRole('list', { name: 'Here now' }).getByRole('listitem').waitFor();
    await write(page, 'seen all the same');
    await swallowed.locator('[data-card]', { hasText: 'seen all the same' }).waitFor();
    await swallowed.context().close();
    expect(app.problems).toEqual([]);
  });

  it('take a table of a spreadsheet as it stands there: lines, joined cells, what is only broken in its source', async () => {
    await openMap(page, await newMap('From a spreadsheet'));
    const table = `<table><tr><td>I look for<br>"Physio"</td><td>I ring up;\n   nobody answers</td><td>I wait</td></tr>
      <tr><td colspan="2">Who is near?</td><td>Still&nbsp;full</td></tr></table>`;
    await page.getByRole('gridcell', { name: 'Touchpoints, Awareness, empty' }).click();
    await page.keyboard.press('Escape');
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', ${JSON.stringify(table)});
      clipboardData.setData('text/plain', 'not this');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }`);
    const cell = (lane: string, stage: number) =>
      page.getByRole('row', { name: lane }).getByRole('gridcell').nth(stage).locator('[data-card] p');
    await expect.poll(() => cell('Touchpoints', 0).allTextContents()).toEqual(['I look for\n"Physio"']);
    expect(await cell('Touchpoints', 1).allTextContents()).toEqual(['I ring up; nobody answers']);
    expect(await cell('What the customer does', 0).allTextContents()).toEqual(['Who is near?']);
    expect(await cell('What the customer does', 2).allTextContents()).toEqual(['Still full']);
  });

  it('draw a stage in a map of its own, which its title leads to', async () => {
    const map = await newMap('With a stage in detail');
    await openMap(page, map);
    await page.getByRole('columnheader', { name: /^Purchase/ }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^About this stage/ }).click();
    await page.getByRole('button', { name: 'Draw it in a new map' }).click();
    await page.getByRole('link', { name: 'Open the map in detail' }).waitFor();
    expect(await axeOf(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Draw it in a new map' }).count()).toBe(0);
    await saved();
    await page.getByRole('link', { name: 'Open the map in detail' }).click();
    await page.getByRole('heading', { level: 1, name: 'Purchase' }).waitFor();
  });
});
