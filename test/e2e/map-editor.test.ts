/** A café owner draws a journey map: by mouse and on a phone; nothing of it is out of reach for anybody. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';
import { editorOn, focused, workspaceOf } from './support/editor.ts';

describeInBrowser('the editor of a map', () => {
  let app: App;
  let page: Page;
  let workspace: string;
  const { makeMap, openMap, card, cell, cardsWith, saved } = editorOn(
    () => app,
    () => page,
  );
  /** Pulls with the pauses a hand makes, by which the browser notices. */
  const pull = async (from: Locator, to: Locator, at: { x: number; y: number }): Promise<void> => {
    await from.hover({ position: { x: 20, y: 8 } });
    await page.mouse.down();
    const target = async () => {
      const box = await to.boundingBox();
      return { x: (box?.x ?? 0) + at.x, y: (box?.y ?? 0) + at.y };
    };
    const near = await target();
    await page.mouse.move(near.x + 30, near.y + 30, { steps: 4 });
    // Where it is now: figures that come in later may have moved it.
    const { x, y } = await target();
    await page.mouse.move(x, y, { steps: 4 });
    await page.waitForTimeout(100);
    await page.mouse.move(x + 1, y);
    await page.waitForTimeout(100);
    await page.mouse.up();
  };

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    page = await app.openSignedIn({ permissions: ['clipboard-read', 'clipboard-write'] });
    workspace = await workspaceOf(page);
  });
  afterAll(() => app?.close());

  describe('by mouse', () => {
    let id: string;
    beforeAll(async () => {
      id = await openMap('A coffee to take away');
    });

    it('types where it is clicked; Enter makes the next card, Escape leaves, an empty card goes', async () => {
      await cell('Touchpoints', 'Awareness').click();
      await page.keyboard.type('I smell the roast');
      expect(await axeOf(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.keyboard.type('I see the board outside');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await saved();
      expect(await cardsWith('I smell the roast')).toEqual(['I smell the roast', 'I see the board outside']);
      await cell('Touchpoints', 'Purchase').click();
      await page.mouse.click(5, 5);
      await cell('Touchpoints', 'Purchase').waitFor();
    });

    it('drags cards, stages and lanes', async () => {
      await cell('Touchpoints', 'Decision').click();
      await page.keyboard.type('I choose');
      await page.keyboard.press('Escape');
      await pull(card('I see the board'), card('I choose'), { x: 30, y: 3 });
      await expect.poll(() => cardsWith('I choose')).toEqual(['I see the board outside', 'I choose']);
      const lanes = page.getByRole('rowheader');
      await pull(lanes.filter({ hasText: 'Pain points' }), lanes.first(), { x: 30, y: 10 });
      await expect.poll(() => lanes.first().textContent()).toBe('Pain points');
      const stages = page.getByRole('columnheader');
      await pull(stages.filter({ hasText: /^Purchase/ }), stages.filter({ hasText: 'Awareness' }), {
        x: 30,
        y: 10,
      });
      await expect.poll(() => stages.nth(1).textContent()).toBe('Purchase');
    });

    it('takes all of that back, step by step, and does it again', async () => {
      const stages = page.getByRole('columnheader');
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await expect.poll(() => stages.nth(1).textContent()).toBe('Awareness');
      await page.getByRole('button', { name: 'Redo', exact: true }).click();
      await expect.poll(() => stages.nth(1).textContent()).toBe('Purchase');
      for (let step = 0; step < 3; step++)
        await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await expect.poll(() => cardsWith('I smell')).toEqual(['I smell the roast', 'I see the board outside']);
    });

    it('chooses several and gives them a meaning', async () => {
      await card('I smell').click();
      await card('I see the board').click({ modifiers: ['Shift'] });
      const bar = page.getByRole('toolbar', { name: 'With the chosen cards' });
      await bar.getByText('2 cards').waitFor();
      // One by one, the card one came from is among them.
      await card('I see the board').click();
      await card('I smell').click({ modifiers: ['Control'] });
      await bar.getByText('2 cards').waitFor();
      expect(await axeOf(page)).toEqual([]);
      await bar.getByRole('button', { name: 'Meaning' }).click();
      await page.getByRole('menuitem', { name: 'Meaning: Good' }).click();
      await expect.poll(() => page.getByText('Good', { exact: true }).count()).toBe(2);
    });

    it('draws the curve of the feeling', async () => {
      const box = await cell('Feeling', 'Awareness').boundingBox();
      await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 66);
      await page.mouse.down();
      await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 14, { steps: 4 });
      await page.mouse.up();
      const point = page.getByRole('slider', { name: 'Feeling, Awareness' });
      await expect.poll(async () => Number(await point.getAttribute('aria-valuenow'))).toBeGreaterThan(1.5);
    });

    it('keeps evidence on a card, and says how well founded that makes it', async () => {
      await card('I smell').click({ button: 'right' });
      expect(await axeOf(page)).toEqual([]);
      await page.getByRole('menuitem', { name: /^Details/ }).click();
      const panel = page.getByRole('dialog');
      await panel.getByText(/^A guess so far/).waitFor();
      await panel.getByRole('button', { name: 'Add evidence' }).click();
      await panel.getByLabel('What was said').fill('You smell it from the tram');
      expect(await axeOf(page)).toEqual([]);
      await panel.getByRole('button', { name: 'Save' }).click();
      await panel.getByText(/^Some signs/).waitFor();
      await panel.getByRole('button', { name: 'Add evidence' }).click();
      await panel.getByLabel('Kind').selectOption({ label: 'File' });
      await panel.getByLabel('Where the file is').fill('Cupboard, second shelf');
      await panel.getByLabel('What it shows').fill('Notes of a morning');
      await panel.getByRole('button', { name: 'Save' }).click();
      // Who reads it later finds the file.
      await panel.getByText('Cupboard, second shelf').waitFor();
      await panel.getByRole('button', { name: 'Add evidence' }).click();
      await panel.getByLabel('Kind').selectOption({ label: 'Address' });
      await panel.getByLabel('Address', { exact: true }).fill('reviews.example/42');
      await panel.getByRole('button', { name: 'Save' }).click();
      const link = panel.getByRole('link', { name: 'reviews.example/42' });
      expect(await link.getAttribute('href')).toBe('https://reviews.example/42');
      await panel.getByText(/^Solid/).waitFor();
      await panel.getByRole('button', { name: 'Close' }).click();
      await card('I smell').getByText('solid').waitFor();
    });

    it('keeps a report as evidence, which leads to it and says when it is gone', async () => {
      const headers = { origin: app.url };
      const reports = `/api/workspaces/${workspace}/saved-reports`;
      const draft = { name: 'Phones, by stage', report: 'stages', period: 'all', question: {}, choices: {} };
      const kept = await page.request.post(reports, { data: draft, headers });
      const { id: report } = (await kept.json()) as { id: string };
      await page.goto(`/b/1/map/maps/${await makeMap('With a report')}`);
      await cell('Touchpoints', 'Awareness').click();
      await page.keyboard.type('I see the sign');
      await page.keyboard.press('Escape');
      await card('I see the sign').click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Details/ }).click();
      const panel = page.getByRole('dialog');
      await panel.getByRole('button', { name: 'Add evidence' }).click();
      await panel.getByLabel('Kind').selectOption({ label: 'Report' });
      // One that is not chosen says nothing.
      await panel.getByRole('button', { name: 'Save' }).click();
      expect(await panel.getByLabel('Kept report').evaluate((field) => field.matches(':invalid'))).toBe(true);
      await panel.getByLabel('Kept report').selectOption({ label: 'Phones, by stage' });
      await panel.getByLabel('What it shows').fill('Half of them leave');
      await panel.getByLabel('People or answers behind it').fill('29');
      expect(await axeOf(page)).toEqual([]);
      await panel.getByRole('button', { name: 'Save' }).click();
      await panel.getByText(/^Some signs/).waitFor();
      const link = panel.getByRole('link', { name: 'Phones, by stage' });
      expect(await link.getAttribute('href')).toContain(`kept=${report}`);
      await panel.getByRole('button', { name: 'Change this evidence' }).click();
      await panel.getByLabel('People or answers behind it').fill('30');
      await panel.getByRole('button', { name: 'Save' }).click();
      await panel.getByText(/^Solid/).waitFor();
      await panel.getByText('Report · 30 people').waitFor();
      await panel.getByText('Half of them leave').waitFor();
      await panel.getByRole('button', { name: 'Close' }).click();
      await saved();
      await page.request.delete(`${reports}/${report}`, { headers });
      await page.reload();
      await card('I see the sign').click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Details/ }).click();
      await panel.getByText('A report that is here no more').waitFor();
      // Whoever puts the words right does not lose which report it was.
      await panel.getByRole('button', { name: 'Change this evidence' }).click();
      expect(await panel.getByLabel('Kept report').inputValue()).toBe(report);
      await panel.getByRole('button', { name: 'Cancel' }).click();
      await panel.getByRole('button', { name: 'Close' }).click();
      await page.goto(`/b/1/map/maps/${id}`);
      await page.getByRole('grid').waitFor();
    });

    it('brings removed cards back', async () => {
      await card('I see the board').click();
      await page.keyboard.press('Delete');
      await expect.poll(() => card('I see the board').count()).toBe(0);
      await page.getByRole('button', { name: 'Map', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Removed cards' }).click();
      await page.getByRole('button', { name: 'Bring back' }).first().click();
      expect(await axeOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await card('I see the board').waitFor();
    });

    it('is there again after a reload, and shows its advice', async () => {
      await saved();
      await page.reload();
      await card('I smell').waitFor();
      await page.getByRole('button', { name: 'Map', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Advice' }).click();
      await page.getByRole('button', { name: /“Purchase” has no touchpoint/ }).click();
      await expect.poll(() => focused(page)).toBe('Purchase');
    });

    it('shows another who has the map open where one is', async () => {
      const other = await page.context().newPage();
      await other.goto(`/b/1/map/maps/${id}`);
      await other.locator('[data-card]', { hasText: 'I smell' }).click();
      await page.getByRole('list', { name: 'Here now' }).waitFor();
      expect(await axeOf(page)).toEqual([]);
      await other.close();
    });

    it('loses no words of two who type into one card, and leaves alone what somebody has only looked into', async () => {
      const other = await page.context().newPage();
      await other.goto(`/b/1/map/maps/${id}`);
      const there = other.locator('[data-card]', { hasText: 'I smell' });
      for (const at of [page, other]) {
        // Pressed twice, it begins to type; no word is marked that the first letter would replace.
        await at.locator('[data-card]', { hasText: 'I smell' }).dblclick();
        await at.getByLabel('Text of the card').waitFor();
      }
      await page.getByText(/is typing$/).waitFor();
      // At once: a field in which nothing was typed yet takes what comes, and there would be nothing to decide.
      await Promise.all([page.keyboard.type(' from afar'), other.keyboard.type(' of last week')]);
      await page.keyboard.press('Escape');
      await other.keyboard.press('Escape');
      await page.getByRole('button', { name: '1 to decide' }).click();
      const panel = page.getByRole('dialog');
      await panel.getByText('I smell the roast', { exact: false }).first().waitFor();
      expect(await axeOf(page)).toEqual([]);
      await panel.getByRole('button', { name: 'Keep both' }).click();
      await page.keyboard.press('Escape');
      for (const at of [page, other])
        for (const words of ['I smell the roast from afar', 'I smell the roast of last week'])
          await at.locator('[data-card]', { hasText: words }).waitFor();

      const looked = there.filter({ hasText: 'from afar' });
      // Pressed twice: on a card that is chosen already the first press types, and Enter would begin another.
      await looked.dblclick();
      await other.getByLabel('Text of the card').waitFor();
      await card('from afar').dblclick();
      await page.keyboard.type(', and follow it');
      await page.keyboard.press('Escape');
      await saved();
      await other.keyboard.press('Escape');
      await looked.filter({ hasText: 'and follow it' }).waitFor();
      await card('and follow it').waitFor();
      expect(await page.getByRole('button', { name: /to decide/ }).count()).toBe(0);

      // Removed while somebody types into it, it stays with what they type.
      await looked.dblclick();
      await other.keyboard.type(' to its');
      await page.keyboard.press('Delete');
      await expect.poll(() => card('and follow it to its').count()).toBe(1);
      await other.keyboard.type(' source');
      await other.keyboard.press('Escape');
      await card('and follow it to its source').waitFor();
      await other.close();
    });

    it('gives the focus back to where it was before something opened', async () => {
      for (const name of ['Versions', 'Export', 'Present']) {
        await page.getByRole('button', { name }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('dialog').waitFor();
        await page.keyboard.press('Escape');
        await expect.poll(() => focused(page)).toBe(name);
      }
    });
  });

  it('on a phone: cards are added and moved to another stage', async () => {
    const id = await makeMap('On the way');
    const phone = await app.openSignedIn({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await phone.goto(`/b/1/map/maps/${id}`);
    await phone.getByRole('button', { name: 'Add a card to Pain points' }).tap();
    await phone.keyboard.type('No place for the pram');
    await phone.keyboard.press('Escape');
    expect(await axeOf(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Move to…' }).tap();
    await phone.getByLabel('To the stage or step').selectOption({ label: 'Purchase' });
    expect(await axeOf(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Move', exact: true }).tap();
    await phone.getByText(/^Stage 4 of/).waitFor();
    await phone.getByText('No place for the pram').waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await phone.context().close();
  });

  it('says so where there is no such map', async () => {
    const lost = await page.context().newPage();
    await lost.goto('/b/1/map/maps/map_that_never_was');
    await lost.getByText('There is no such map.').waitFor();
    expect(await axeOf(lost)).toEqual([]);
    await lost.getByRole('link', { name: 'To the list' }).click();
    await lost.getByRole('heading', { name: 'Journey maps', level: 1 }).waitFor();
    await lost.close();
  });

  it('broke nothing', () => {
    expect(app.problems).toEqual([]);
  });
});
