import { expect, it } from 'vitest';
import { emptyDocument } from './document.ts';
import { readDocument, upgrade } from './upgrade.ts';

it('reads a document of this version and nothing else', () => {
  const document = emptyDocument({ title: 'Breakfast' });
  expect(readDocument(JSON.parse(JSON.stringify(document)))).toEqual({ document, problem: null });
  expect(readDocument({ ...document, version: 99 }).problem).toMatch(/newer Footpath \(version 99/);
  expect(readDocument({ ...document, map: { title: 3 } }).problem).toMatch(/^map\.title: /);
  for (const wrong of [null, 3, 'map', [], {}, { version: 'one' }]) {
    expect(readDocument(wrong).problem).toMatch(/which version/);
  }
});

it('goes up step by step', () => {
  const steps = {
    1: ({ name, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, title: name }),
    2: (document: Readonly<Record<string, unknown>>) => ({ ...document, lanes: [] }),
  };
  expect(upgrade({ version: 1, name: 'x' }, steps, 3)).toEqual({ version: 3, title: 'x', lanes: [] });
  expect(upgrade({ version: 2, title: 'y' }, steps, 3)).toEqual({ version: 3, title: 'y', lanes: [] });
  expect(upgrade({ version: 1 }, { 2: steps[2] }, 3)).toMatch(/version 1 cannot be read/);
});

it('takes maps of the first version: no day of the evidence is known, no figure measures the objective', () => {
  const piece = {
    card: 'crd_1',
    kind: 'quote',
    reference: '',
    note: 'Too slow',
    count: null,
    removed: false,
  };
  const { measure: _, ...map } = emptyDocument({ title: 'Breakfast' }).map;
  const before = { ...emptyDocument(), map, version: 1, evidence: { evi_1: piece } };
  const { document } = readDocument(before);
  expect(document?.evidence).toEqual({ evi_1: { ...piece, seenOn: null } });
  expect(document?.map).toEqual({ ...map, measure: null });
  expect(readDocument({ ...before, evidence: 'none' }).problem).toMatch(/^evidence: /);
});
