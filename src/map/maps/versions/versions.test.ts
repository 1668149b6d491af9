import { beforeEach, expect, it } from 'vitest';
import { op, type Parts, partsOn, refusal, texts, time, workspace } from '../../../../test/support/maps.ts';
import { describeOnEachState } from '../../../../test/support/state.ts';
import type { Operation } from '../document/operation.ts';
import { seen } from '../document/seen.ts';
import type { Maps } from '../maps.ts';
import type { Versions } from './versions.ts';

describeOnEachState('maps', (open) => {
  let maps: Maps;
  let versions: Versions;
  let begin: Parts['begin'];
  let placed: Parts['placed'];
  beforeEach(async () => {
    ({ maps, versions, begin, placed } = partsOn(await open()));
  });

  it('keeps versions between sittings and by name, compares and brings them back', async () => {
    const { id } = await begin();
    const { lane, column, second } = await placed(id);
    const edit = (...operations: Operation[]) => maps.edit(workspace, 'acc_1', id, { operations });
    await edit(op('a1', 'card', 'c1', { lane, column, text: 'first' }));
    await edit(op('a2', 'card', 'c2', { lane, column, text: 'goes' }));
    expect(await versions.list(workspace, id)).toEqual([]);
    time.now += 11 * 60_000;
    await edit(
      op('a3', 'card', 'c2', { removed: true }, 'set'),
      op('a4', 'card', 'c1', { column: second }, 'set'),
    );
    const [sitting] = await versions.list(workspace, id);
    expect(sitting).toMatchObject({ name: null, sequence: 2, madeBy: 'Ana', madeAt: time.now - 11 * 60_000 });
    const named = await versions.keep(workspace, 'acc_1', id, 'Agreed');
    await edit(op('a5', 'card', 'c1', { text: 'first, better' }, 'set'));
    const changes = (from: string, to: string) =>
      versions
        .compare(workspace, id, from, to)
        .then((list) => list.map(({ what, id: card }) => `${what} ${card}`));
    expect(await changes(sitting!.id, 'now')).toEqual(['moved c1', 'changed c1', 'removed c2']);
    expect(await changes(named.id, 'now')).toEqual(['changed c1']);
    expect(await refusal(versions.compare(workspace, id, 'ver_x', 'now'))).toMatch(/^not_found/);
    const before = seen(await maps.document(workspace, id));
    const restored = await versions.restore(workspace, 'acc_1', id, sitting!.id);
    expect(restored.taken.length).toBeGreaterThan(1);
    expect(await changes(sitting!.id, 'now')).toEqual([]);
    expect(texts(await maps.document(workspace, id))).toEqual(['first', 'goes']);
    // The state before is a version too, so bringing back can be taken back.
    const [newest] = await versions.list(workspace, id);
    await versions.restore(workspace, 'acc_1', id, newest!.id);
    expect(seen(await maps.document(workspace, id))).toEqual(before);
    expect((await versions.list(workspace, id)).filter(({ name }) => name !== null)).toHaveLength(1);
  });

  it('keeps versions within a long sitting too, and sends the whole map to whoever is far behind', async () => {
    const { id } = await begin();
    const titles = (batch: number) =>
      Array.from({ length: 500 }, (_, i) =>
        op(`t${batch}x${i}`, 'map', 'map', { title: `${batch} ${i}` }, 'set'),
      );
    for (let batch = 0; batch < 5; batch++) {
      await maps.edit(workspace, 'acc_1', id, { operations: titles(batch) });
    }
    // Before each batch that follows five hundred operations without a version.
    expect((await versions.list(workspace, id)).map(({ sequence }) => sequence)).toEqual([
      2000, 1500, 1000, 500,
    ]);
    const near = await maps.read(workspace, id, 501);
    expect([near.document, near.operations.length]).toEqual([null, 1999]);
    const far = await maps.edit(workspace, 'acc_1', id, { since: 499, operations: [] });
    expect([far.document?.map.title, far.operations.length, far.sequence]).toEqual(['4 499', 0, 2500]);
  });
});
