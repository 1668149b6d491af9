/** Several personas side by side: their feelings on one map, their cards next to each other. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';

describeInBrowser('personas side by side', () => {
  let app: App;
  let page: Page;
  let map = '';
  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    page = await app.openSignedIn();
    const headers = { origin: app.url };
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const base = `/api/workspaces/${me.workspaces[0]?.id}`;
    const portrait = { head: 0, hair: 1, brow: 1, mouth: 1, glasses: 0, top: 1 };
    for (const [name, goal] of [
      ['Ana with the pram', 'A seat by the door'],
      ['Ben in a hurry', 'Coffee in two minutes'],
      ['Cara, retired', 'A place to read'],
    ]) {
      await page.request.post(`${base}/personas`, {
        ...{ data: { name, portrait, goals: [{ text: goal }] }, headers },
      });
    }
    const made = await page.request.post(`${base}/maps`, { data: { title: 'A first visit' }, headers });
    map = ((await made.json()) as { id: string }).id;
  });
  afterAll(() => app?.close());

  const dialog = () => page.getByRole('dialog', { name: 'Personas side by side' });
  const open = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Map', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Personas side by side' }).click();
    await dialog().waitFor();
  };

  it('get a feeling lane each in one step, and undo takes all of them', async () => {
    await page.goto(`/b/1/map/maps/${map}`);
    await page.getByRole('grid', { name: 'A first visit' }).waitFor();
    await open();
    expect(await axeOf(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'For all of them' }).click();
    await page.keyboard.press('Escape');
    const lane = (name: string) => page.getByRole('rowheader', { name: `Feeling of ${name}` });
    await lane('Ben in a hurry').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await lane('Ben in a hurry').waitFor({ state: 'detached' });
    expect(await lane('Cara, retired').count()).toBe(0);
    await page.getByRole('button', { name: 'Redo' }).click();
    await lane('Cara, retired').waitFor();
  });

  it('are drawn over one another with their names, and in words', async () => {
    for (const [name, keys] of [
      ['Ana with the pram', ['+', '+']],
      ['Ben in a hurry', ['-', '-', '-']],
    ] as const) {
      for (const stage of ['Awareness', 'Consideration']) {
        await page.getByRole('gridcell', { name: `Feeling of ${name}, ${stage}, empty` }).focus();
        for (const key of keys) await page.keyboard.press(key);
      }
    }
    await open();
    const picture = dialog().locator('svg[aria-hidden] text');
    const names = await picture.allTextContents();
    expect(names).toEqual(expect.arrayContaining(['Ana with the pram', 'Ben in a hurry']));
    await dialog().getByRole('rowheader', { name: 'Ben in a hurry' }).waitFor();
    expect(await axeOf(page)).toEqual([]);
  });

  it('are put out of one’s own sight, on the map too, and stay so', async () => {
    await dialog().getByLabel('Ben in a hurry').uncheck();
    await page.keyboard.press('Escape');
    const ben = page.getByRole('rowheader', { name: 'Feeling of Ben in a hurry' });
    await ben.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('grid', { name: 'A first visit' }).waitFor();
    expect(await ben.count()).toBe(0);
    // Others still see it: it is nothing of the map.
    const other = await app.openSignedIn();
    await other.goto(`/b/1/map/maps/${map}`);
    await other.getByRole('rowheader', { name: 'Feeling of Ben in a hurry' }).waitFor();
  });

  it('stand next to each other as cards, on a phone one under another', async () => {
    await page.goto('/b/1/customers/personas');
    await page.getByRole('button', { name: 'Side by side' }).click();
    const card = (name: string) => page.getByRole('article', { name });
    await card('Ana with the pram').getByText('A seat by the door').waitFor();
    await page.getByLabel('Cara, retired').check();
    await card('Cara, retired').waitFor();
    expect(await page.locator('article').count()).toBe(3);
    expect(await axeOf(page)).toEqual([]);
    const top = async (name: string) => (await card(name).boundingBox())?.y;
    expect(await top('Ana with the pram')).toBe(await top('Ben in a hurry'));
    await page.setViewportSize({ width: 390, height: 844 });
    expect((await top('Ben in a hurry')) ?? 0).toBeGreaterThan((await top('Ana with the pram')) ?? 0);
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to all personas' }).click();
    await page.getByRole('heading', { level: 2, name: 'Ana with the pram' }).waitFor();
    expect(app.problems).toEqual([]);
  });
});
