/** What is asked on one page is asked on the next, survives a reload, is taken away again; and a number leads to its people. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, putDemoIn, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';

describeInBrowser('asking', () => {
  let app: App;
  let page: Page;

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    await putDemoIn(app);
    page = await app.openSignedIn();
  });
  afterAll(() => app?.close());

  const pill = (words: string) => page.getByRole('button', { name: `Take away: ${words}` });

  it('chooses filters from what the data offer, by keyboard, and axe finds nothing', async () => {
    await page.goto('/b/1/insights');
    await page.getByRole('button', { name: 'More filters' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('a phone').focus();
    await page.keyboard.press('Space');
    await pill('on a phone').waitFor();
    await page.getByLabel('Path began at').selectOption({ index: 1 });
    await page.waitForURL(/firstTouch=/);
    // Figures that are being asked anew are shown faded.
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    expect(await axeOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate('document.activeElement.textContent.trim()')).toBe('More filters');
  });

  it('keeps them from page to page and through a reload, and clears them', async () => {
    await page.getByRole('link', { name: 'Paths', exact: true }).click();
    await page.getByRole('heading', { name: 'Which ways they take' }).waitFor();
    await pill('on a phone').waitFor();
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    await page.getByRole('heading', { name: 'The path your customers walk' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Take away: path began at I / }).waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await pill('on a phone').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });

  it('is answered on Home too, down to the people behind its numbers', async () => {
    await page.goto('/b/1?device=phone');
    await pill('on a phone').waitFor();
    const figure = page.getByTitle('What this number means').first();
    const shown = await figure.textContent();
    await figure.click();
    await page.getByRole('dialog').getByRole('link', { name: 'See who they are' }).click();
    await page.getByText(`${shown} people in this list`).waitFor();
    await pill('on a phone').waitFor();
  });

  it('leads out of a question that fits nobody', async () => {
    const pages = ['', '/map', '/customers', '/insights', '/insights/paths', '/insights/retention'];
    const more = ['attribution', 'pain-points', 'value', 'behaviour'].map((name) => `/insights/${name}`);
    for (const path of [...pages, ...more]) {
      await page.goto(`/b/1${path}?campaign=of+nobody`);
      await page.getByRole('button', { name: 'Show all days and everybody' }).click();
      await page.waitForURL((url) => url.search === '');
      await page.getByRole('button', { name: 'Show all days and everybody' }).waitFor({ state: 'detached' });
    }
  });

  it('says what the live count of a segment means, and leads to as many people', async () => {
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const rule = {
      match: 'all',
      conditions: [{ kind: 'orders', atLeast: 1, atMost: null, withinDays: null }],
    };
    await page.request.post(`/api/workspaces/${me.workspaces[0]?.id}/segments`, {
      data: { name: 'Buyers', rule },
      headers: { origin: app.url },
    });
    await page.goto('/b/1/customers/segments');
    const count = page.getByRole('button', { name: /^[\d,]+ of 400 people right now$/ });
    const shown = String(await count.textContent()).split(' ')[0];
    await count.click();
    await page.getByRole('heading', { name: 'People of the segment' }).waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'The people behind it' }).click();
    await page.getByText(`${shown} people in this list`).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('dialog').getByTitle('What this number means').click();
    await page.getByRole('heading', { name: 'People of the segment' }).waitFor();
    // Escape takes the definition away and leaves the form.
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'People of the segment' }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Buyers');
  });

  it('compares with the period before, and says so', async () => {
    await page.goto('/b/1/insights/retention?period=90d');
    await page.getByRole('button', { name: /^Compare with/ }).click();
    await page.getByRole('menuitemradio', { name: 'The period before' }).click();
    await page.getByText(/^Dashed: Before/).waitFor();
    await page.getByRole('link', { name: 'What brings buyers' }).click();
    await page.getByRole('heading', { name: 'Beside the period before' }).waitFor();
  });

  it('leads from a cell of the cohorts to as many people, as a list and as a file', async () => {
    await page.goto('/b/1/insights/retention?device=phone,desktop');
    const cell = page.getByRole('table').first().getByRole('row').nth(1).getByRole('link').first();
    const shown = await cell.textContent();
    await cell.click();
    await page.getByRole('heading', { name: /^People who first bought in/ }).waitFor();
    await page.getByText(`${shown} people in this list`).waitFor();
    await pill('on a phone or a computer').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as a table' }).click();
    const lines = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines.length - 1).toBe(Number(shown));
    await page.getByRole('button', { name: 'Show everybody' }).click();
    await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
  });

  it('opens the rows of the credits on a phone, and moves on what is wider than it', async () => {
    const phone = await app.openSignedIn({ viewport: { width: 390, height: 844 } });
    await phone.goto('/b/1/insights/attribution?period=90d&compare=before');
    const rows = phone.getByRole('list', { name: 'Credit by every model' });
    await rows.locator('summary').first().click();
    await rows.getByText('Shapley').first().waitFor();
    const wider = await phone.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(wider).toBe(0);
    await phone.goto('/b/1/insights/paths');
    const onward = phone.getByRole('button', { name: 'On to the right' });
    await onward.click();
    await phone.getByRole('button', { name: 'On to the left' }).click();
    await phone.getByRole('button', { name: 'On to the left' }).waitFor({ state: 'detached' });
    await phone.context().close();
  });

  it('broke nothing', () => {
    expect(app.problems).toEqual([]);
  });
});
