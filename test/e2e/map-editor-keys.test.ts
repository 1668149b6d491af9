/** A journey map drawn by keyboard alone; nothing of it is out of reach. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';
import { editorOn, focused } from './support/editor.ts';

describeInBrowser('the editor of a map by keyboard alone', () => {
  let app: App;
  let page: Page;
  const { openMap, card, cardsWith, saved } = editorOn(
    () => app,
    () => page,
  );
  const keys = async (...pressed: string[]): Promise<void> => {
    for (const key of pressed) await page.keyboard.press(key);
  };

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    page = await app.openSignedIn({ permissions: ['clipboard-read', 'clipboard-write'] });
    await openMap('A table for two');
    await page.locator('[data-lane][tabindex="0"]').first().focus();
  });
  afterAll(() => app?.close());

  it('types by letters, walks by arrows, moves by Alt and arrows', async () => {
    await page.keyboard.type('I look for a table');
    await keys('Enter');
    await page.keyboard.type('I ask the waiter');
    await keys('Enter', 'Escape');
    await expect.poll(() => focused(page)).toBe('I ask the waiter');
    await keys('Alt+ArrowUp');
    await expect.poll(() => cardsWith('I ask')).toEqual(['I ask the waiter', 'I look for a table']);
    await keys('Alt+ArrowRight');
    await expect.poll(() => cardsWith('I ask')).toEqual(['I ask the waiter']);
    expect(await focused(page)).toBe('I ask the waiter');
    await keys('ArrowLeft');
    await expect.poll(() => focused(page)).toBe('I look for a table');
  });

  it('chooses, copies and pastes cards, and pastes a table of a spreadsheet', async () => {
    await keys('Control+c', 'ArrowRight', 'ArrowRight', 'Control+v');
    await expect.poll(() => card('I look for a table').count()).toBe(2);
    await page.evaluate(`navigator.clipboard.writeText('sits down\\torders\\nwaits\\tis hungry')`);
    await keys('ArrowDown', 'Control+v');
    await expect.poll(() => card('is hungry').count()).toBe(1);
    await keys('Control+z');
    await expect.poll(() => card('is hungry').count()).toBe(0);
    await keys('Control+Shift+z');
    await card('is hungry').waitFor();
  });

  it('finds every action in the palette: a lane is added, renamed, moved, hidden and shown', async () => {
    await keys('Control+k');
    await page.getByRole('combobox').waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.keyboard.type('lane systems');
    await keys('Enter');
    await expect.poll(() => focused(page)).toBe('Systems');
    await keys('F2');
    await page.keyboard.type('Till and tablets');
    await keys('Enter', 'Alt+ArrowUp');
    await expect.poll(() => focused(page)).toBe('Till and tablets');
    const lanes = page.getByRole('rowheader');
    await expect.poll(async () => (await lanes.allTextContents()).at(-2)).toBe('Till and tablets');
    await keys('Shift+F10');
    await page.getByRole('menu').waitFor();
    await page.getByRole('menuitem', { name: 'Hide this lane' }).press('Enter');
    await expect.poll(() => lanes.filter({ hasText: 'Till' }).count()).toBe(0);
    await keys('Alt+h');
    await page.getByRole('checkbox', { name: 'Till and tablets' }).press('Space');
    expect(await axeOf(page)).toEqual([]);
    await keys('Escape');
    await lanes.filter({ hasText: 'Till' }).waitFor();
  });

  it('adds a stage and a step, and takes them away', async () => {
    const heads = page.getByRole('columnheader');
    await page.locator('[data-lane][data-column]').first().focus();
    await keys('Alt+s');
    await page.keyboard.type('Goodbye');
    await keys('Enter');
    await expect.poll(() => focused(page)).toBe('Goodbye');
    await keys('Alt+Shift+S');
    await page.keyboard.type('At the door');
    await keys('Enter');
    await heads.filter({ hasText: 'At the door' }).waitFor();
    expect(await axeOf(page)).toEqual([]);
    await keys('Delete');
    await expect.poll(() => heads.filter({ hasText: 'At the door' }).count()).toBe(0);
  });

  it('draws the curve', async () => {
    await page
      .locator('[data-lane][data-column]', { has: page.locator('svg') })
      .first()
      .focus();
    await keys('Enter', 'ArrowUp', 'ArrowUp', 'Shift+ArrowDown', 'Escape');
    const value = () => page.evaluate('document.activeElement.getAttribute("aria-valuenow")');
    await expect.poll(value).toBe('0.9');
    await keys('Alt+ArrowDown');
    await expect.poll(value).toBe('0.4');
  });

  it('lists its keys, and fills in what the map is about', async () => {
    await keys('?');
    await page.getByRole('heading', { name: 'Keys' }).waitFor();
    expect(await axeOf(page)).toEqual([]);
    await keys('Escape');
    await page.getByRole('heading', { name: 'Keys' }).waitFor({ state: 'detached' });
    await keys('Alt+i');
    await page.getByLabel('Objective').fill('Seated within five minutes');
    expect(await axeOf(page)).toEqual([]);
    await keys('Escape');
    await saved();
  });

  it('broke nothing', () => {
    expect(app.problems).toEqual([]);
  });
});
