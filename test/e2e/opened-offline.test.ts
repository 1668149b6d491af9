/** What was open in a browser opens there again while no server can be reached, with what was written meanwhile; of those who sign out nothing stays. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';
import { proxyBefore } from './support/proxy.ts';

describeInBrowser('opened without a connection', () => {
  let app: App;
  let page: Page;
  let map: string;
  const offline = (lost: boolean): Promise<void> => page.context().setOffline(lost);
  const saved = (): Promise<void> => page.getByText('Saved', { exact: true }).waitFor();
  /** What this browser keeps of the answers of the server. */
  const kept = async (on = page): Promise<string> => {
    const read = `new Promise((done) => {
      const opening = indexedDB.open('footpath-answers');
      opening.onsuccess = () => {
        const all = opening.result.transaction('answers').objectStore('answers').getAll();
        all.onsuccess = () => { opening.result.close(); done(JSON.stringify(all.result)); };
      };
    })`;
    return String(await on.evaluate(read));
  };
  const type = async (cell: string, text: string, on = page): Promise<void> => {
    await on.getByRole('gridcell', { name: cell }).click();
    await on.getByLabel('Text of the card').fill(text);
    await on.keyboard.press('Escape');
  };

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    page = await app.openSignedIn({ serviceWorkers: 'allow' });
    const post = async (path: string, data: object): Promise<{ id: string }> =>
      (await page.request.post(path, { data, headers: { origin: app.url } })).json();
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const business = `/api/workspaces/${me.workspaces[0]?.id}`;
    map = `/b/1/map/maps/${(await post(`${business}/maps`, { title: 'A first visit' })).id}`;
    const day = { visitedOn: '2025-11-28', visitor: 'Ann' };
    const asked = { competitor: null, checklist: { from: 'template', template: 'cafe' }, ...day };
    await post(`${business}/visits`, asked);
    await page.goto(map);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  });
  afterAll(() => app?.close());

  it('a map shows what was sent and what waits, and goes on', async () => {
    await type('Touchpoints, Awareness, empty', 'I smell the roast');
    await saved();
    await offline(true);
    await type('Touchpoints, Decision, empty', 'I look for the prices');
    await page.getByText('1 edit waits here').waitFor();
    await expect.poll(() => kept()).toContain('I smell the roast');
    await page.reload();
    await page.getByText('I smell the roast').waitFor();
    await page.getByText('I look for the prices').waitFor();
    await type('Touchpoints, Purchase, empty', 'I pay by card');
    expect(await axeOf(page)).toEqual([]);
    await offline(false);
    await saved();
    const other = await app.openSignedIn();
    await other.goto(map);
    for (const text of ['I smell the roast', 'I look for the prices', 'I pay by card'])
      await other.getByText(text).first().waitFor();
    await other.context().close();
  });

  it('a visit on a phone shows what was sent and what waits, and goes on', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/b/1/map/competitors');
    await page.getByRole('link', { name: '28 Nov 2025, Ann' }).click();
    const item = (title: string) => page.getByRole('article', { name: title });
    await item('I pass by and look in').getByRole('radio', { name: 'Excellent' }).check({ force: true });
    await saved();
    await expect.poll(() => kept()).toContain('"score":5');
    await expect.poll(() => kept()).toContain('competitors-comparison');
    await offline(true);
    await item('I read the menu').getByLabel('Note').fill('In small letters');
    await page.getByText('No connection: kept on this device').waitFor();
    await page.reload();
    await page.getByText('1 of 14 looked at').waitFor();
    expect(await item('I read the menu').getByLabel('Note').inputValue()).toBe('In small letters');
    await item('I order at the table').getByRole('radio', { name: 'Good' }).check({ force: true });
    await page.getByText('2 of 14 looked at').waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'All visits' }).click();
    await page.getByText('Not sent yet: open it to send it').waitFor();
    await page.reload();
    await page.getByText('Not sent yet: open it to send it').waitFor();
    await page.goBack();
    await offline(false);
    await saved();
  });

  it('a page that was never open says that no server answers, and comes by itself', async () => {
    await offline(true);
    await page.goto('/b/1/customers/segments');
    await page.getByText('Footpath does not answer.', { exact: true }).first().waitFor();
    await offline(false);
    await page.getByRole('heading', { name: 'Segments', exact: true }).waitFor();
  });

  it('a proxy that says that nobody is there says no more than that', async () => {
    const proxy = await proxyBefore(app.url);
    // Cookies know no ports.
    const behind = await page.context().newPage();
    await behind.goto(`${proxy.url}${map}`);
    await behind.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await expect.poll(() => kept(behind)).toContain('I smell the roast');
    proxy.behind = false;
    await behind.reload();
    await behind.getByText('I smell the roast').waitFor();
    await type('Touchpoints, Advocacy, empty', 'I tell my sister', behind);
    await behind.getByText('1 edit waits here').waitFor();
    await behind.getByText(/^Footpath does not answer/).waitFor();
    proxy.behind = true;
    await behind.getByText('Saved', { exact: true }).waitFor();
    await behind.close();
    proxy.close();
  });

  it('nothing stays when a session has ended, whatever the page still would keep', async () => {
    await page.setViewportSize({ width: 1440, height: 1000 });
    await page.goto(map);
    await type('Pain points, Decision, empty', 'No prices anywhere');
    await saved();
    await expect.poll(() => kept()).toContain('I smell the roast');
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await type('Pain points, Purchase, empty', 'No change for a fifty');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await expect.poll(() => kept()).toBe('[]');
    await page.evaluate(`dispatchEvent(new Event('pagehide'))`);
    // What was asked of the shelf before is answered before.
    expect(await kept()).toBe('[]');
    await page.context().addCookies(cookies);
    await page.goto(map);
    await page.getByText('No change for a fifty').waitFor();
    await saved();
    await expect.poll(() => kept()).toContain('I smell the roast');
  });

  it('nothing stays of what was open when one signs out', async () => {
    expect(await kept()).toContain('I smell the roast');
    await page.setViewportSize({ width: 1440, height: 1000 });
    await page.getByRole('button', { name: /Account and businesses/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await kept()).toBe('[]');
    await offline(true);
    await page.goto(map);
    await page.getByText('Footpath does not answer.', { exact: true }).first().waitFor();
    expect(await page.getByText('I smell the roast').count()).toBe(0);
    await offline(false);
  });

  it('broke nothing', () => {
    expect(app.problems).toEqual([]);
  });
});
