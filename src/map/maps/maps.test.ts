import { beforeEach, expect, it } from 'vitest';
import { op, type Parts, partsOn, refusal, texts, time, workspace } from '../../../test/support/maps.ts';
import { describeOnEachState } from '../../../test/support/state.ts';
import type { State } from '../../platform/statedb/state.ts';
import { received, replicaOf } from './document/replica.ts';
import { seen, stagesInOrder } from './document/seen.ts';
import type { Maps } from './maps.ts';
import type { Versions } from './versions/versions.ts';

const elsewhere = { ...workspace, id: 'wsp_2' };
describeOnEachState('maps', (open) => {
  let maps: Maps;
  let versions: Versions;
  let state: State;
  let begin: Parts['begin'];
  let placed: Parts['placed'];
  it('fills a map from a template, linked to what the business has by that name', async () => {
    const draft = { title: 'Saturday', from: 'stages' as const, template: 'cafe' };
    const { id } = await maps.create(workspace, 'acc_1', draft);
    const map = await maps.document(workspace, id);
    expect(stagesInOrder(map).map(({ title, workspaceStage }) => [title, workspaceStage])).toEqual([
      ['Eat', 'stg_2'],
      ['Pay', null],
    ]);
    const drawn = Object.values(map.cards).map((card) => [
      map.lanes[card.lane]?.kind,
      map.columns[card.column]?.title,
      card.text,
      card.touchpoint,
    ]);
    expect(drawn).toEqual([
      ['touchpoints', 'Eat', 'I order', 'tch_1'],
      ['touchpoints', 'Pay', 'I pay', null],
      ['wants', 'Pay', 'I want no wait', null],
      ['people', 'Pay', 'Floor staff', null],
      ['systems', 'Pay', 'Till', null],
      ['free', 'Pay', 'How easy was it to pay?', null],
    ]);
    const unknown = maps.create(workspace, 'acc_1', { ...draft, template: 'gone' });
    expect(await refusal(unknown)).toContain('not_found');
  });

  beforeEach(async () => {
    state = await open();
    ({ maps, versions, begin, placed } = partsOn(state));
  });
  it('say how a map of before that is doing, and what it is for, when it is listed', async () => {
    const map = await begin();
    const { lane, column } = await placed(map.id);
    const operations = [
      op('o1', 'card', 'c1', { lane, column, text: 'A guess' }),
      {
        id: 'o2',
        act: 'set' as const,
        on: 'map' as const,
        entity: 'map',
        fields: { objective: 'Fewer leave' },
      },
    ];
    await maps.edit(workspace, 'acc_1', map.id, { operations });
    const before = await maps.list(workspace);
    const blank = { advice: null, guesses: null, objective: null, target: null };
    await state.db.withTables<{ maps: typeof blank }>().updateTable('maps').set(blank).execute();
    expect(await maps.list(workspace)).toEqual(before);
    expect(before[0]).toMatchObject({ guesses: 1, objective: 'Fewer leave', target: '' });
    expect((await maps.read(workspace, map.id, undefined)).map).toEqual(before[0]);
  });

  it('begins with the usual lanes and the stages of the workspace, and with its touchpoints if wanted', async () => {
    const map = await begin();
    expect(map).toMatchObject({
      title: 'Breakfast',
      kind: 'as-is',
      stages: 2,
      cards: 0,
      sequence: 0,
      madeBy: 'Ana',
    });
    const { document } = await maps.read(workspace, map.id, undefined);
    expect(document && stagesInOrder(document).map(({ title }) => title)).toEqual(['Arrive', 'Eat']);
    const live = await maps.create(workspace, 'acc_1', { title: 'Live', from: 'live', kind: 'to-be' });
    expect(live).toMatchObject({ kind: 'to-be', cards: 1 });
    const drawn = await maps.document(workspace, live.id);
    expect(Object.values(drawn.cards)).toMatchObject([
      { text: 'I order', touchpoint: 'tch_1', channel: 'website' },
    ]);
  });

  it('belongs to one workspace', async () => {
    const { id } = await begin();
    expect(await maps.list(elsewhere)).toEqual([]);
    for (const work of [
      () => maps.read(elsewhere, id, 0),
      () => maps.edit(elsewhere, 'acc_1', id, { operations: [] }),
      () => maps.remove(elsewhere, id),
      () => maps.restore(elsewhere, id),
      () => versions.list(elsewhere, id),
      () => versions.keep(elsewhere, 'acc_1', id, 'x'),
      () => versions.document(elsewhere, id, 'now'),
    ]) {
      expect(await refusal(work())).toMatch(/^not_found/);
    }
  });

  it('takes each operation once and tells what others did', async () => {
    const { id } = await begin();
    const { lane, column } = await placed(id);
    const mine = op('a1', 'card', 'c1', { lane, column, text: 'mine' });
    const first = await maps.edit(workspace, 'acc_1', id, { since: 0, operations: [mine] });
    expect(first).toMatchObject({ sequence: 1, taken: [{ id: 'a1', sequence: 1 }], refused: [] });
    const theirs = op('b1', 'card', 'c2', { lane, column, text: 'theirs', position: 'a1' });
    await maps.edit(workspace, 'key_1', id, { operations: [theirs, theirs] });
    // Sent again, as after a lost answer.
    const again = await maps.edit(workspace, 'acc_1', id, { since: 0, operations: [mine, mine] });
    expect(again.taken).toEqual([{ id: 'a1', sequence: 1 }]);
    expect(again.operations.map(({ sequence, by, operation }) => [sequence, by, operation.id])).toEqual([
      [1, 'Ana', 'a1'],
      [2, null, 'b1'],
    ]);
    const { document } = await maps.read(workspace, id, undefined);
    expect(texts(document)).toEqual(['mine', 'theirs']);
    expect(await maps.read(workspace, id, 1)).toMatchObject({ sequence: 2, document: null });
    expect((await maps.read(workspace, id, 99)).document).not.toBeNull();
    expect(await maps.list(workspace)).toMatchObject([{ cards: 2, sequence: 2, changedBy: null }]);
  });

  it('refuses what finds no place, and takes the rest', async () => {
    const { id } = await begin();
    const { lane, column } = await placed(id);
    const done = await maps.edit(workspace, 'acc_1', id, {
      operations: [
        op('a1', 'card', 'nobody', { text: 'x' }, 'set'),
        op('a2', 'card', 'c1', { lane: 'nowhere', column, text: 'x' }),
        op('a3', 'card', 'c2', { lane, column, text: 'taken' }),
        op('a4', 'evidence', 'e1', { card: 'nobody', note: 'x' }),
        op('a5', 'column', 'k1', { title: 'Step', stage: column }),
        op('a6', 'column', 'k2', { title: 'Step of a step', stage: 'k1' }),
        op('a7', 'card', 'c2', { lane: 'constructor' }, 'set'),
      ],
    });
    expect(done.taken.map((each) => each.id)).toEqual(['a3', 'a5']);
    expect(done.refused.map((each) => each.id)).toEqual(['a1', 'a2', 'a4', 'a6', 'a7']);
    expect(done.refused[0]?.problem).toBe('There is no such card on this map.');
  });

  it('has room for so many, whatever was removed', async () => {
    const { id } = await begin();
    const lanes = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => op(`l${from + i}`, 'lane', `lane${from + i}`, { title: 'x' }));
    const full = await maps.edit(workspace, 'acc_1', id, { operations: lanes(0, 60) });
    expect([full.taken.length, full.refused.length]).toEqual([54, 6]);
    const swap = [op('r1', 'lane', 'lane0', { removed: true }, 'set'), ...lanes(100, 2)];
    const after = await maps.edit(workspace, 'acc_1', id, { operations: swap });
    expect([after.taken.length, after.refused.map((each) => each.id)]).toEqual([2, ['l101']]);
    const back = [op('r2', 'lane', 'lane0', { removed: false }, 'set')];
    expect((await maps.edit(workspace, 'acc_1', id, { operations: back })).refused).toHaveLength(1);
  });

  it('holds forty stages and more than six hundred cards, and reads from its snapshots', async () => {
    const { id } = await begin();
    const { lane } = await placed(id);
    const stages = Array.from({ length: 40 }, (_, i) =>
      op(`s${i}`, 'column', `stage${i}`, { title: `S${i}` }),
    );
    await maps.edit(workspace, 'acc_1', id, { operations: stages });
    for (let batch = 0; batch < 13; batch++) {
      const operations = Array.from({ length: 50 }, (_, i) =>
        op(`b${batch}x${i}`, 'card', `card${batch}x${i}`, {
          lane,
          column: `stage${i % 40}`,
          text: `card ${i}`,
        }),
      );
      await maps.edit(workspace, 'acc_1', id, { operations });
    }
    const state = await maps.read(workspace, id, undefined);
    expect(state).toMatchObject({ sequence: 690, map: { stages: 42, cards: 650 } });
    const replica = received(replicaOf((await maps.read(workspace, id, undefined)).document!, 0), {
      operations: (await maps.read(workspace, id, 0)).operations,
    });
    expect(replica.sequence).toBe(690);
    expect(seen(replica.confirmed)).toEqual(seen(state.document!));
  });

  it('is renamed, copied, deleted and brought back', async () => {
    const { id } = await begin();
    const { lane, column } = await placed(id);
    await maps.edit(workspace, 'acc_1', id, {
      operations: [
        op('a1', 'card', 'c1', { lane, column, text: 'kept' }),
        op('a2', 'card', 'c2', { lane, column, text: 'gone', removed: true }),
      ],
    });
    expect(await maps.rename(workspace, 'acc_1', id, 'Brunch')).toMatchObject({
      title: 'Brunch',
      sequence: 3,
    });
    const copy = await maps.duplicate(workspace, 'acc_1', id, { kind: 'to-be' });
    expect(copy).toMatchObject({ title: 'Brunch (copy)', kind: 'to-be', cards: 1, sequence: 0 });
    expect(Object.keys((await maps.document(workspace, copy.id)).cards)).toEqual(['c1']);
    await maps.remove(workspace, id);
    expect((await maps.list(workspace)).map(({ title }) => title)).toEqual(['Brunch (copy)']);
    expect(await refusal(maps.edit(workspace, 'acc_1', id, { operations: [] }))).toMatch(/^not_found/);
    expect(await refusal(versions.keep(workspace, 'acc_1', id, 'x'))).toMatch(/^not_found/);
    expect(await maps.restore(workspace, id)).toMatchObject({ title: 'Brunch', cards: 1 });
    await maps.remove(workspace, id);
    time.now += 31 * 24 * 3_600_000;
    await maps.remove(workspace, copy.id);
    expect(await refusal(maps.restore(workspace, id))).toMatch(/^not_found/);
    expect(await maps.restore(workspace, copy.id)).toMatchObject({ title: 'Brunch (copy)' });
  });
});
