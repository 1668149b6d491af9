/** What was made of a map is remembered until the map changes, and no longer than there is room. */
import { expect, it } from 'vitest';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { MapState } from './contract.ts';
import { emptyDocument } from './document/document.ts';
import { MadeOfMaps } from './made-of-maps.ts';

const workspace = {} as WorkspaceScope;

/** Maps whose title is their sequence. */
function mapsThatCount() {
  const sequences = new Map<string, number>();
  let whole = 0;
  const read = async (_: WorkspaceScope, id: string, since: number | undefined): Promise<MapState> => {
    const sequence = sequences.get(id) ?? 0;
    // Further behind than a hundred, the whole comes unasked.
    const isWhole = since === undefined || sequence - since > 100 || since > sequence;
    if (isWhole) whole++;
    const blank = emptyDocument();
    const document = isWhole ? { ...blank, map: { ...blank.map, title: `${id} ${sequence}` } } : null;
    const operations = isWhole ? [] : Array.from({ length: sequence - since }, () => ({}) as never);
    return { map: {} as never, sequence, document, operations };
  };
  const made = new MadeOfMaps({ read }, ({ map }) => map.title);
  return {
    of: (map: string) => made.of(workspace, map),
    change: (map: string, to: number) => sequences.set(map, to),
    get whole() {
      return whole;
    },
  };
}

it('reads a map as a whole once, and anew when it has changed a little, much, or backwards', async () => {
  const maps = mapsThatCount();
  expect([await maps.of('a'), await maps.of('a'), await maps.of('a')]).toEqual(['a 0', 'a 0', 'a 0']);
  expect(maps.whole).toBe(1);
  for (const [index, sequence] of [3, 500, 2].entries()) {
    maps.change('a', sequence);
    expect([await maps.of('a'), await maps.of('a')]).toEqual([`a ${sequence}`, `a ${sequence}`]);
    expect(maps.whole).toBe(index + 2);
  }
});

it('forgets the map that nobody has asked for the longest', async () => {
  const maps = mapsThatCount();
  const names = Array.from({ length: 30 }, (_, n) => `m${n}`);
  for (const name of names) await maps.of(name);
  await maps.of('m0');
  await maps.of('one more');
  expect(maps.whole).toBe(31);
  await maps.of('m0');
  await maps.of('m2');
  expect(maps.whole).toBe(31);
  await maps.of('m1');
  expect(maps.whole).toBe(32);
});
