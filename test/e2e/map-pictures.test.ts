/** Pictures on a map: chosen, dropped, pasted, looked at large, taken away and brought back; shown by a link; refused where they are none. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';
import { copyPicture, draggedFile, photoOf, widthsOf } from './support/pictures.ts';

describeInBrowser('pictures on a map', () => {
  let app: App;
  let page: Page;
  let map = '';
  let workspace = '';

  const pictures = () => page.locator('[data-card] [data-picture] img');
  const sizes = (count: number): Promise<number[]> => widthsOf(pictures(), count);
  const saved = (): Promise<void> => page.getByText('Saved', { exact: true }).waitFor();

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    page = await app.openSignedIn({ permissions: ['clipboard-read', 'clipboard-write'] });
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    workspace = me.workspaces[0]?.id ?? '';
    const made = await page.request.post(`/api/workspaces/${workspace}/maps`, {
      data: { title: 'A first visit' },
      headers: { origin: app.url },
    });
    map = ((await made.json()) as { id: string }).id;
    await page.goto(`/b/1/map/maps/${map}`);
    await page.getByRole('grid', { name: 'A first visit' }).waitFor();
  });
  afterAll(() => app?.close());

  it('come by choosing, made smaller before they are sent', async () => {
    await page.getByRole('gridcell', { name: 'Touchpoints, Awareness, empty' }).click({ button: 'right' });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Add pictures' }).click();
    await (await chooser).setFiles({
      ...{ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photoOf(page, 4000, 3000) },
    });
    expect(await sizes(1)).toEqual([1800]);
    expect(await axeOf(page)).toEqual([]);
  });

  it('come by dropping onto a cell', async () => {
    const data = await draggedFile(page, await photoOf(page, 600, 400));
    const cell = page.getByRole('gridcell', { name: 'Touchpoints, Consideration, empty' });
    const box = await cell.boundingBox();
    const at = { clientX: (box?.x ?? 0) + 20, clientY: (box?.y ?? 0) + 10 };
    await cell.dispatchEvent('dragover', { dataTransfer: data, ...at });
    await cell.dispatchEvent('drop', { dataTransfer: data, ...at });
    expect(await sizes(2)).toEqual([1800, 600]);
  });

  it('come by pasting', async () => {
    await page.getByRole('gridcell', { name: 'Touchpoints, Decision, empty' }).focus();
    await copyPicture(page, 50, 40);
    await page.keyboard.press('Control+v');
    expect(await sizes(3)).toEqual([1800, 600, 50]);
  });

  it('are looked at large, by mouse and by keys, with the words of their card', async () => {
    const card = page.locator('[data-card]').first();
    await card.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('The counter in the morning');
    await page.keyboard.press('Escape');
    await saved();
    await page.keyboard.press('Alt+Enter');
    const dialog = page.getByRole('dialog', { name: 'The counter in the morning' });
    await dialog.getByRole('img', { name: 'The counter in the morning' }).waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Look at the picture: The counter in the morning' }).click();
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('are taken away in the panel, and brought back by undo', async () => {
    await page.locator('[data-card]').first().focus();
    await page.keyboard.press('Control+Enter');
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Take the picture away' }).click();
    await panel.getByRole('button', { name: 'Choose a picture' }).waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => pictures().count()).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await sizes(3)).toEqual([1800, 600, 50]);
    await saved();
  });

  it('are refused where they are none, with what to do', async () => {
    await page.locator('[data-card]').first().focus();
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Alt+p');
    await (await chooser).setFiles({
      name: 'a.png',
      mimeType: 'image/png',
      buffer: Buffer.from('no picture'),
    });
    const dialog = page.getByRole('dialog', { name: 'The picture is not on the map' });
    await dialog.getByText('Choose a PNG, JPEG or WebP.').waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await pictures().count()).toBe(3);
  });

  it('are shown by a link to people without an account, and stand in the files of the map', async () => {
    const headers = { origin: app.url };
    const share = await page.request.post(`/api/workspaces/${workspace}/maps/${map}/shares`, {
      ...{ data: { password: 'croissant' }, headers },
    });
    const { link } = (await share.json()) as { link: string };
    const stranger = await app.open();
    await stranger.goto(new URL(link).pathname);
    await stranger.getByRole('textbox', { name: 'Password' }).fill('croissant');
    await stranger.getByRole('button', { name: 'Open the map' }).click();
    const shown = stranger.locator('[data-picture] img');
    expect(await widthsOf(shown, 3)).toEqual([1800, 600, 50]);
    expect(await axeOf(stranger)).toEqual([]);
    const svg = await page.request.get(`/api/workspaces/${workspace}/maps/${map}/exports/svg`);
    expect((await svg.text()).match(/<image /g)).toHaveLength(3);
  });

  it('come from a phone too', async () => {
    const phone = await app.openSignedIn({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.goto(`/b/1/map/maps/${map}`);
    // A touch on the picture shows it; its card has the cursor then.
    await phone.locator('[data-card] [data-picture]').first().tap();
    await phone.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();
    await phone.getByRole('button', { name: 'Details' }).tap();
    await phone.getByRole('button', { name: 'Choose another picture' }).waitFor();
    expect(await axeOf(phone)).toEqual([]);
    expect(app.problems).toEqual([]);
  });
});
