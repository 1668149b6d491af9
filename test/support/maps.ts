/** Maps on a state database for tests: a small business, a template, and short ways to begin and to edit. */
import type { WorkspaceScope } from '../../src/kernel/workspace.ts';
import type { MapDocument } from '../../src/map/maps/document/document.ts';
import type { Operation } from '../../src/map/maps/document/operation.ts';
import { cardsInOrder, lanesInOrder, seen, stagesInOrder } from '../../src/map/maps/document/seen.ts';
import { Maps } from '../../src/map/maps/maps.ts';
import { Versions } from '../../src/map/maps/versions/versions.ts';
import type { State } from '../../src/platform/statedb/state.ts';

export const time = { now: Date.UTC(2026, 10, 2, 9) };
let made = 0;
export const workspace: WorkspaceScope = {
  id: 'wsp_1',
  number: 1,
  name: 'Café',
  timezone: 'UTC',
  currency: 'EUR',
  weekStart: 1,
  role: 'editor',
};
const touchpoint = (id: string, stageId: string, title: string) => ({
  ...{ id, code: 1, stageId, position: 1, title, channel: 'website' },
  rule: { match: 'all' as const, conditions: [] },
});

export function partsOn(state: State) {
  const newId = (prefix: string) => `${prefix}_${String(++made).padStart(6, '0')}`;
  const members = async () => new Map([['acc_1', 'Ana']]);
  const maps = new Maps({
    ...{ state, newId, members, clock: () => time.now },
    template: (id) =>
      id === 'cafe'
        ? {
            stages: ['Eat', 'Pay'],
            touchpoints: [
              { title: 'I order', stage: 'Eat', channel: 'in_person' },
              { title: 'I pay', stage: 'Pay', channel: 'till' },
            ],
            behind: [{ stage: 'Pay', wants: 'I want no wait', people: ['Floor staff'], systems: ['Till'] }],
            questions: [{ stage: 'Pay', text: 'How easy was it to pay?' }],
          }
        : undefined,
    stages: async () => [
      { id: 'stg_1', position: 1, name: 'Arrive' },
      { id: 'stg_2', position: 2, name: 'Eat' },
    ],
    touchpoints: async () => [touchpoint('tch_1', 'stg_2', 'I order'), touchpoint('tch_2', 'gone', 'x')],
  });
  const begin = (title = 'Breakfast') => maps.create(workspace, 'acc_1', { title, from: 'stages' });
  const placed = async (map: string) => {
    const document = await maps.document(workspace, map);
    const [lane] = lanesInOrder(document);
    const [column, second] = stagesInOrder(document);
    return { lane: lane?.id ?? '', column: column?.id ?? '', second: second?.id ?? '' };
  };
  const versions = new Versions({ state, newId, members, maps, clock: () => time.now });
  return { maps, versions, begin, placed };
}

export type Parts = ReturnType<typeof partsOn>;

export const op = (
  id: string,
  on: Operation['on'],
  entity: string,
  fields: Operation['fields'],
  act: Operation['act'] = 'add',
): Operation => ({ id, act, on, entity, fields });
export const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  );

export const texts = (document: MapDocument | null) =>
  document ? cardsInOrder(seen(document)).map(({ text }) => text) : [];
