/** Two server processes on one PostgreSQL: people on either edit one map and take part in one workshop, also after one of the processes was killed. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { MapSummary } from '../../src/map/maps/contract.ts';
import { newPostgres } from '../support/state.ts';
import { describeInBrowser, launchBrowser } from './support/app.ts';
import { isBuilt, Killable } from './support/killable.ts';

const SIGN_IN = { email: 'owner@example.com', password: 'a long enough password' };
const postgres = inject('postgresUrl');

describe.skipIf(postgres === null)('on PostgreSQL', () => {
  describeInBrowser('two processes', () => {
    let here: Killable;
    let there: Killable;
    let browser: Browser;
    let ana: Page;
    let ben: Page;
    let map: string;

    const signedIn = async (program: Killable): Promise<Page> => {
      const context = await browser.newContext({
        baseURL: program.url,
        viewport: { width: 1440, height: 1000 },
      });
      await context.request.post('/api/sign-in', { data: SIGN_IN, headers: { origin: program.url } });
      return context.newPage();
    };
    const card = (page: Page, text: string) => page.locator('[data-card]', { hasText: text });
    const type = async (page: Page, stage: string, text: string): Promise<void> => {
      await page.getByRole('gridcell', { name: `Touchpoints, ${stage}, empty` }).click();
      await page.keyboard.type(text);
    };

    beforeAll(async () => {
      expect(isBuilt).toBe(true);
      const shared = {
        FOOTPATH_STATE_URL: await newPostgres(postgres ?? ''),
        FOOTPATH_SECRET: 'one key for both processes, of this test',
      };
      here = new Killable([], shared);
      there = new Killable([], shared);
      await here.start();
      await here.setUp();
      await there.start();
      const made = await here.call('POST', '/api/workspaces/current/maps', { title: 'A first visit' });
      map = (made as MapSummary).id;
      browser = await launchBrowser();
      ana = await signedIn(here);
      ben = await signedIn(there);
      for (const page of [ana, ben]) {
        await page.goto(`/b/1/map/maps/${map}`);
        await page.getByRole('grid').waitFor();
      }
    });

    afterAll(async () => {
      await browser?.close();
      await here?.remove();
      await there?.remove();
    });

    it('show what is typed on one to those on the other, and where people are', async () => {
      for (const page of [ana, ben]) await page.getByRole('list', { name: 'Here now' }).waitFor();
      await type(ana, 'Awareness', 'I smell the roast');
      await ben.getByText('Owner is typing').waitFor();
      await card(ben, 'I smell the roast').waitFor();
      await ana.keyboard.press('Escape');
      await card(ben, 'I smell the roast').getByText('Owner', { exact: true }).waitFor();
      await type(ben, 'Purchase', 'I pay by card');
      await ben.keyboard.press('Escape');
      await card(ana, 'I pay by card').waitFor();
    });

    it('lose nothing when one is killed: what is typed meanwhile comes, on both sides', async () => {
      await there.kill();
      await type(ben, 'Decision', 'I choose the larger one');
      await ben.keyboard.press('Escape');
      await ben.getByText(/edits? waits? here/).waitFor();
      await type(ana, 'Retention', 'I come again');
      await ana.keyboard.press('Escape');
      await there.start();
      await card(ana, 'I choose the larger one').waitFor();
      await card(ben, 'I come again').waitFor();
      await ben.getByText('Saved', { exact: true }).waitFor();
    });

    it('hold one workshop: guests come in by either', async () => {
      await ana.goto(`/b/1/map/maps/${map}/workshops`);
      await ana.getByRole('button', { name: 'New workshop' }).click();
      await ana.getByLabel('What is it about?').fill('Who leaves, and why?');
      await ana.getByRole('button', { name: 'Begin' }).click();
      const code = await ana.getByRole('img', { name: /^QR code of/ }).getAttribute('aria-label');
      const guest = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
      await guest.goto(`${there.url}/w/${code?.split('/').at(-1)}`);
      await guest.getByLabel('Your name').fill('Cleo');
      await guest.getByRole('button', { name: 'Join' }).click();
      await guest.getByRole('textbox', { name: 'Your card' }).fill('The line is long');
      await guest.getByRole('button', { name: 'Add the card' }).click();
      await ana.getByText('1 card by 1 person').waitFor();
      await ana.getByRole('button', { name: 'Reveal the cards' }).click();
      await guest.getByText('Look together').waitFor();
    });
  });
});
