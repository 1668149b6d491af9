/** A workshop whose server is killed, and whose facilitator closes the browser: everybody is told, and it goes on where it was. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MapSummary } from '../../src/map/maps/contract.ts';
import { describeInBrowser, launchBrowser } from './support/app.ts';
import { axeOf } from './support/axe.ts';
import { isBuilt, Killable } from './support/killable.ts';

const SIGN_IN = { email: 'owner@example.com', password: 'a long enough password' };

describeInBrowser('a workshop that is left', () => {
  const program = new Killable();
  let browser: Browser;
  let team: BrowserContext;
  let lead: Page;
  let ann: Page;

  beforeAll(async () => {
    expect(isBuilt).toBe(true);
    await program.start();
    await program.setUp();
    const made = await program.call('POST', '/api/workspaces/current/maps', { title: 'A first visit' });
    browser = await launchBrowser();
    team = await browser.newContext({ baseURL: program.url, viewport: { width: 1440, height: 1000 } });
    await team.request.post('/api/sign-in', { data: SIGN_IN, headers: { origin: program.url } });
    lead = await team.newPage();
    await lead.goto(`/b/1/map/maps/${(made as MapSummary).id}/workshops`);
    await lead.getByRole('button', { name: 'New workshop' }).click();
    await lead.getByLabel('What is it about?').fill('Who leaves, and why?');
    await lead.getByRole('button', { name: 'Begin' }).click();
    const code = await lead.getByRole('img', { name: /^QR code of/ }).getAttribute('aria-label');
    ann = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await ann.goto(code?.replace('QR code of ', '') ?? '');
    await ann.getByLabel('Your name').fill('Ann');
    await ann.getByRole('button', { name: 'Join' }).click();
    await lead.getByText('0 cards by 1 person').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await program.remove();
  });

  it('tells everybody that nobody answers, and forgets it once somebody does', async () => {
    await program.kill();
    await ann.getByText('No connection. What you see may be old').waitFor();
    expect(await axeOf(ann)).toEqual([]);
    await lead.getByRole('button', { name: 'Start the timer' }).click();
    await lead.getByText('Check that it is running').waitFor();
    await ann.getByRole('textbox', { name: 'Your card' }).fill('The line is long');
    await ann.getByRole('button', { name: 'Add the card' }).click();
    await ann.getByText(/^No connection\. 1 change waits/).waitFor();
    await program.start();
    await lead.getByText('1 card by 1 person').waitFor();
    for (const page of [lead, ann])
      for (const word of ['Check that it is running', 'No connection'])
        await page.getByText(word).first().waitFor({ state: 'detached' });
    await lead.getByRole('button', { name: 'Start the timer' }).click();
    await ann.getByRole('timer').waitFor();
  });

  it('goes on without its facilitator, who finds it as it is by now', async () => {
    const address = lead.url();
    await lead.close();
    await ann.getByRole('textbox', { name: 'Your card' }).fill('Nobody greets me');
    await ann.getByRole('button', { name: 'Add the card' }).click();
    await ann.getByRole('region', { name: 'Your cards' }).getByText('Nobody greets me').first().waitFor();
    lead = await team.newPage();
    await lead.goto(address);
    await lead.getByText('2 cards by 1 person').waitFor();
    await lead
      .getByRole('timer')
      .getByText(/^[45]:\d\d$/)
      .waitFor();
    await lead.getByRole('button', { name: 'Reveal the cards' }).click();
    await ann.getByText('yours', { exact: false }).first().waitFor();
  });
});
