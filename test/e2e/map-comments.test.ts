/** Two people talk about a map in two browsers: comments and answers appear by themselves, mentions are found, threads are settled; on a phone too. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';

const ANN = { email: 'ann@example.com', name: 'Ann', password: 'a long enough password' };

describeInBrowser('comments on a map', () => {
  let app: App;
  let owner: Page;
  let ann: Page;
  let map = '';

  const picture = async (page: Page, name: string): Promise<void> => {
    const folder = process.env.FOOTPATH_PICTURES;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
  };

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    owner = await app.openSignedIn();
    const headers = { origin: app.url };
    const me = (await (await owner.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const place = `/api/workspaces/${me.workspaces[0]?.id}`;
    const post = async <T>(page: Page, url: string, data: object): Promise<T> =>
      (await page.request.post(url, { data, headers })).json() as Promise<T>;
    const { link } = await post<{ link: string }>(owner, `${place}/invitations`, { role: 'editor' });
    ann = await app.open();
    await post(ann, `/api/invitations/${link.split('/').at(-1)}/join`, ANN);
    map = (await post<{ id: string }>(owner, `${place}/maps`, { title: 'A first visit' })).id;
    const read = await owner.request.get(`${place}/maps/${map}`);
    const { document } = (await read.json()) as { document: { columns: object; lanes: object } };
    const [[column], [lane]] = [Object.keys(document.columns), Object.keys(document.lanes)];
    const fields = { column, lane, text: 'I read the menu at the door' };
    const operations = [{ id: 'o1', act: 'add', on: 'card', entity: 'c1', fields }];
    await post(owner, `${place}/maps/${map}/operations`, { operations });
    for (const page of [owner, ann]) {
      await page.goto(`/b/1/map/maps/${map}`);
      await page.locator('[data-card]').first().waitFor();
    }
  });
  afterAll(() => app.close());

  it('appear with the other without loading, are answered, found by whom they mention, and settled', async () => {
    await owner.locator('[data-card]').first().focus();
    await owner.keyboard.press('Control+K');
    await owner.getByRole('combobox').fill('comment');
    await owner.getByRole('option', { name: 'Comment', exact: false }).first().waitFor();
    await owner.keyboard.press('Enter');
    const field = owner.getByRole('textbox', { name: 'New comment' });
    // It has the focus at once.
    await expect.poll(() => owner.evaluate('document.activeElement?.tagName')).toBe('TEXTAREA');
    await owner.keyboard.type('Is the menu still there, @An');
    await owner.getByRole('list', { name: 'Mention' }).getByRole('button', { name: 'Ann' }).click();
    await field.pressSequentially('?');
    expect(await axeOf(owner)).toEqual([]);
    await owner.getByRole('button', { name: 'Comment', exact: true }).click();
    await owner.getByText('Is the menu still there, @Ann ?').waitFor();
    await picture(owner, 'card');

    // Nobody told Ann’s browser to ask.
    await ann.locator('[data-card]', { hasText: '1 comment' }).waitFor();
    await ann.getByRole('button', { name: '1 new comment' }).click();
    await ann.getByRole('button', { name: 'I read the menu at the door' }).waitFor();
    expect(await axeOf(ann)).toEqual([]);
    await picture(ann, 'all');
    await ann.getByRole('button', { name: 'Where you are mentioned' }).click();
    await ann.getByRole('link', { name: 'A first visit' }).waitFor();
    expect(await axeOf(ann)).toEqual([]);
    await picture(ann, 'mentions');
    await ann.getByRole('button', { name: 'Open', exact: true }).click();
    await ann.getByRole('button', { name: 'Answer' }).click();
    await ann.getByRole('textbox', { name: 'Your answer' }).fill('Yes, since Monday');
    await ann.keyboard.press('Control+Enter');
    await owner.getByText('Yes, since Monday').waitFor();
    await owner.getByRole('button', { name: 'Mark as settled' }).click();
    await ann.getByText('Nothing is open.').waitFor();
    await ann.getByRole('button', { name: 'Settled', exact: true }).click();
    await ann.getByText(/^Settled by /).waitFor();
    expect(await axeOf(ann)).toEqual([]);
    await ann.getByRole('button', { name: 'Open again' }).click();
    await ann.keyboard.press('Escape');
    await ann.locator('[data-card]', { hasText: '2 comments' }).waitFor();
  });

  it('are deleted with an undo, and read and written on a phone', async () => {
    await owner.getByText('Is the menu still there').waitFor();
    await owner.getByRole('button', { name: 'Delete' }).click();
    await owner.getByText('This comment was deleted.').waitFor();
    await owner.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await owner.getByText('Is the menu still there').waitFor();

    const phone = await app.openSignedIn({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await phone.goto(`/b/1/map/maps/${map}?comment=thr_from_a_mail`);
    await phone.getByRole('textbox', { name: 'About the whole map' }).fill('From the counter');
    await phone.getByRole('button', { name: 'Comment', exact: true }).click();
    await phone.getByRole('button', { name: 'The whole map' }).waitFor();
    expect(await axeOf(phone)).toEqual([]);
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await picture(phone, 'phone-dark');
    await ann.goto('/b/1/map/maps');
    await ann.getByText('1 new comment').waitFor();
    expect(await axeOf(ann)).toEqual([]);
    await phone.context().close();
    expect(app.problems).toEqual([]);
  });

  it('hold what they are about on the map when its author takes it back', async () => {
    for (const page of [owner, ann]) {
      await page.goto(`/b/1/map/maps/${map}`);
      await page.locator('[data-card]').first().waitFor();
    }
    await owner.getByRole('gridcell', { name: 'Touchpoints, Decision, empty' }).click();
    await owner.getByLabel('Text of the card').fill('I ask for the oat milk');
    await owner.keyboard.press('Escape');
    const card = (page: Page) => page.locator('[data-card]', { hasText: 'I ask for the oat milk' });
    await card(ann).focus();
    await ann.keyboard.press('Alt+C');
    await ann.getByRole('textbox', { name: 'New comment' }).fill('We have none');
    await ann.keyboard.press('Control+Enter');
    await ann.getByText('We have none').waitFor();
    await ann.keyboard.press('Escape');
    await card(owner).filter({ hasText: '1 comment' }).waitFor();
    await owner.getByRole('button', { name: 'Undo', exact: true }).click();
    await owner.getByText('Somebody else has put something into what you had added.').waitFor();
    await card(owner).click();
    await owner
      .getByRole('button', { name: /comment/i })
      .first()
      .waitFor();
  });
});
