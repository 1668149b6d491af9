/** Two people at one map who get in each other's way: nothing that either of them typed is lost, and each is told what became of it. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';

describeInBrowser('two at one map', () => {
  let app: App;
  let ana: Page;
  let ben: Page;

  const card = (page: Page, text: string): Locator => page.locator('[data-card]', { hasText: text });
  const saved = (page: Page): Promise<void> => page.getByText('Saved', { exact: true }).waitFor();
  const type = async (page: Page, stage: string, text: string): Promise<void> => {
    await page.getByRole('gridcell', { name: `Touchpoints, ${stage}, empty` }).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Escape');
    await card(ana, text).waitFor();
    await card(ben, text).waitFor();
  };
  const details = async (page: Page, text: string): Promise<Locator> => {
    await card(page, text).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Details/ }).click();
    return page.getByRole('dialog');
  };
  const remove = async (what: Locator): Promise<void> => {
    await what.click({ button: 'right' });
    await what
      .page()
      .getByRole('menuitem', { name: /^Remove/ })
      .click();
  };
  const stage = (page: Page, title: string): Locator =>
    page.getByRole('columnheader').filter({ hasText: new RegExp(`^${title}`) });

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    ana = await app.openSignedIn();
    ben = await ana.context().newPage();
    const headers = { origin: app.url };
    const me = (await (await ana.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const maps = `/api/workspaces/${me.workspaces[0]?.id}/maps`;
    const made = await ana.request.post(maps, { data: { title: 'A first visit' }, headers });
    for (const page of [ana, ben]) {
      await page.goto(`/b/1/map/maps/${((await made.json()) as { id: string }).id}`);
      await page.getByRole('grid').waitFor();
    }
  });
  afterAll(() => app?.close());

  it('change one piece of evidence: what was overwritten unseen is to decide, and both can stay', async () => {
    await type(ana, 'Awareness', 'I smell the roast');
    const panel = await details(ana, 'I smell the roast');
    await panel.getByRole('button', { name: 'Add evidence' }).click();
    await panel.getByLabel('What was said').fill('One smells it');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('One smells it').waitFor();
    const there = await details(ben, 'I smell the roast');
    for (const each of [panel, there])
      await each.getByRole('button', { name: 'Change this evidence' }).click();
    await panel.getByLabel('What was said').fill('One smells it from the tram');
    await panel.getByRole('button', { name: 'Save' }).click();
    await there.getByText('One smells it from the tram').waitFor();
    // Ben's form is as he opened it.
    await there.getByLabel('What was said').fill('One smells it on the bridge');
    await there.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('One smells it on the bridge').waitFor();
    await ana.keyboard.press('Escape');
    await ana.getByRole('button', { name: '1 to decide' }).click();
    await panel.getByText('Quote · I smell the roast').waitFor();
    await panel.getByText('One smells it from the tram').waitFor();
    expect(await axeOf(ana)).toEqual([]);
    await panel.getByRole('button', { name: 'Keep both' }).click();
    await panel.getByText('Nothing is left to decide.').waitFor();
    await there.getByText('One smells it from the tram').waitFor();
    await there.getByText('One smells it on the bridge').waitFor();
    await ana.keyboard.press('Escape');
    await ben.keyboard.press('Escape');
  });

  it('write evidence on a card that is removed meanwhile: it comes back with what was written', async () => {
    const there = await details(ben, 'I smell the roast');
    await there.getByRole('button', { name: 'Add evidence' }).click();
    await there.getByLabel('What was said').fill('Even in the rain');
    await remove(card(ana, 'I smell the roast'));
    await there.getByText(/the card is on the map again/).waitFor();
    await there.getByRole('button', { name: 'Save' }).click();
    await card(ana, 'I smell the roast').waitFor();
    await there.getByText('Even in the rain').waitFor();
    await ben.keyboard.press('Escape');
  });

  it('take back a card that the other has typed into: it stays, and that is said', async () => {
    await type(ana, 'Consideration', 'I look at the cakes');
    await card(ben, 'I look at the cakes').dblclick();
    await ben.keyboard.type(' and choose one');
    await ben.keyboard.press('Escape');
    await card(ana, 'and choose one').waitFor();
    await ana.getByRole('button', { name: 'Undo', exact: true }).click();
    await ana.getByText('Somebody else has put something into what you had added.').waitFor();
    await saved(ana);
    await card(ben, 'I look at the cakes and choose one').waitFor();
    expect(await ana.getByRole('button', { name: /to decide/ }).count()).toBe(0);
  });

  it('remove the stage the other is typing in: the words are among the removed cards, to the last letter', async () => {
    await type(ana, 'Decision', 'I ask');
    await card(ben, 'I ask').dblclick();
    const field = ben.getByLabel('Text of the card');
    await field.evaluate((element) => {
      element.addEventListener('input', () => {
        element.ownerDocument.body.dataset.typed = (element as unknown as { value: string }).value;
      });
    });
    // On and on, so that nothing but the going of the field keeps the last letters.
    const typeOn = async (): Promise<void> => {
      do await ben.keyboard.type(' so');
      while ((await field.count()) > 0);
    };
    await Promise.all([typeOn(), remove(stage(ana, 'Decision'))]);
    const typed = String(await ben.evaluate('document.body.dataset.typed'));
    await ben.getByText('Somebody removed the place you typed in.').waitFor();
    expect(await axeOf(ben)).toEqual([]);
    await ben.getByRole('button', { name: 'Removed cards' }).click();
    const removed = ben.getByRole('dialog').getByRole('listitem').filter({ hasText: 'I ask' });
    await expect.poll(() => removed.textContent()).toContain(`${typed}Bring back`);
    await removed.getByRole('button', { name: 'Bring back' }).click();
    await ben.keyboard.press('Escape');
    await card(ana, typed).waitFor();
    await stage(ana, 'Decision').waitFor();
  });

  it('remove the stage in which the other begins a new card: its words are not lost', async () => {
    await ben.getByRole('gridcell', { name: 'Pain points, Retention, empty' }).click();
    await ben.getByLabel('Text of the card').fill('Nobody remembers me');
    await remove(stage(ana, 'Retention'));
    await ben.getByText('Somebody removed the place you typed in.').waitFor();
    await ben.getByRole('button', { name: 'Removed cards' }).click();
    await ben.getByRole('dialog').getByText('Nobody remembers me').waitFor();
    await ben.keyboard.press('Escape');
    // The map is as free as before: what is typed next goes where it is typed.
    await type(ben, 'Purchase', 'I pay by card');
  });

  it('hide the stage the other is typing in: the words stay there', async () => {
    await card(ben, 'I pay by card').dblclick();
    await ben.keyboard.type(' or in cash');
    await stage(ana, 'Purchase').click({ button: 'right' });
    await ana.getByRole('menuitem', { name: /^Hide/ }).click();
    await ben.getByText('The place you typed in is hidden now.').waitFor();
    await ben.getByRole('button', { name: 'What is shown' }).click();
    await ben.getByRole('dialog').getByLabel('Purchase', { exact: true }).check();
    await ben.keyboard.press('Escape');
    await card(ana, 'I pay by card or in cash').waitFor();
  });

  it('remove the stage whose title the other is writing: it comes back with that title', async () => {
    await stage(ben, 'Awareness').dblclick();
    const title = ben.getByLabel('Title', { exact: true });
    await title.fill('I hear of it');
    await remove(stage(ana, 'Awareness'));
    await title.waitFor({ state: 'detached' });
    await saved(ben);
    await ana.getByRole('button', { name: 'Undo', exact: true }).click();
    await Promise.all([ana, ben].map((page) => stage(page, 'I hear of it').waitFor()));
  });

  it('name an owner who gave no name by what stands before the @', async () => {
    const panel = await details(ana, 'I pay by card');
    await panel.getByLabel('Owner').selectOption({ label: 'Mara' });
    await card(ben, 'Owner: Mara').waitFor();
    expect(await card(ben, 'Owner: Mara').getByTitle('Mara', { exact: true }).textContent()).toContain('M');
    await ana.keyboard.press('Escape');
  });

  it('broke nothing', () => {
    expect(app.problems).toEqual([]);
  });
});
