/** The live numbers a picture of a map is given. */
import { afterEach, expect, it, vi } from 'vitest';
import { blank, emptyDocument } from '../../map/maps/document/document.ts';
import type { Format } from '../kit/format.ts';
import { startText } from '../kit/text.tsx';
import { numbersOf } from './shown-figures.ts';

startText();
afterEach(() => vi.unstubAllGlobals());

const figure = { from: 'report', report: 'funnel', query: { steps: 'tch_gone,tch_a' } } as const;
const document = {
  ...emptyDocument({ title: 'Ours' }),
  cards: {
    dead: { ...blank.card, lane: 'l', column: 'c', figure },
    saved: { ...blank.card, lane: 'l', column: 'c', figure: { from: 'saved', saved: 'svd_none' } as const },
  },
};

function answers(status: number, code: string): void {
  vi.stubGlobal('fetch', async (address: string) =>
    address.includes('/saved-reports')
      ? Response.json({ items: [] })
      : Response.json({ error: { code, message: 'No.', advice: '', details: {} } }, { status }),
  );
}

it('says of one that can no longer be asked that it cannot be, and passes other trouble on', async () => {
  const unknown = ['A figure this page cannot ask for'];
  answers(404, 'not_found');
  expect(await numbersOf(document, 'wsp_1', {} as Format)).toEqual({ dead: unknown, saved: unknown });
  answers(503, 'unavailable');
  await expect(numbersOf(document, 'wsp_1', {} as Format)).rejects.toMatchObject({ code: 'unavailable' });
});
