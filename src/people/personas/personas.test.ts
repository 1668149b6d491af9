/** Personas kept on both databases: described, put in order, never written over unseen, deleted and brought back, with pictures. */
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { jpegOf, PNG_DOT, webpOf } from '../../../test/support/picture-files.ts';
import { describeOnEachState } from '../../../test/support/state.ts';
import { PersonaDraft } from './contract.ts';
import { foundation, foundedOf, reworded } from './founded.ts';
import { Personas } from './personas.ts';
import { portraitFor } from './portrait.ts';

const SHOP = 'wsp_1';

function draft(name: string, more: Partial<PersonaDraft> = {}): PersonaDraft {
  return PersonaDraft.parse({ name, portrait: portraitFor(name), ...more });
}

describeOnEachState('personas', (open) => {
  async function opened() {
    let [now, ids] = [1_800_000_000_000, 0];
    const personas = new Personas({
      state: await open(),
      clock: () => now,
      newId: (prefix) => `${prefix}_${String(++ids).padStart(3, '0')}`,
    });
    return { personas, pass: (ms: number) => (now += ms) };
  }

  it('are kept as described, in their order, each workspace its own', async () => {
    const { personas } = await opened();
    const goals = [
      {
        text: 'A present by Friday',
        evidence: [{ kind: 'quote', text: 'I need it by Friday', from: 'Ana' }],
      },
    ];
    const ana = await personas.create(SHOP, draft('Ana', { goals: goals as PersonaDraft['goals'] }));
    const ben = await personas.create(SHOP, draft('Ben'));
    await personas.create('wsp_2', draft('Other'));
    expect(ana.goals).toEqual(goals);
    expect((await personas.list(SHOP)).map(({ name }) => name)).toEqual(['Ana', 'Ben']);
    expect((await personas.order(SHOP, [ben.id, ana.id])).map(({ name }) => name)).toEqual(['Ben', 'Ana']);
    await expect(personas.order(SHOP, [ben.id])).rejects.toThrow('not the same any more');
    await expect(personas.order(SHOP, [ben.id, ben.id])).rejects.toThrow('not the same any more');
    await expect(personas.get('wsp_2', ana.id)).rejects.toThrow('no such persona');
  });

  it('stop at thirty, also where two are described at once', async () => {
    const { personas } = await opened();
    const names = Array.from({ length: 29 }, (_, n) => `Persona ${n}`);
    for (const name of names) await personas.create(SHOP, draft(name));
    const both = await Promise.allSettled([
      personas.create(SHOP, draft('Ana')),
      personas.create(SHOP, draft('Ben')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await personas.list(SHOP)).toHaveLength(30);
  });

  it('refuse to write over what somebody else changed', async () => {
    const { personas } = await opened();
    const ana = await personas.create(SHOP, draft('Ana'));
    const changed = await personas.update(SHOP, ana.id, draft('Anna'), ana.changedAt);
    expect(changed.changedAt).toBeGreaterThan(ana.changedAt);
    await expect(personas.update(SHOP, ana.id, draft('Anne'), ana.changedAt)).rejects.toThrow(
      'Somebody else',
    );
    expect((await personas.get(SHOP, ana.id)).name).toBe('Anna');
  });

  it('come back after deleting, with their picture, for thirty days', async () => {
    const { personas, pass } = await opened();
    const ana = await personas.create(SHOP, draft('Ana'));
    const ben = await personas.create(SHOP, draft('Ben'));
    await personas.putPicture(SHOP, ana.id, Readable.from([PNG_DOT]));
    await personas.remove(SHOP, ana.id);
    await expect(personas.get(SHOP, ana.id)).rejects.toThrow('no such persona');
    expect((await personas.restore(SHOP, ana.id)).pictureAt).not.toBeNull();
    await personas.remove(SHOP, ana.id);
    pass(31 * 86_400_000);
    await personas.remove(SHOP, ben.id);
    await expect(personas.restore(SHOP, ana.id)).rejects.toThrow('no such persona');
    await expect(personas.picture(SHOP, ana.id)).rejects.toThrow('no such picture');
    expect((await personas.restore(SHOP, ben.id)).name).toBe('Ben');
  });

  it('take pictures of three kinds by their bytes, and no larger than 2 MB', async () => {
    const { personas } = await opened();
    const { id } = await personas.create(SHOP, draft('Ana'));
    const put = (bytes: Buffer) => personas.putPicture(SHOP, id, Readable.from([bytes]));
    await put(webpOf(30, 20, ''));
    await put(jpegOf(30, 20));
    await put(PNG_DOT);
    expect(await personas.picture(SHOP, id)).toMatchObject({ type: 'image/png' });
    expect((await personas.picture(SHOP, id)).bytes.equals(PNG_DOT)).toBe(true);
    await expect(put(Buffer.from('<svg onload="alert(1)"/>'))).rejects.toThrow('PNG, JPEG, WebP');
    await expect(put(Buffer.concat([PNG_DOT, Buffer.alloc(2_000_000)]))).rejects.toThrow('2 MB');
    await expect(personas.picture('wsp_2', id)).rejects.toThrow('no such picture');
    expect((await personas.dropPicture(SHOP, id)).pictureAt).toBeNull();
  });

  it('are at most thirty', async () => {
    const { personas } = await opened();
    for (let n = 0; n < 30; n++) await personas.create(SHOP, draft(`Number ${n}`));
    await expect(personas.create(SHOP, draft('One more'))).rejects.toThrow('at most 30');
  });
});

it('a statement is as well founded as a card with the same evidence', () => {
  const figure = (count: number | null) =>
    ({ kind: 'figure', text: '71 of 100', page: null, count }) as const;
  const quote = (text = 'Yes') => ({ kind: 'quote', text, from: '' }) as const;
  expect(foundedOf({ evidence: [] })).toBe('guess');
  expect(foundedOf({ evidence: [figure(null)] })).toBe('some');
  expect(foundedOf({ evidence: [figure(29), quote()] })).toBe('some');
  expect(foundedOf({ evidence: [figure(30)] })).toBe('solid');
  expect(foundedOf({ evidence: [figure(null), quote(), quote('No')] })).toBe('solid');
  const quotes = ['a', 'b', 'c', 'd', 'e'].map(quote);
  expect(foundedOf({ evidence: quotes })).toBe('solid');
  expect(foundedOf({ evidence: [...quotes.slice(1), quote('b')] })).toBe('some');
  const needs = [
    { text: 'a', evidence: [] },
    { text: 'b', evidence: [quote()] },
    { text: 'c', evidence: [figure(100)] },
  ];
  expect(foundedOf({ evidence: [reworded(figure(30), '99 of 100')] })).toBe('some');
  expect(foundation(draft('Ana', { needs }))).toEqual({ statements: 3, founded: 2, solid: 1 });
});

it('refuses evidence that leads elsewhere than to a page or a website', () => {
  const withEvidence = (evidence: object) =>
    PersonaDraft.safeParse({
      name: 'A',
      portrait: portraitFor('A'),
      goals: [{ text: 'x', evidence: [evidence] }],
    });
  expect(withEvidence({ kind: 'link', url: 'javascript:alert(1)' }).success).toBe(false);
  expect(withEvidence({ kind: 'figure', text: 'x', page: '//elsewhere' }).success).toBe(false);
  expect(withEvidence({ kind: 'link', url: 'https://example.com/a' }).success).toBe(true);
});
