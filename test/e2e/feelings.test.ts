/** What customers feel, beside what is assumed: under the trail, in its table, in the editor and in a picture taken along; on a phone and in the dark. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, describeInBrowser, openApp, putDemoIn, setUp } from './support/app.ts';
import { axeOf } from './support/axe.ts';

interface Figures {
  readonly id: string;
  readonly name: string;
  readonly stageId: string;
  readonly reported: { readonly value: number | null; readonly answers: number };
  readonly observed: { readonly value: number | null };
}

describeInBrowser('what customers feel', () => {
  let app: App;
  let page: Page;
  let base: string;
  let map: string;
  let told: Figures;
  beforeAll(async () => {
    app = await openApp();
    await setUp(app);
    await putDemoIn(app, 1500);
    page = await app.openSignedIn();
    const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
    base = `/api/workspaces/${me.workspaces[0]?.id}`;
    const report = (await (await page.request.get(`${base}/reports/feelings`)).json()) as {
      stages: Figures[];
    };
    const found = report.stages.find(({ reported }) => reported.value !== null);
    if (!found) throw new Error('Nobody in the demo business says what they feel.');
    told = found;
    map = await drawnMap(told);
  });
  afterAll(() => app?.close());

  /** A map of the stages whose curve assumes the opposite of what is reported at one of them. */
  async function drawnMap(place: Figures): Promise<string> {
    const headers = { origin: app.url };
    const made = await page.request.post(`${base}/maps`, {
      data: { title: 'As we see it', from: 'live' },
      headers,
    });
    const { id } = (await made.json()) as { id: string };
    const { document } = (await (await page.request.get(`${base}/maps/${id}`)).json()) as {
      document: {
        columns: Record<string, { workspaceStage: string | null }>;
        lanes: Record<string, { kind: string }>;
      };
    };
    const lane = Object.entries(document.lanes).find(([, { kind }]) => kind === 'feeling')?.[0] ?? '';
    const operations = Object.entries(document.columns).map(([column, { workspaceStage }], i) => ({
      ...{ id: `op${i}`, act: 'add', on: 'card', entity: `feeling.${lane}.${column}` },
      fields: {
        ...{ lane, column, position: 'a0' },
        value: workspaceStage === place.stageId ? ((place.reported.value ?? 0) > 0 ? -1.5 : 1.5) : 0.5,
      },
    }));
    const edited = await page.request.post(`${base}/maps/${id}/operations`, {
      data: { operations },
      headers,
    });
    expect(((await edited.json()) as { refused: unknown[] }).refused).toEqual([]);
    return id;
  }

  it('stands under the trail, with what is behind each point and where the map is wrong', async () => {
    await page.goto('/b/1/map?period=all');
    const lines = page.getByRole('region', { name: 'Feeling' });
    await lines.waitFor();
    await page.getByText('that is where the map is wrong').waitFor();
    expect(await axeOf(page)).toEqual([]);
    await lines.getByRole('button', { name: new RegExp(`^reported at ${told.name}: `) }).click();
    const panel = page.getByRole('dialog', { name: `Feeling at ${told.name}` });
    await panel.getByText('more than a point apart').waitFor();
    expect(await axeOf(page)).toEqual([]);
    await panel.getByText('What this number means').nth(1).click();
    await panel.getByText('half after ninety days').waitFor();
    await panel.getByRole('link', { name: 'Who answered' }).click();
    await page
      .getByRole('heading', { name: new RegExp(`People who said how they feel at “${told.name}”`) })
      .waitFor();
  });

  it('is a table for whoever reads better that way', async () => {
    await page.goto('/b/1/map?period=all&as=table');
    const table = page.getByRole('table', { name: /^Feeling/ });
    const row = table.getByRole('row', { name: new RegExp(`^${told.name} −?`) }).first();
    await row.waitFor();
    expect(await row.textContent()).toContain(`${told.reported.answers.toLocaleString('en')} answers`);
    expect(await axeOf(page)).toEqual([]);
  });

  it('stands beside the curve of the editor, and in a picture if it is asked for', async () => {
    await page.goto(`/b/1/map/maps/${map}`);
    const grid = page.getByRole('grid', { name: 'As we see it' });
    await grid
      .getByText(/^reported .* answers?; observed /)
      .first()
      .waitFor();
    await grid
      .getByText(/^you assumed .*they reported/)
      .first()
      .waitFor();
    expect(await axeOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('checkbox', { name: /with the live numbers/ }).check();
    expect(await axeOf(page)).toEqual([]);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download .svg' }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe('As we see it.svg');
    const svg = readFileSync((await file.path()) ?? '', 'utf8');
    for (const name of ['assumed', 'reported', 'observed']) expect(svg).toContain(`>${name}<`);
  });

  it('is read out stage by stage when the map is presented, and kept from strangers', async () => {
    await page.goto(`/b/1/map/maps/${map}`);
    await page.getByRole('button', { name: 'Present' }).click();
    const slides = page.getByRole('dialog', { name: 'As we see it' });
    await slides.getByRole('button', { name: told.name, exact: true }).click();
    await slides.getByText(/^reported .* answers?; observed /).waitFor();
    const shared = await page.request.post(`${base}/maps/${map}/shares`, {
      data: { name: 'For all' },
      headers: { origin: app.url },
    });
    expect(shared.ok(), await shared.text()).toBe(true);
    const { link } = (await shared.json()) as { link: string };
    const stranger = await app.open();
    await stranger.goto(link);
    await stranger.getByRole('region', { name: 'The map' }).waitFor();
    expect(await stranger.getByText(/they reported|reported [+−\d]/).count()).toBe(0);
    await stranger.context().close();
  });

  it('runs down on a phone, in the dark too', async () => {
    const phone = await app.openSignedIn({
      ...{ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' },
    });
    await phone.goto('/b/1/map?period=all');
    const lines = phone.getByRole('region', { name: 'Feeling' });
    const point = lines.getByRole('button', { name: new RegExp(`^reported at ${told.name}: `) });
    await point.waitFor();
    expect(await axeOf(phone)).toEqual([]);
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await point.tap();
    await phone.getByRole('dialog', { name: `Feeling at ${told.name}` }).waitFor();
    await phone.goto(`/b/1/map/maps/${map}`);
    await phone
      .getByText(/^reported .* answers?; observed /)
      .first()
      .waitFor();
    expect(await axeOf(phone)).toEqual([]);
    await phone.context().close();
  });

  it('broke nothing', () => {
    expect(app.problems).toEqual([]);
  });
});
