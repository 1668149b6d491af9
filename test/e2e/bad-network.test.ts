/** A slow line, a lost one, a server that refuses: the page says so and mends itself. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, putDemoIn, setUp } from './support/app.ts';

describeInBrowser('on a bad network', () => {
  let app: App;

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    await putDemoIn(app);
  });
  afterAll(() => app?.close());

  it('says that it is loading, and keeps the old figures on screen while new ones come', async () => {
    const page = await app.openSignedIn();
    await page.goto('/b/1/map');
    await page.getByRole('img', { name: /The trail/ }).waitFor();
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/reports/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: /^Period/ }).click();
    await page.getByRole('menuitemradio', { name: 'Last 90 days' }).click();
    await page
      .locator('[aria-busy="true"]')
      .getByRole('img', { name: /The trail/ })
      .waitFor();
    letGo();
    await page
      .locator('[aria-busy="false"]')
      .getByRole('img', { name: /The trail/ })
      .waitFor();
    await page.context().close();
  });

  it('shows its name until the scripts have come, and asks for the page’s data before', async () => {
    const page = await app.openSignedIn();
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/assets/start-*.js', async (route) => {
      await held;
      await route.continue();
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/b/1/map/maps/map_x', { waitUntil: 'commit' });
    await page.getByText('Footpath', { exact: true }).waitFor();
    const first = ['/api/me', '/api/workspaces/1/maps/map_x'];
    await expect.poll(() => asked.filter((path) => path.startsWith('/api/'))).toEqual(first);
    letGo();
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
    await page.getByText('There is no such map').first().waitFor();
    // Not once more under the id of the business.
    expect(asked.filter((path) => /^\/api\/(me|workspaces\/[^/]+\/maps\/map_x)$/.test(path))).toEqual(first);
    await page.context().close();
  });

  it('says so where a page cannot be fetched, stays, and shows it once somebody answers', async () => {
    const page = await app.openSignedIn();
    await page.goto('/b/1/map/maps');
    await page.getByRole('heading', { name: 'Journey maps', level: 1 }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('navigation', { name: 'Map' }).getByRole('link', { name: 'Competitors' }).click();
    const main = page.getByRole('main');
    await main.getByRole('heading', { name: 'This page cannot be shown' }).waitFor();
    await main.getByRole('alert').getByText('Footpath does not answer.').waitFor();
    expect(await page.getByText('Something went wrong').count()).toBe(0);
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'Competitors', level: 1 }).waitFor();
    await page.context().close();
  });

  it('shows a page without the line of the demo where that cannot be fetched', async () => {
    const page = await app.openSignedIn();
    const refused = page.waitForEvent('requestfailed', (request) => request.url().includes('demo-banner'));
    await page.route('**/demo-banner*', (route) => route.abort());
    await page.goto('/b/1/map/stages');
    await refused;
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Data' }).click();
    await page.getByRole('main').getByRole('heading', { name: 'Data', level: 1 }).waitFor();
    await page.context().close();
  });

  it('notices that nobody answers, and goes on by itself when somebody does', async () => {
    const page = await app.openSignedIn();
    await page.goto('/b/1');
    await page.getByRole('heading', { name: 'Where most are lost' }).waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.route('**/health', (route) => route.abort());
    await page.getByRole('link', { name: 'Customers' }).click();
    await page.getByText('Footpath does not answer.').first().waitFor();
    await page.unroute('**/api/**');
    await page.unroute('**/health');
    await page.getByText('people in this list').waitFor();
    await expect.poll(() => page.getByText('this page tries again by itself').count()).toBe(0);
    await page.context().close();
  });

  it('shows the server’s own words and its advice when it refuses', async () => {
    const page = await app.openSignedIn();
    await page.route('**/reports/stages**', (route) =>
      route.fulfill({
        status: 422,
        json: {
          error: {
            code: 'query_too_heavy',
            message: 'This question takes more memory than is allowed for one question.',
            advice: 'Choose a shorter period or fewer filters.',
          },
        },
      }),
    );
    await page.goto('/b/1/map');
    const alert = page.getByRole('alert');
    await alert.getByText('more memory than is allowed').waitFor();
    await alert.getByText('Choose a shorter period').waitFor();
    await page.unroute('**/reports/stages**');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('img', { name: /The trail/ }).waitFor();
    await page.context().close();
  });

  it('leads back to where one was going after signing in', async () => {
    const page = await app.open();
    await page.goto('/b/1/customers?who=buyers');
    await page.getByLabel('E-mail address').fill('mara@harbour.example');
    await page.getByLabel('Password').first().fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Password').first().fill('a short sentence');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/b/1/customers?who=buyers');
    await page.context().close();
  });
});
