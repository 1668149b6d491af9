/** The main job, as a stranger does it: set up, drop a file, look, import, draft, see the map, take it all back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, OWNER, openApp } from './support/app.ts';

/** 40 people order; 30 of them get their parcel; one row cannot be used. */
function ordersFile(): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const day = String((i % 27) + 1).padStart(2, '0');
    return `A-${1000 + i},ana${i}@example.org,2026-05-${day} 10:00:00,${20 + i}.50,EUR,Blue mug`;
  });
  return [
    'Order ID,Email,Order date,Total,Currency,Product',
    ...rows,
    'A-2000,late@example.org,no day,5.00,EUR,Mug',
    '',
  ].join('\n');
}

describeInBrowser('from set-up to the first map', () => {
  let app: App;
  let page: Page;

  beforeAll(async () => {
    app = await openApp();
    page = await app.open();
  });
  afterAll(() => app?.close());

  it('asks for the business first and guesses the zone from the browser', async () => {
    await page.goto('/');
    await page.waitForURL('**/setup');
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Lisbon');
    expect(await page.getByLabel('Currency').inputValue()).toBe('EUR');
    await page.getByLabel('Name of your business').fill(OWNER.business);
    await page.getByLabel('Your e-mail address').fill(OWNER.email);
    await page.getByLabel('A password').fill(OWNER.password);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.waitForURL('**/b/*');
    await page.getByRole('heading', { name: 'Four steps to your first answer' }).waitFor();
  });

  it('shows what a file will become before it is taken in', async () => {
    await page.getByRole('link', { name: 'Bring in a file' }).click();
    await page
      .getByLabel('Files to import')
      .setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(ordersFile()) });
    await page.waitForURL('**/imports/*');
    const start = page.getByRole('button', { name: 'Import', exact: true });
    await start.waitFor();
    expect(await page.getByRole('region', { name: 'What will become of it' }).textContent()).toMatch(
      /40 events of 40 people/,
    );
    await start.click();
  });

  it('accounts for every row, and gives the rejected ones back', async () => {
    await page.getByText('events accepted').waitFor();
    const body = await page.locator('main').textContent();
    expect(body).toMatch(/41\s*rows read/);
    expect(body).toMatch(/\+ 1\s*rejected/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the rejected rows' }).click(),
    ]);
    const stream = await download.createReadStream();
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    expect(text).toContain('late@example.org');
  });

  it('offers to draft a map where pain points have none to be looked for on', async () => {
    await page.goto('/b/1/insights/pain-points');
    await page.getByRole('button', { name: 'Look for pain points' }).click();
    await page.getByRole('heading', { name: 'No map to look along yet' }).waitFor();
    await page.getByText('Your data is in: 40 people.').waitFor();
    await page.getByRole('link', { name: 'Draft my map' }).click();
  });

  it('drafts a map and puts it up when told to', async () => {
    await page.waitForURL('**/map/draft');
    await page.getByRole('button', { name: 'Make this my map' }).click();
    await page.waitForURL('**/map');
    await page.getByRole('img', { name: /The trail/ }).waitFor();
  });

  it('says on the page of pain points that there is a map now, and looks along it when told to', async () => {
    await page.goto('/b/1/insights/pain-points');
    const newer = page.getByRole('heading', { name: 'Your map is newer than the last search' });
    await newer.waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Look again now' }).last().click();
    await newer.waitFor({ state: 'detached' });
    await page.getByText(/40 people on \d+ touchpoints?: a place is looked at from forty tries/).waitFor();
    await page.goto('/b/1/map');
  });

  it('opens a number: what it means, and who they are', async () => {
    await page
      .getByRole('button', { name: /40 people/ })
      .first()
      .click();
    const panel = page.getByRole('dialog');
    await panel.getByText('Formula').waitFor();
    await panel.getByRole('heading', { name: 'The 40 people behind it' }).waitFor();
    await panel
      .getByRole('link', { name: /ana\d+@example\.org/ })
      .first()
      .click();
    await page.waitForURL('**/customers/*');
    await page.getByRole('heading', { name: /ana\d+@example\.org/ }).waitFor();
    await page.getByText(/one order worth/).waitFor();
  });

  it('keeps what was chosen in the address', async () => {
    await page.goto('/b/1/map');
    await page.getByRole('button', { name: /^Period/ }).click();
    await page.getByRole('menuitemradio', { name: 'Last 12 months' }).click();
    await page.getByRole('button', { name: 'As a table' }).click();
    await page.getByRole('table', { name: /People per stage/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?period=12m&as=table');
    await page.reload();
    await page.getByRole('table', { name: /People per stage/ }).waitFor();
  });

  it('takes the import back as if it had never been', async () => {
    await page.goto('/b/1/data');
    await page.getByRole('link', { name: 'orders.csv' }).click();
    await page.getByRole('button', { name: 'Take this import back' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/40 events/).waitFor();
    await dialog.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Nothing of it is left.').waitFor();
    await page.goto('/b/1/customers');
    await page.getByRole('heading', { name: 'No customers yet' }).waitFor();
  });

  it('never broke, was never refused by the content policy, never asked anybody else', () => {
    expect(app.problems).toEqual([]);
  });
});
