/** Looking around in the demo business and taking it out again; a colleague who may only look; the map on a phone. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';

describeInBrowser('the demo business and the team', () => {
  let app: App;
  let owner: Page;

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    owner = await app.openSignedIn();
  });
  afterAll(() => app?.close());

  it('is put in with one click and says what is planted in it', async () => {
    await owner.goto('/b/1');
    await owner.getByRole('button', { name: 'Look around in a demo business' }).click();
    await owner.getByText('A demo business is in here.').waitFor();
    await owner.getByRole('heading', { name: 'Where most are lost' }).waitFor();
    await owner.getByRole('button', { name: 'What is planted in it' }).click();
    await owner.getByRole('dialog').getByText('Payment fails on one Android browser').waitFor();
  });

  it('lets a colleague in by a link, who sees everything and is offered nothing they may not do', async () => {
    await owner.goto('/b/1/settings/team');
    await owner.getByLabel('For whom').fill('Tom');
    await owner.getByLabel('Role', { exact: true }).selectOption('viewer');
    await owner.getByRole('button', { name: 'Make a link' }).click();
    const link = String(await owner.locator('code').first().textContent());
    const tom = await app.open();
    await tom.goto(link);
    await tom.getByRole('heading', { name: 'You are invited to Harbour Gifts' }).waitFor();
    await tom.getByLabel('Your e-mail address').fill('tom@harbour.example');
    await tom.getByLabel('A password').fill('another sentence');
    await tom.getByRole('button', { name: 'Join' }).click();
    await tom.waitForURL('**/b/1');
    await tom.goto('/b/1/map');
    await tom.getByRole('img', { name: /The trail/ }).waitFor();
    expect(await tom.getByRole('button', { name: /^Add/ }).count()).toBe(0);
    expect(await tom.getByRole('link', { name: 'Edit the map' }).count()).toBe(0);
    await tom.goto('/b/1/map/stages');
    await tom.getByRole('heading', { name: 'This page needs the role editor' }).waitFor();
    await tom.context().close();
  });

  it('runs down on a phone, with the navigation at the foot of the screen', async () => {
    const phone = await app.openSignedIn({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.goto('/b/1');
    await phone.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Map' }).tap();
    const picture = phone.getByRole('img', { name: /The trail/ });
    await picture.waitFor();
    // The picture is drawn anew once the width of the screen is measured; only then does it run down.
    const timesAsHighAsWide = async () => {
      const box = await picture.boundingBox();
      return box === null ? 0 : box.height / box.width;
    };
    await expect.poll(timesAsHighAsWide, { timeout: 20_000 }).toBeGreaterThan(3);
    await phone
      .getByRole('button', { name: /^[\d,]+ people/ })
      .nth(1)
      .tap();
    await phone.getByRole('heading', { name: /people behind it/ }).waitFor();
    await phone.context().close();
  });

  it('is taken out with one click, wholly', async () => {
    await owner.goto('/b/1');
    await owner.getByRole('button', { name: 'Remove it' }).click();
    await owner.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
    await owner.getByRole('button', { name: 'Look around in a demo business' }).waitFor();
    await owner.goto('/b/1/customers');
    await owner.getByRole('heading', { name: 'No customers yet' }).waitFor();
  });

  it('broke nothing', () => {
    expect(app.problems).toEqual([]);
  });
});
