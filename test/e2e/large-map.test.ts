/** A map of 40 stages and 600 cards is opened: what is in sight comes first and stays where it is, and in the end all of it is there, once. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MapState } from '../../src/map/maps/contract.ts';
import { blank, type Card } from '../../src/map/maps/document/document.ts';
import type { Operation } from '../../src/map/maps/document/operation.ts';
import { positions } from '../../src/map/maps/document/position.ts';
import { type App, describeInBrowser, openApp, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';

const STAGES = 40;
const CARDS_A_STAGE = 15;
const ALL = STAGES * CARDS_A_STAGE;
const WORDS = 'I see the board outside and wonder whether they still have bread with seeds, or none'.split(
  ' ',
);

/** What a page has seen when its first cards came, and what was done then. */
interface First {
  readonly cards: number;
  /** Cells at least partly in the window that had no cards yet though they have some. */
  readonly gaps: number;
  readonly busy: boolean;
  readonly tops: readonly number[];
  readonly cardsAfterAct: number;
}

describeInBrowser('a large map', () => {
  let app: App;
  let page: Page;
  let address: string;
  /** Cells that have cards, as `lane column`. */
  const filled = new Set<string>();

  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    page = await app.openSignedIn();
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    const maps = `/api/workspaces/${me.workspaces[0]?.id}/maps`;
    const headers = { origin: app.url };
    const draft = { title: 'All of it', from: 'empty' };
    const made = await page.request.post(maps, { data: draft, headers });
    const { id } = (await made.json()) as { id: string };
    const state = (await (await page.request.get(`${maps}/${id}`)).json()) as MapState;
    const operations = largeMap(state);
    for (let at = 0; at < operations.length; at += 400) {
      const data = { operations: operations.slice(at, at + 400) };
      expect((await page.request.post(`${maps}/${id}/operations`, { data, headers })).ok()).toBe(true);
    }
    for (const { on, fields } of operations) if (on === 'card') filled.add(`${fields.lane} ${fields.column}`);
    address = `/b/1/map/maps/${id}`;
  });
  afterAll(() => app?.close());

  const whole = (opened: Page): Promise<void> =>
    opened.locator('[role=grid][aria-busy=false]').waitFor({ state: 'attached' });
  /** @param act JavaScript that is run in the very moment the first cards are in the page */
  async function open(act = ''): Promise<{ first: First; opened: Page }> {
    const opened = await page.context().newPage();
    await opened.addInitScript(watching(act, [...filled]));
    await opened.goto(address);
    await whole(opened);
    return { first: (await opened.evaluate('window.first')) as First, opened };
  }
  const cards = (opened: Page): Promise<number> =>
    opened.evaluate(`document.querySelectorAll('[role=grid] [data-card]').length`);

  it('is drawn first where it is in sight, then as a whole, each card once and nothing moves', async () => {
    const { first, opened } = await open();
    expect(first.busy).toBe(true);
    expect(first.cards).toBeGreaterThan(20);
    expect(first.cards).toBeLessThan(ALL / 2);
    expect(first.gaps).toBe(0);
    expect(await cards(opened)).toBe(ALL);
    const added = (await opened.evaluate('Object.values(window.added)')) as number[];
    expect(added).toEqual(Array(ALL).fill(1));
    expect(await opened.evaluate('window.tops()')).toEqual(first.tops);
    const cells = await opened.locator('[role=gridcell][id]').count();
    expect(cells).toBe(STAGES * (await opened.getByRole('rowheader').count()));
    await opened.close();
  });

  it('can be typed in while the rest comes', async () => {
    const { opened } = await open(`document.querySelector('[role=grid] [data-card] p').click();
      document.querySelector('[role=grid] [data-card]').dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
      document.querySelector('[role=grid] [data-card] p').click();`);
    await opened.keyboard.type(' – typed at once');
    await opened.keyboard.press('Escape');
    await opened.getByText('– typed at once').waitFor();
    await opened.keyboard.press('Control+z');
    await opened.getByText('– typed at once').waitFor({ state: 'detached' });
    await opened.getByText('Saved', { exact: true }).waitFor();
    await opened.close();
  });

  it('is whole at once for whoever prints, or presses a key of the browser', async () => {
    const acts = [
      `dispatchEvent(new Event('beforeprint'))`,
      `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true }))`,
      `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', metaKey: true, bubbles: true }))`,
    ];
    for (const act of acts) {
      const { first, opened } = await open(act);
      expect(first.cards).toBeLessThan(ALL);
      expect(first.cardsAfterAct, act).toBe(ALL);
      await opened.close();
    }
  });

  it('leads at once to a place that was not drawn yet, by keys and by scrolling', async () => {
    const { first, opened } = await open(`const place = document.querySelector('[role=grid] [data-card]');
      place.focus();
      place.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));`);
    expect(first.cards).toBeLessThan(ALL);
    await expect
      .poll(() => opened.evaluate(`document.activeElement.closest('[data-column]')?.dataset.column`))
      .toBe(`col${STAGES - 1}`);
    await opened.close();
    const scrolled = await open(`document.querySelector('[role=grid]').parentElement.scrollLeft = 5000`);
    expect(await cards(scrolled.opened)).toBe(ALL);
    await scrolled.opened.close();
  });

  it('is for everybody, and printed as a whole', async () => {
    const { opened } = await open();
    expect(await axeOf(opened)).toEqual([]);
    await opened.emulateMedia({ media: 'print' });
    expect(await opened.locator('[data-card]:visible').count()).toBe(ALL);
    await opened.close();
    expect(app.problems).toEqual([]);
  });
});

/** Stages of fifteen cards each, of one to seventeen words, and one feeling. */
function largeMap({ document }: MapState): Operation[] {
  const lanes = Object.entries(document?.lanes ?? {});
  const feeling = lanes.find(([, { kind }]) => kind === 'feeling')?.[0] ?? '';
  const others = lanes.map(([id]) => id).filter((id) => id !== feeling);
  const add = (on: Operation['on'], entity: string, fields: object): Operation => ({
    ...{ id: `op-${on}-${entity}`.replaceAll('.', '-').slice(0, 60), act: 'add', on, entity },
    fields: { ...fields },
  });
  return positions(STAGES).flatMap((position, at) => {
    const column = `col${at}`;
    const own = positions(CARDS_A_STAGE).map((place, index): Operation => {
      const many = 1 + ((at * 7 + index * 5) % WORDS.length);
      const lane = others[(at + index * 3) % others.length] ?? '';
      const card: Partial<Card> =
        index === 0
          ? { ...blank.card, lane: feeling, column, position: place, value: Math.sin(at) }
          : { ...blank.card, lane, column, position: place, text: WORDS.slice(0, many).join(' ') };
      return add('card', `card${at}x${index}`, card);
    });
    return [add('column', column, { ...blank.column, title: `Stage ${at + 1}`, position }), ...own];
  });
}

/** Looks at the page as its first cards come, does `act`, and counts how often each card is put in. */
function watching(act: string, filled: readonly string[]): string {
  return `(() => {
    const filled = new Set(${JSON.stringify(filled)});
    const grid = () => document.querySelector('[role=grid]');
    const cards = () => document.querySelectorAll('[role=grid] [data-card]').length;
    window.added = {};
    // Within the grid: what is said above it, as that reports take long, may come and go.
    window.tops = () => [...document.querySelectorAll('[role=rowheader]')]
      .map((head) => Math.round(head.getBoundingClientRect().top - grid().getBoundingClientRect().top))
      .filter((top) => top < innerHeight - 200);
    const inSight = (cell) => {
      const box = cell.getBoundingClientRect();
      const room = grid().parentElement.getBoundingClientRect();
      return box.left < room.right && box.top < Math.min(innerHeight, room.bottom);
    };
    const gaps = () => [...document.querySelectorAll('[role=gridcell][data-lane]')].filter((cell) =>
      filled.has(cell.dataset.lane + ' ' + cell.dataset.column) && inSight(cell) &&
      cell.querySelector('[data-card]') === null).length;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const card of [node, ...node.querySelectorAll('[data-card]')]) {
          const id = card.dataset?.card;
          if (id !== undefined && card.closest('[role=grid]')) added[id] = (added[id] ?? 0) + 1;
        }
      }
      if (window.first !== undefined || cards() === 0) return;
      window.first = { cards: cards(), busy: grid().getAttribute('aria-busy') === 'true' };
      // When their first frame is shown; the rest comes after it.
      requestAnimationFrame(() => setTimeout(() => Object.assign(first, { gaps: gaps(), tops: tops() })));
      ${act};
      first.cardsAfterAct = cards();
    }).observe(document, { childList: true, subtree: true });
  })();`;
}
