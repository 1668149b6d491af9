/** Keeping a report, seeing it on Home and on the map with the figures of its page, undoing; waiting for a long one and stopping it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, putDemoIn, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';

describeInBrowser('kept reports', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    await putDemoIn(app);
    page = await app.openSignedIn();
  });
  afterAll(() => app?.close());

  const keep = async (path: string, name: string, onHome: boolean): Promise<void> => {
    await page.goto(path);
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Keep this report …' }).click();
    await page.getByLabel('Name').fill(name);
    if (onHome) await page.getByLabel('Show it on Home').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
    await page.getByText(onHome ? 'is kept and stands on Home' : 'is kept.').waitFor();
  };
  const sentence = async (): Promise<string> => {
    const lede = page.locator('p', { hasText: 'people' }).filter({ hasText: 'got to' }).first();
    await lede.waitFor();
    return (await lede.textContent()) ?? '';
  };
  const names = (of: Page): Promise<string[]> => of.locator('h3 a').allTextContents();

  it('stand on Home with the sentence of their page, and open with their choices', async () => {
    await keep('/b/1/insights?period=90d&by=device', 'Devices', true);
    const said = await sentence();
    await keep('/b/1/insights/value?months=6', 'Worth', true);
    await page.goto('/b/1');
    const card = page.locator('li', { has: page.getByRole('link', { name: 'Devices' }) });
    await card.getByText(said).waitFor();
    await card.getByText('95 % range').waitFor();
    await card.getByText(/Last 90 days · until/).waitFor();
    await card.getByRole('link', { name: 'Devices' }).click();
    await page.waitForURL(
      (url) => url.searchParams.get('by') === 'device' && url.searchParams.get('period') === '90d',
    );
    await page.getByRole('button', { name: 'Devices', exact: true }).waitFor();
  });

  it('are put in order with the keyboard, taken off and brought back', async () => {
    await page.goto('/b/1');
    await page.getByRole('button', { name: 'Arrange' }).click();
    await page.getByRole('button', { name: 'Move Worth with the arrow keys' }).press('ArrowUp');
    await page.getByText('Worth is now number 1 of 2.').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => names(page)).toEqual(['Worth', 'Devices']);
    await page.getByRole('button', { name: 'Arrange' }).click();
    await page.getByRole('button', { name: 'Take off Home' }).first().click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Move Worth with the arrow keys' }).waitFor();
    await page.reload();
    await expect.poll(() => names(page)).toEqual(['Worth', 'Devices']);
  });

  it('follow a change when told to, and are forgotten and brought back', async () => {
    await page.goto('/b/1');
    await page.getByRole('link', { name: 'Devices' }).click();
    await page.getByRole('button', { name: 'By device' }).click();
    await page.getByRole('menuitemradio', { name: 'By first channel' }).click();
    await page.getByRole('button', { name: 'Devices, changed' }).click();
    await page.getByRole('menuitem', { name: 'Update “Devices” to what is shown' }).click();
    await page.getByRole('button', { name: 'Devices', exact: true }).waitFor();
    await page.goto('/b/1/insights/kept');
    const row = page.locator('li', { has: page.getByRole('link', { name: 'Devices' }) });
    await row.getByRole('button', { name: 'Forget' }).click();
    await page.getByText('“Devices” is forgotten.').waitFor();
    expect(await page.getByRole('link', { name: 'Devices' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await row.getByRole('link', { name: 'Devices' }).waitFor();
    expect(await row.getByRole('link', { name: 'Devices' }).getAttribute('href')).toMatch(/by=first_channel/);
  });

  it('stand on the map, and say where they stood when that has gone', async () => {
    await page.goto('/b/1/insights/kept');
    await page.getByLabel('Where “Worth” stands on the map').selectOption({ label: 'I fill the basket' });
    await page.goto('/b/1/map');
    await page.getByRole('button', { name: 'Worth' }).click();
    const here = page.getByRole('region', { name: 'Kept reports here' });
    await here.getByText(/from a customer so far/).waitFor();
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const base = `/api/workspaces/${me.workspaces[0]?.id}/touchpoints`;
    const { items } = (await (await page.request.get(base)).json()) as {
      items: { id: string; title: string }[];
    };
    const basket = items.find(({ title }) => title === 'I fill the basket');
    await page.request.delete(`${base}/${basket?.id}`, { headers: { origin: app.url } });
    await page.goto('/b/1/insights/kept');
    await page.getByText('It stood at “I fill the basket”, which is no longer on the map.').waitFor();
  });

  it('measure the objective of a journey map, beside its target, over the map and on a card', async () => {
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const base = `/api/workspaces/${me.workspaces[0]?.id}`;
    const headers = { origin: app.url };
    const kept = (await (await page.request.get(`${base}/saved-reports`)).json()) as {
      items: { id: string; name: string }[];
    };
    const saved = kept.items.find(({ name }) => name === 'Worth')?.id;
    const made = await page.request.post(`${base}/maps`, {
      data: { title: 'Coming back', measure: { from: 'saved', saved }, target: '90 euros each' },
      headers,
    });
    const { id } = (await made.json()) as { id: string };
    const add = { id: 'opn_lane', act: 'add', on: 'lane', entity: 'lan_numbers' };
    const lane = { ...add, fields: { kind: 'numbers', title: 'Numbers', position: 'Zz' } };
    await page.request.post(`${base}/maps/${id}/operations`, { data: { operations: [lane] }, headers });
    await page.goto(`/b/1/map/maps/${id}`);
    const over = page.locator('dl', { hasText: '90 euros each' });
    await over.getByText(/from a customer so far/).waitFor();
    await page.getByRole('gridcell', { name: 'Numbers, Awareness, empty' }).click();
    await page.keyboard.type('What a customer brings');
    await page.keyboard.press('Escape');
    const card = page.locator('[data-card]', { hasText: 'What a customer brings' });
    await card.click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Details/ }).click();
    await page.getByLabel('Live figure').selectOption({ label: 'The objective of this map' });
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await card.getByText(/from a customer so far/).waitFor();
    await card.getByText('Target: 90 euros each').waitFor();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Versions' }).click();
    await page.getByLabel('Keep the map as it is now').fill('Agreed');
    await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('button', { name: 'Compare' }).first().click();
    const numbers = page.getByRole('region', { name: 'Numbers then and now' });
    await expect.poll(() => numbers.getByText(/from a customer so far/).count()).toBe(4);
    await page.goto(`/b/1/map/maps/${id}`);
    await card.getByText(/from a customer so far/).waitFor();
    const set = async (on: string, entity: string, fields: object): Promise<void> => {
      const operations = [{ id: `opn_${entity}`, act: 'set', on, entity, fields }];
      await page.request.post(`${base}/maps/${id}/operations`, { data: { operations }, headers });
    };
    await set('map', 'map', { measure: null });
    await card.getByText('The objective of this map has no figure yet').waitFor();
    const entity = (await card.getAttribute('data-card')) ?? '';
    await set('card', entity, { figure: { from: 'saved', saved: 'svd_gone' } });
    await card.getByText('The kept report of this figure is gone').waitFor();
  });

  it('ask about a segment that has gone with a clear word, and Home stands', async () => {
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const base = `/api/workspaces/${me.workspaces[0]?.id}/segments`;
    const rule = {
      match: 'all',
      conditions: [{ kind: 'orders', atLeast: 1, atMost: null, withinDays: null }],
    };
    const headers = { origin: app.url };
    const made = await page.request.post(base, { data: { name: 'Buyers', rule }, headers });
    const { id } = (await made.json()) as { id: string };
    await keep(`/b/1/insights/retention?segment=${id}`, 'Buyers back', true);
    await page.request.delete(`${base}/${id}`, { headers });
    await page.goto('/b/1');
    const card = page.locator('li', { has: page.getByRole('link', { name: 'Buyers back' }) });
    await card.getByText('There is no such segment.').waitFor();
    await page.getByRole('heading', { name: 'Where most are lost' }).waitFor();
  });

  it('while a report takes long, say so after a second, stop it and begin it anew', async () => {
    // The network holds the question back; what the server says is under way is its own answer.
    let held = true;
    await page.route('**/reports/paths**', async (route) => {
      while (held) await new Promise((resolve) => setTimeout(resolve, 50));
      await route.continue().catch(() => undefined);
    });
    await page.goto('/b/1/insights/paths');
    await page.getByText('Working it out.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Stopped. What is missing here was not worked out.').waitFor();
    held = false;
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByRole('heading', { name: 'Whole ways' }).waitFor();
    expect(await page.getByText('Stopped.').count()).toBe(0);
  });

  it('moves nothing of an open map, neither by saying that it takes long nor by its figures', async () => {
    let held = true;
    await page.route('**/reports/stages**', async (route) => {
      while (held) await new Promise((resolve) => setTimeout(resolve, 50));
      await route.continue().catch(() => undefined);
    });
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const made = await page.request.post(`/api/workspaces/${me.workspaces[0]?.id}/maps`, {
      data: { title: 'It stays where it is' },
      headers: { origin: app.url },
    });
    await page.goto(`/b/1/map/maps/${((await made.json()) as { id: string }).id}`);
    await page.getByRole('grid', { name: 'It stays where it is' }).waitFor();
    await page.getByText('A demo business is in here').waitFor();
    const tops = () =>
      page
        .getByRole('rowheader')
        .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().top));
    const before = await tops();
    await page.getByText('Working it out.').waitFor();
    expect(await tops()).toEqual(before);
    expect(await axeOf(page)).toEqual([]);
    held = false;
    await page
      .getByText(/go on$/)
      .first()
      .waitFor();
    expect(await tops()).toEqual(before);
    expect(app.problems).toEqual([]);
  });
});
