/** The editor of a map as suites use it: maps made and opened, cards and cells found by their words. */
import type { Locator, Page } from 'playwright-core';
import type { App } from './app.ts';

export async function workspaceOf(page: Page): Promise<string> {
  const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
  return me.workspaces[0]?.id ?? '';
}

export function editorOn(app: () => App, page: () => Page) {
  const makeMap = async (title: string): Promise<string> => {
    const workspace = await workspaceOf(page());
    const answer = await page().request.post(`/api/workspaces/${workspace}/maps`, {
      data: { title },
      headers: { origin: app().url },
    });
    return ((await answer.json()) as { id: string }).id;
  };
  const card = (text: string): Locator => page().locator('[data-card]', { hasText: text });
  const cell = (lane: string, stage: string): Locator =>
    page().getByRole('gridcell', { name: `${lane}, ${stage}, empty` });
  const cardsWith = async (...texts: string[]): Promise<string[]> => {
    const cell = card(texts[0] ?? '').locator('xpath=..');
    return (await cell.locator('[data-card] p:first-of-type').allTextContents()).map((text) => text.trim());
  };
  const saved = (): Promise<void> => page().getByText('Saved', { exact: true }).waitFor();
  const openMap = async (title: string): Promise<string> => {
    const id = await makeMap(title);
    await page().goto(`/b/1/map/maps/${id}`);
    await page().getByRole('grid', { name: title }).waitFor();
    return id;
  };
  return { makeMap, openMap, card, cell, cardsWith, saved };
}

export const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.textContent.trim()');
