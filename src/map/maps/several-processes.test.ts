import { describe, expect, inject, it } from 'vitest';
import { op, partsOn, workspace } from '../../../test/support/maps.ts';
import { newPostgres } from '../../../test/support/state.ts';
import { openState } from '../../platform/statedb/open-state.ts';
import { edited, received, replicaOf, shown } from './document/replica.ts';
import { lanesInOrder, stagesInOrder } from './document/seen.ts';

/** Several processes behind one PostgreSQL: each has its own connections, as servers have. */
const postgres = inject('postgresUrl');
describe.skipIf(postgres === null)('maps behind several processes (PostgreSQL)', () => {
  it('get every operation once, in one order, with answers lost on the way', async () => {
    const url = await newPostgres(postgres ?? '');
    const states = [];
    for (let i = 0; i < 3; i++) states.push(await openState({ url, folder: '' }));
    try {
      const servers = states.map((state) => partsOn(state).maps);
      const { id } = await servers[0]!.create(workspace, 'acc_1', { title: 'Together', from: 'stages' });
      const start = await servers[0]!.document(workspace, id);
      const lane = lanesInOrder(start)[0]!.id;
      const column = stagesInOrder(start)[0]!.id;
      const people = servers.map((server, who) => ({ server, who, replica: replicaOf(start, 0) }));
      await Promise.all(
        people.map(async (person) => {
          for (let round = 0; round < 25; round++) {
            const { who, server } = person;
            const name = `p${who}r${round}`;
            const title = { title: `typed ${name}` };
            person.replica = edited(person.replica, [
              op(`${name}a`, 'card', `card-${name}`, { lane, column, text: name }),
              {
                ...op(`${name}b`, 'map', 'map', title, 'set'),
                was: { title: shown(person.replica).map.title },
              },
            ]);
            const { sequence: since, pending } = person.replica;
            const answer = await server.edit(workspace, 'acc_1', id, { since, operations: pending });
            if ((round + who) % 3 !== 0) person.replica = received(person.replica, answer);
          }
        }),
      );
      for (const person of [...people, ...people]) {
        const { sequence: since, pending } = person.replica;
        const answer = await person.server.edit(workspace, 'acc_1', id, { since, operations: pending });
        person.replica = received(person.replica, answer);
      }
      const state = await servers[1]!.read(workspace, id, undefined);
      expect(state).toMatchObject({ sequence: 150, map: { cards: 75 } });
      for (const { replica } of people) {
        expect(replica.pending).toEqual([]);
        expect(replica.confirmed).toEqual(state.document);
      }
      const kept = [
        state.document!.map.title,
        ...Object.values(state.document!.asides).map(({ text }) => text),
      ];
      expect(new Set(kept).size).toBe(kept.length);
    } finally {
      for (const state of states) await state.close();
    }
  });
});
