/** A proposal of the draft moved to another stage by mouse, by keyboard and on a phone, and accepted where it was put. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, putDemoIn, setUp } from './support/app.ts';

describeInBrowser('the draft of a map', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    await putDemoIn(app);
  });
  afterAll(() => app?.close());

  const stageOf = (title: string) => page.getByLabel(`Stage of ${title}`);
  const handle = (title: string) =>
    page.getByRole('button', { name: `Move ${title} to another stage with the arrow keys` });

  it('lets a touchpoint be moved with the arrow keys, the focus staying with it', async () => {
    page = await app.openSignedIn();
    await page.goto('/b/1/map/draft?template=online-shop');
    const title = await firstTitle();
    const before = await stageOf(title).inputValue();
    await handle(title).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await stageOf(title).inputValue()).not.toBe(before);
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toContain(title);
    expect(await page.getByRole('status').allTextContents()).toContainEqual(
      expect.stringContaining(`${title} is now in `),
    );
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await stageOf(title).inputValue()).toBe(before);
  });

  it('lets it be dragged, and accepts it where it was put', async () => {
    const title = await firstTitle();
    const target = page.getByLabel(/^Name of the stage /).nth(1);
    const stage = await target.inputValue();
    await handle(title).dragTo(target);
    await page.getByLabel(`Keep ${title}`, { exact: true }).check();
    expect(await stageOf(title).inputValue()).toBe(stage);
    await page.getByRole('button', { name: 'Put it in place of my map' }).click();
    await page.getByRole('button', { name: 'Replace my map' }).click();
    await page.waitForURL(/\/b\/1\/map(\?|$)/);
    const read = async (path: string) => (await page.request.get(path)).json();
    const me = (await read('/api/me')) as { workspaces: { id: string }[] };
    const base = `/api/workspaces/${me.workspaces[0]?.id}`;
    const { items: stored } = (await read(`${base}/touchpoints`)) as {
      items: { title: string; stageId: string }[];
    };
    const { items: named } = (await read(`${base}/stages`)) as { items: { id: string; name: string }[] };
    const id = stored.find((one) => one.title === title)?.stageId;
    expect(named.find((one) => one.id === id)?.name).toBe(stage);
  });

  it('has a list of stages large enough for a thumb on a phone', async () => {
    page = await app.openSignedIn({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.goto('/b/1/map/draft?template=online-shop');
    const title = await firstTitle();
    const stage = await page
      .getByLabel(/^Name of the stage /)
      .nth(2)
      .inputValue();
    await stageOf(title).selectOption({ label: stage });
    expect(await stageOf(title).inputValue()).toBe(stage);
    expect((await stageOf(title).boundingBox())?.height).toBeGreaterThanOrEqual(40);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(app.problems).toEqual([]);
  });

  async function firstTitle(): Promise<string> {
    return page
      .getByLabel(/^Name of the touchpoint /)
      .first()
      .inputValue();
  }
});
