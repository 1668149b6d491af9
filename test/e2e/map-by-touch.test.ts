/** Whoever has only a finger does on a map what mouse and keys do: on a tablet, where cards are dragged by a long press, and on a phone. */
import type { CDPSession, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';

interface Dragged {
  readonly items: { mimeType: string; data: string }[];
  readonly dragOperationsMask: number;
}

const middle = async (place: Locator): Promise<{ x: number; y: number }> => {
  const box = await place.boundingBox();
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
};

/** Holds a finger on something until the browser begins to drag it, and lets it go elsewhere. */
async function dragByFinger(page: Page, from: Locator, to: { x: number; y: number }): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Input.setInterceptDrags', { enabled: true });
  // A mouse that speaks as a finger: of touches that are dispatched themselves the browser makes no long press.
  await browser.send('Emulation.setEmitTouchEventsForMouse', { enabled: true, configuration: 'mobile' });
  const begun = new Promise<Dragged>((done) =>
    browser.once('Input.dragIntercepted', ({ data }) => done(data)),
  );
  // Of a finger that drags something the browser does not say when it has heard it.
  const finger = (type: 'mousePressed' | 'mouseReleased', at: { x: number; y: number }): void =>
    void browser
      .send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 })
      .catch(() => undefined);
  const start = await middle(from);
  finger('mousePressed', start);
  const data = await begun;
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
    await browser.send('Input.dispatchDragEvent', { type, ...(type === 'dragEnter' ? start : to), data });
    // It is told once in each frame.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  }
  finger('mouseReleased', to);
  await browser.send('Emulation.setEmitTouchEventsForMouse', { enabled: false });
  await browser.send('Input.setInterceptDrags', { enabled: false });
  await browser.detach();
}

async function draw(browser: CDPSession, points: readonly { x: number; y: number }[]): Promise<void> {
  for (const [index, point] of points.entries())
    await browser.send('Input.dispatchTouchEvent', {
      type: index === 0 ? 'touchStart' : 'touchMove',
      touchPoints: [point],
    });
  await browser.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

describeInBrowser('a map by finger', () => {
  let app: App;
  let map = '';
  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    const page = await app.openSignedIn();
    const headers = { origin: app.url };
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const data = { title: 'At the practice', template: 'practice' };
    const made = await page.request.post(`/api/workspaces/${me.workspaces[0]?.id}/maps`, { data, headers });
    map = ((await made.json()) as { id: string }).id;
    await page.context().close();
  });
  afterAll(() => app?.close());

  const open = async (width: number, height: number): Promise<Page> => {
    const finger = { hasTouch: true, isMobile: true, permissions: ['clipboard-read', 'clipboard-write'] };
    const page = await app.openSignedIn({ viewport: { width, height }, ...finger });
    await page.goto(`/b/1/map/maps/${map}`);
    await page.locator('[data-card]').first().waitFor();
    return page;
  };
  const bar = (page: Page, name: string) => page.getByRole('toolbar', { name });

  describe('on a tablet', () => {
    let page: Page;
    beforeAll(async () => {
      page = await open(820, 1180);
    });
    afterAll(() => page.context().close());
    const heads = (role: 'columnheader' | 'rowheader') =>
      page
        .getByRole(role)
        .allTextContents()
        .then((texts) => texts.map((text) => text.trim()));
    const cards = () => page.locator('[role=group][data-card] p:first-of-type').allTextContents();

    it('goes to a card by the first touch and types by the second', async () => {
      const first = page.locator('[data-card]').first();
      await first.tap();
      await bar(page, 'With the chosen cards').waitFor();
      await first.tap();
      await page.getByLabel('Text of the card').waitFor();
      await page.keyboard.press('Escape');
      await bar(page, 'With the chosen cards').waitFor();
    });

    it('drags a card by a long press', async () => {
      const [first = '', second = ''] = await cards();
      const to = await middle(page.locator('[data-card]').nth(1));
      await dragByFinger(page, page.locator('[data-card]').first(), { x: to.x, y: to.y + 18 });
      await expect.poll(async () => (await cards()).slice(0, 2)).toEqual([second, first]);
    });

    it('has at hand what a card can do, and chooses several', async () => {
      await page.locator('[data-card]').first().tap();
      const withCards = bar(page, 'With the chosen cards');
      await withCards.getByRole('button', { name: 'Menu' }).tap();
      await page.getByRole('menuitem', { name: 'Choose more cards' }).tap();
      await page.locator('[data-card]').nth(2).tap();
      await withCards.getByText('2 cards').waitFor();
      expect(await axeOf(page)).toEqual([]);
      await withCards.getByRole('button', { name: 'Meaning' }).tap();
      await page.getByRole('menuitem', { name: 'Meaning: Good' }).tap();
      await expect.poll(() => page.getByText('Good', { exact: true }).count()).toBe(2);
      await withCards.getByRole('button', { name: 'Done' }).tap();
      await withCards.getByText('2 cards').waitFor({ state: 'detached' });
    });

    it('orders stages and lanes, and names them', async () => {
      const [, first = '', second = ''] = await heads('columnheader');
      await page.getByRole('columnheader').nth(1).tap();
      const withStage = bar(page, 'With this stage or step');
      expect(await axeOf(page)).toEqual([]);
      await withStage.getByRole('button', { name: 'Move to the right' }).tap();
      await expect.poll(async () => (await heads('columnheader')).slice(1, 3)).toEqual([second, first]);
      await withStage.getByRole('button', { name: 'Rename' }).tap();
      await page.getByLabel('Title').waitFor();
      await page.keyboard.type('I need help');
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await heads('columnheader'))[2]).toBe('I need help');
      const [lane = '', next = ''] = await heads('rowheader');
      await page.getByRole('rowheader').first().tap();
      await bar(page, 'With this lane').getByRole('button', { name: 'Move down' }).tap();
      await expect.poll(async () => (await heads('rowheader')).slice(0, 2)).toEqual([next, lane]);
    });

    it('draws the curve over several stages, once it is at the lane; before, it scrolls', async () => {
      const browser = await page.context().newCDPSession(page);
      const cells = await page.getByRole('gridcell', { name: /^Feeling/ }).elementHandles();
      const places = async () => {
        const boxes = await Promise.all(cells.slice(0, 2).map((cell) => cell.boundingBox()));
        const [from, to] = boxes.map((box) => ({ x: (box?.x ?? 0) + 70, y: box?.y ?? 0 }));
        if (from === undefined || to === undefined) throw new Error('There is no curve to draw.');
        return { from, to };
      };
      const before = (await places()).from;
      await draw(
        browser,
        [60, 45, 30, 15, 0].map((up) => ({ x: before.x, y: before.y + up })),
      );
      await page.getByRole('heading', { level: 1 }).tap();
      expect(await page.getByRole('slider').count()).toBe(0);
      await cells[1]?.tap({ position: { x: 70, y: 66 } });
      await page.getByRole('slider').waitFor();
      const { from, to } = await places();
      await draw(browser, [
        { x: from.x, y: from.y + 60 },
        { x: from.x, y: from.y + 30 },
        { x: from.x, y: from.y + 14 },
        { x: to.x, y: to.y + 100 },
      ]);
      const values = () =>
        page
          .getByRole('slider')
          .evaluateAll((points) => points.map((point) => Number(point.getAttribute('aria-valuenow'))));
      await expect.poll(values).toEqual([expect.closeTo(1.6, 0), expect.closeTo(-1, 0)]);
      // The first touch after a fast stroke only stops what the browser takes for a throw.
      await page.getByRole('heading', { level: 1 }).tap();
      await browser.detach();
    });

    it('copies a card with all that is on it, and pastes a list', async () => {
      const good = page.locator('[data-card]', { hasText: 'Good' }).first();
      const text = (await good.locator('p').first().textContent()) ?? '';
      await good.tap();
      const menu = page.getByRole('toolbar').getByRole('button', { name: 'Menu' });
      await menu.tap();
      await page.getByRole('menuitem', { name: 'Copy' }).tap();
      const empty = page.getByRole('gridcell', { name: /^Pain points, .*, empty$/ });
      const leave = () => page.getByRole('heading', { level: 1 }).tap();
      await empty.first().tap();
      await page.getByLabel('Text of the card').waitFor();
      await leave();
      const here = bar(page, 'At this place');
      await here.getByRole('button', { name: 'New card' }).waitFor();
      expect(await axeOf(page)).toEqual([]);
      await here.getByRole('button', { name: 'Paste' }).tap();
      await expect.poll(() => page.locator('[data-card]', { hasText: text }).count()).toBe(2);
      expect(await page.getByText('Good', { exact: true }).count()).toBe(3);
      await page.evaluate(`navigator.clipboard.writeText('- No parking\\n- Too loud')`);
      await empty.first().tap();
      await page.getByLabel('Text of the card').waitFor();
      await leave();
      await here.getByRole('button', { name: 'Paste' }).tap();
      await page.locator('[data-card]', { hasText: 'Too loud' }).waitFor();
      expect(await page.locator('[data-card]', { hasText: 'No parking' }).count()).toBe(1);
    });

    it('copies and pastes within the map where the browser keeps the clipboard to itself', async () => {
      await page.addInitScript(`Object.defineProperty(navigator, 'clipboard', { value: undefined })`);
      await page.reload();
      const card = page.locator('[data-card]', { hasText: 'Too loud' });
      await card.tap();
      const menu = page.getByRole('toolbar').getByRole('button', { name: 'Menu' });
      await menu.tap();
      await page.getByRole('menuitem', { name: 'Copy' }).tap();
      await menu.tap();
      await page.getByRole('menuitem', { name: /^Paste/ }).tap();
      await expect.poll(() => card.count()).toBe(2);
    });

    it('ends the presentation by “Back”, and stays on the map', async () => {
      const shown = page.getByRole('dialog');
      await page.getByRole('button', { name: 'Present', exact: true }).tap();
      await shown.getByRole('button', { name: 'Next' }).tap();
      await shown.getByText(/^Stage 1 of/).waitFor();
      await page.goBack();
      await shown.waitFor({ state: 'detached' });
      await page.getByRole('grid').waitFor();
      // Closed by hand it leaves nothing behind to go back through.
      await page.getByRole('button', { name: 'Present', exact: true }).tap();
      await shown.getByRole('button', { name: 'End the presentation' }).tap();
      await shown.waitFor({ state: 'detached' });
      expect(await page.evaluate('history.state.over ?? null')).toBe(null);
    });
  });

  it('on a phone: names, orders and adds stages and lanes, and chooses cards of several stages', async () => {
    const page = await open(390, 844);
    const stage = page.getByLabel(/^Stage \d of \d$/);
    const name = await stage.locator('option:checked').innerText();
    await page.getByRole('button', { name: `Menu of ${name}` }).tap();
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Rename' }).tap();
    await page.getByLabel('Title').waitFor();
    await page.keyboard.type('It hurts');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Menu of It hurts' }).waitFor();
    await bar(page, 'With this stage or step').getByRole('button', { name: 'Move to the right' }).tap();
    await page.getByText(/^Stage 2 of/).waitFor();

    await page.getByRole('button', { name: 'Lane', exact: true }).tap();
    await page.getByRole('menuitem', { name: 'Numbers' }).tap();
    await bar(page, 'With this lane').getByRole('button', { name: 'Rename' }).tap();
    await page.getByLabel('Title').waitFor();
    await page.keyboard.type('Patients a week');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Patients a week' }).waitFor();

    await page.locator('[data-card]').first().tap();
    const withCards = bar(page, 'With the chosen cards');
    await withCards.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('menuitem', { name: 'Choose more cards' }).tap();
    await page.getByRole('button', { name: 'Next stage' }).tap();
    await page.locator('[data-card]').first().tap();
    await withCards.getByText('2 cards').waitFor();
    expect(await axeOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('broke nothing', () => {
    expect(app.problems).toEqual([]);
  });
});
