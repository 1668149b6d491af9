/**
 * Three browsers edit one map at once, at random, over lost connections, lost answers, a closed tab and a killed server:
 * all end equal, and nothing typed is lost.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Random, randomFrom } from '../../src/kernel/random.ts';
import type { MapState, MapSummary } from '../../src/map/maps/contract.ts';
import { seen } from '../../src/map/maps/document/seen.ts';
import { describeInBrowser, launchBrowser } from './support/app.ts';
import { isBuilt, Killable } from './support/killable.ts';

const SEED = 'three at one table';
const ROUNDS = 5;
const ACTS_A_ROUND = 4;
const SIGN_IN = { email: 'owner@example.com', password: 'a long enough password' };
/** A card can be gone before it is reached: somebody else removed it. */
const REACHED_WITHIN = { timeout: 3000 };

interface Editor {
  readonly name: string;
  readonly random: Random;
  readonly context: BrowserContext;
  page: Page;
  /** Words whose card was left after typing. */
  readonly typed: string[];
}

describeInBrowser('three browsers on one map', () => {
  const program = new Killable();
  const api = '/api/workspaces/current/maps';
  let browser: Browser;
  let map = '';
  const editors: Editor[] = [];

  beforeAll(async () => {
    expect(isBuilt).toBe(true);
    await program.start();
    await program.setUp();
    map = ((await program.call('POST', api, { title: 'A morning at the café' })) as MapSummary).id;
    browser = await launchBrowser();
    for (const name of ['ana', 'ben', 'cleo']) {
      const context = await browser.newContext({
        baseURL: program.url,
        viewport: { width: 1440, height: 1000 },
      });
      const headers = { origin: program.url };
      expect((await context.request.post('/api/sign-in', { data: SIGN_IN, headers })).ok()).toBe(true);
      editors.push({ name, random: randomFrom(SEED + name), context, page: await open(context), typed: [] });
    }
  });

  afterAll(async () => {
    await browser?.close();
    await program.remove();
  });

  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`/b/1/map/maps/${map}`);
    await page.getByRole('grid').waitFor();
    return page;
  }

  it('shows an edit to the others while it is made', async () => {
    const [ana, ben] = editors as [Editor, Editor];
    await ben.page.getByRole('list', { name: 'Here now' }).getByRole('listitem').nth(1).waitFor();
    await type(ana, 'seen at once');
    await ben.page.locator('[data-card]', { hasText: 'seen at once' }).waitFor();
  });

  it('ends with the same map in all three, and every word that was typed', async () => {
    const [ana, ben, cleo] = editors as [Editor, Editor, Editor];
    for (let round = 0; round < ROUNDS; round++) {
      // Ben's answers get lost on their way: the server took what he sends again.
      const losing = round % 2 === 1;
      if (losing)
        await ben.page.route('**/operations', (route) =>
          route
            .fetch()
            .catch(() => undefined)
            .then(() => route.abort())
            // One that was on its way when they were let go was answered by that.
            .catch(() => undefined),
        );
      if (round === 1 || round === 3) await ana.context.setOffline(true);
      if (round === 2) await program.kill();
      await Promise.all(editors.map((editor) => acts(editor, ACTS_A_ROUND)));
      if (round === 2) await program.start();
      if (round === 3) {
        // Closed without a connection: what was typed waits in that browser.
        await type(ana, `${ana.name} before the tab was closed`);
        await ana.page.close();
        await ana.context.setOffline(false);
        ana.page = await open(ana.context);
      }
      await ana.context.setOffline(false);
      if (losing) await ben.page.unroute('**/operations');
    }
    await until(async () => (await Promise.all(editors.map(({ page }) => saved(page)))).every(Boolean));
    const state = (await program.call('GET', `${api}/${map}`)) as MapState;
    if (state.document === null) throw new Error('No document.');
    const { cards } = seen(state.document);
    const expected = Object.entries(cards)
      .map(([id, { lane, column }]) => `${lane} ${column} ${id}`)
      .sort();
    for (const { page, name } of editors) {
      await until(async () => JSON.stringify(await shownCards(page)) === JSON.stringify(expected));
      for (const [id, { text }] of Object.entries(cards)) {
        expect(await page.locator(`[data-card="${id}"]`).textContent(), name).toContain(text);
      }
    }
    await wordsAreKept();
    expect(editors.flatMap(({ typed }) => typed).length).toBeGreaterThan(ROUNDS * 3);
    expect(cleo.page.isClosed()).toBe(false);
  });

  it('does not keep a server from stopping that is told to', async () => {
    expect(await program.stop()).toBe(0);
    expect(program.log.filter(({ level }) => level !== 'info')).toEqual([]);
    // What is typed meanwhile waits, and arrives.
    const [ana, ben] = editors as [Editor, Editor];
    await type(ana, 'typed to nobody');
    await ana.page.getByText(/edits? waits? here/).waitFor();
    await program.start();
    await ben.page.locator('[data-card]', { hasText: 'typed to nobody' }).waitFor();
    await wordsAreKept();
  });

  /** Every word reached the log, and stands on the map, beside it, or was replaced by somebody who saw it. */
  async function wordsAreKept(): Promise<void> {
    const { document } = (await program.call('GET', `${api}/${map}`)) as MapState;
    const { operations } = (await program.call('GET', `${api}/${map}?since=0`)) as MapState;
    const all = operations.map(({ operation }) => operation);
    const textOf = (fields: object | undefined) => String((fields as { text?: unknown })?.text ?? '');
    const inLog = all.map(({ fields }) => textOf(fields)).join('\n');
    expect(editors.flatMap(({ typed }) => typed).filter((word) => !inLog.includes(word))).toEqual([]);
    const cards = Object.values(document?.cards ?? {}).map(({ text }) => text);
    const asides = Object.values(document?.asides ?? {}).map(({ text }) => text);
    const kept = new Set([...cards, ...asides, ...all.map(({ was }) => textOf(was))]);
    expect(all.map(({ fields }) => textOf(fields)).filter((text) => !kept.has(text))).toEqual([]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  }
});

async function acts(editor: Editor, count: number): Promise<void> {
  for (let act = 0; act < count; act++) {
    const { page, name, random } = editor;
    const word = `${name} ${editor.typed.length}-${random.whole(100, 999)}`;
    const what = random.pick([
      ['type', 4],
      ['change', 3],
      ['remove', 1],
      ['move', 1],
      ['undo', 1],
      ['redo', 1],
    ]);
    if (what === 'type') await type(editor, word);
    else if (what === 'change') await change(editor, word);
    else if (what === 'undo') await page.keyboard.press('Control+z');
    else if (what === 'redo') await page.keyboard.press('Control+y');
    else if (await reachCard(editor))
      await page.keyboard.press(what === 'remove' ? 'Delete' : 'Alt+ArrowRight');
  }
}

/** A new card in some cell of the first three lanes. */
async function type(editor: Editor, word: string): Promise<void> {
  const { page, random } = editor;
  const cells = page.locator('[role=gridcell][data-lane][data-column]');
  const cell = cells.nth(random.whole(0, Math.min(20, (await cells.count()) - 1)));
  await cell.click(REACHED_WITHIN).catch(() => undefined);
  await page.keyboard.press('Shift+Enter');
  await leaveTyping(editor, word);
}

async function change(editor: Editor, word: string): Promise<void> {
  if (!(await reachCard(editor))) return;
  await editor.page.keyboard.press('Enter');
  await leaveTyping(editor, ` ${word}`);
}

async function leaveTyping(editor: Editor, word: string): Promise<void> {
  const field = editor.page.getByLabel('Text of the card');
  // Without a field nothing is typed: the place was gone.
  if (!(await field.count())) return;
  await editor.page.keyboard.type(word);
  const isTyped = (await field.inputValue(REACHED_WITHIN).catch(() => '')).includes(word.trim());
  await editor.page.keyboard.press('Escape');
  if (isTyped) editor.typed.push(word.trim());
}

async function reachCard({ page, random }: Editor): Promise<boolean> {
  const cards = page.locator('[data-card]');
  const count = await cards.count();
  if (count === 0) return false;
  const card = cards.nth(random.whole(0, count - 1));
  return card.click(REACHED_WITHIN).then(
    () => true,
    () => false,
  );
}

async function saved(page: Page): Promise<boolean> {
  return (await page.getByText('Saved', { exact: true }).count()) > 0;
}

/** Lane, column and id of every card on the screen. */
function shownCards(page: Page): Promise<string[]> {
  return page.locator('[data-card]').evaluateAll((cards) =>
    cards
      .map((card) => {
        const { dataset } = card.closest('[data-lane][data-column]') as unknown as {
          dataset: { lane: string; column: string };
        };
        return `${dataset.lane} ${dataset.column} ${card.getAttribute('data-card')}`;
      })
      .sort(),
  );
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}
