/** A map to begin with: the usual lanes, the stages of the workspace and, if wanted, a card per touchpoint. Pure. */
import type { Stage } from '../stages/contract.ts';
import type { Touchpoint } from '../touchpoints/contract.ts';
import { blank, emptyDocument, type LaneKind, type MapDocument, type MapFields } from './document.ts';
import { positions } from './position.ts';

/** Titles of lanes, as people read them. */
export const laneTitles: Readonly<Record<LaneKind, string>> = {
  touchpoints: 'Touchpoints',
  does: 'What the customer does',
  wants: 'What the customer wants',
  thinks: 'What the customer thinks',
  feeling: 'Feeling',
  pains: 'Pain points',
  opportunities: 'Opportunities',
  numbers: 'Numbers',
  moments: 'Moments of truth',
  people: 'People behind the scenes',
  systems: 'Systems',
  images: 'Pictures',
  free: 'Notes',
  'line-of-interaction': 'Line of interaction',
  'line-of-visibility': 'Line of visibility',
};

export const usualLanes: readonly LaneKind[] = [
  'touchpoints',
  'does',
  'thinks',
  'feeling',
  'pains',
  'opportunities',
];

export function beginMap(
  map: Partial<MapFields>,
  world: { readonly stages: readonly Stage[]; readonly touchpoints: readonly Touchpoint[] },
  newId: (prefix: string) => string,
): MapDocument {
  const document = emptyDocument(map);
  const { columns, lanes, cards } = document;
  const columnOf = new Map<string, string>();
  const places = positions(world.stages.length);
  for (const [index, stage] of world.stages.entries()) {
    const id = newId('col');
    columnOf.set(stage.id, id);
    const position = places[index] ?? '';
    columns[id] = { ...blank.column, title: stage.name, position, workspaceStage: stage.id };
  }
  const rows = positions(usualLanes.length);
  for (const [index, kind] of usualLanes.entries()) {
    const position = rows[index] ?? '';
    lanes[newId('lan')] = { ...blank.lane, kind, title: laneTitles[kind], position };
  }
  const [lane = ''] = Object.keys(lanes);
  const order = positions(world.touchpoints.length);
  for (const [index, touchpoint] of world.touchpoints.entries()) {
    const column = columnOf.get(touchpoint.stageId);
    if (column === undefined) continue;
    const { id, title: text, channel } = touchpoint;
    const position = order[index] ?? '';
    cards[newId('crd')] = { ...blank.card, lane, column, position, text, touchpoint: id, channel };
  }
  return document;
}
