/** A map shown to somebody without an account: the link is made, opened with a password, presented, embedded and taken back. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';
import { sheetsOf } from './support/paper.ts';

const FILE = [
  'Stage,Step,Touchpoint,Channel,Colour,What the customer does,What the customer thinks,Feeling,Pain points,Numbers,Line of visibility,People behind the scenes',
  'Awareness,,I pass by and look in,In person,,I stop at the window,“That smells good.”,0.5 curious,,Guests a day,,Baker at the oven',
  'Visit,I am greeted,I am greeted at the door,In person,good,I look for a table,Where do I sit?,1,No sign says where to wait,,,Host',
  'Visit,I order,I order at the counter,In person,hurts,I wait in line,“Is this the line?”,-1.5 lost,Nobody knows how long it takes,,,Till',
  'Return,,I collect the tenth stamp,In person,idea,I come back,One more to go,1.8,,,,',
].join('\n');

/** A finger drawn over the middle of the screen. */
async function swipe(page: Page, from: number, to: number): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 200 }] });
  await touch('touchStart', from);
  await touch('touchMove', (from + to) / 2);
  await touch('touchMove', to);
  await touch('touchEnd');
  await browser.detach();
}

describeInBrowser('a map behind a link', () => {
  let app: App;
  let map = '';
  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    const page = await app.openSignedIn();
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const made = await page.request.post(
      `/api/workspaces/${me.workspaces[0]?.id}/maps/imports?name=cafe.csv&title=A+first+visit`,
      {
        data: Buffer.from(FILE),
        headers: { origin: app.url, 'content-type': 'application/octet-stream' },
      },
    );
    map = ((await made.json()) as { map: { id: string } }).map.id;
    await page.context().close();
  });
  afterAll(() => app.close());

  const makeLink = async (page: Page, password = ''): Promise<string> => {
    await page.goto(`/b/1/map/maps/${map}`);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByLabel('For whom').fill('The baker');
    await page.getByLabel('Password').fill(password);
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make a link' }).click();
    return (await page.locator('code').first().innerText()).trim();
  };

  it('opens with its password, on a desk and on a phone, and says nothing to axe', async () => {
    const owner = await app.openSignedIn();
    const link = await makeLink(owner, 'croissant');
    const stranger = await app.open();
    await stranger.goto(link);
    await stranger.getByRole('textbox', { name: 'Password' }).fill('croissants');
    await stranger.getByRole('button', { name: 'Open the map' }).click();
    await stranger.getByText('does not go with this link').waitFor();
    await stranger.getByRole('textbox', { name: 'Password' }).fill('croissant');
    await stranger.getByRole('button', { name: 'Open the map' }).click();
    await stranger.getByRole('heading', { name: 'A first visit' }).waitFor();
    await stranger.getByRole('columnheader', { name: 'I order' }).waitFor();
    await stranger.getByText('Nobody knows how long it takes').waitFor();
    expect(await axeOf(stranger)).toEqual([]);
    await owner.reload();
    await owner.getByRole('button', { name: 'Share' }).click();
    await owner.getByText('with a password · looked at once').waitFor();

    const phone = await app.open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await phone.goto(await makeLink(owner));
    await phone.getByRole('heading', { name: 'Return' }).waitFor();
    await phone.getByText('I collect the tenth stamp').waitFor();
    expect(await axeOf(phone)).toEqual([]);
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    for (const page of [owner, stranger, phone]) await page.context().close();
  });

  it('is presented stage by stage with the keys alone', async () => {
    const owner = await app.openSignedIn();
    await owner.goto(`/b/1/map/maps/${map}`);
    await owner.getByRole('button', { name: 'Present' }).focus();
    await owner.keyboard.press('Enter');
    await owner.getByText('Overview').waitFor();
    await owner.keyboard.press('ArrowRight');
    await owner.getByText('Stage 1 of 3').waitFor();
    await owner.keyboard.press('ArrowRight');
    await owner.getByRole('heading', { name: 'I am greeted' }).waitFor();
    expect(await axeOf(owner)).toEqual([]);
    await owner.keyboard.press('End');
    await owner.getByText('I collect the tenth stamp').last().waitFor();
    await owner.keyboard.press('Escape');
    await owner.getByText('Stage 3 of 3').waitFor({ state: 'detached' });
    await owner.context().close();
  });

  it('stands in a page of somebody else, and nowhere once it is taken back', async () => {
    const owner = await app.openSignedIn();
    const link = await makeLink(owner);
    const elsewhere = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<title>Bakery</title><iframe src="${link}/embed" title="Map" width="900" height="600"></iframe>`,
      );
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const visitor = await app.open();
    const seen: string[] = [];
    visitor.on('response', (response) => seen.push(`${response.status()} ${response.url()}`));
    await visitor.goto(`http://127.0.0.1:${port}/`);
    await visitor.frameLocator('iframe').getByText('I collect the tenth stamp').waitFor();
    await owner.getByRole('button', { name: 'Take back' }).first().click();
    await owner.getByRole('dialog', { name: 'Take this link back?' }).waitFor();
    expect(await axeOf(owner)).toEqual([]);
    await owner.getByRole('button', { name: 'Take the link back' }).click();
    await owner.getByRole('button', { name: 'Take back' }).nth(2).waitFor({ state: 'detached' });
    await visitor.reload();
    await visitor.frameLocator('iframe').getByText('does not open anything any more').waitFor();
    elsewhere.close();
    await visitor.context().close();
    await owner.context().close();
  });

  it('is one sheet of paper, lying, from a desk and from a phone, by a link and from the editor', async () => {
    const owner = await app.openSignedIn();
    const link = await makeLink(owner);
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const there = { name: 'A first visit' };
    for (const options of [{}, phone]) {
      const page = await app.openSignedIn(options);
      for (const address of [link, `/b/1/map/maps/${map}`]) {
        await page.goto(address);
        await page.getByRole('heading', there).waitFor();
        await page.getByText('I pass by and look in').waitFor();
        expect(await sheetsOf(page)).toEqual(['842 x 595']);
        await page.emulateMedia({ media: 'print' });
        await page.getByText('I collect the tenth stamp').waitFor();
        const heads = page.locator('thead th, [role=columnheader]');
        expect(
          await heads.evaluateAll((all) => all.filter((e) => e.scrollWidth > e.clientWidth).length),
        ).toBe(0);
        await page.emulateMedia({ media: null });
      }
      await page.context().close();
    }
    await owner.context().close();
  });

  it('is presented on a phone with a finger, each stage from its beginning', async () => {
    const owner = await app.openSignedIn();
    const link = await makeLink(owner);
    const phone = await app.open({ viewport: { width: 390, height: 420 }, hasTouch: true, isMobile: true });
    await phone.goto(link);
    await phone.getByRole('button', { name: 'Present' }).tap();
    // The key that goes on in other programs does not end the presentation.
    await phone.locator('button:focus', { hasText: 'Next' }).waitFor();
    await phone.keyboard.press('Space');
    await phone.getByText('Stage 1 of 3').waitFor();
    await phone.getByText('I stop at the window').last().scrollIntoViewIfNeeded();
    await phone.getByText('Baker at the oven').last().scrollIntoViewIfNeeded();
    await phone.getByRole('button', { name: 'Next' }).tap();
    await phone.getByText('Stage 2 of 3').waitFor();
    const dialog = phone.getByRole('dialog');
    const top = (await dialog.getByRole('heading', { name: 'Visit', exact: true }).boundingBox())?.y ?? -1;
    expect(top).toBeGreaterThan(50);
    expect(top).toBeLessThan(200);
    await swipe(phone, 320, 60);
    await phone.getByText('Stage 3 of 3').waitFor();
    await swipe(phone, 60, 320);
    await phone.getByText('Stage 2 of 3').waitFor();
    // “Back” ends it, and does not leave the map.
    await phone.goBack();
    await phone.getByText('Stage 2 of 3').waitFor({ state: 'detached' });
    await phone.getByRole('heading', { level: 1, name: 'A first visit' }).waitFor();
    for (const page of [owner, phone]) await page.context().close();
  });
});
