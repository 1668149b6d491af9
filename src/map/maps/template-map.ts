/** A whole map of a trade's template: touchpoints, wants, who and what is behind them. The feeling stays empty: nobody knows it yet. Pure. */
import type { Stage } from '../stages/contract.ts';
import type { Touchpoint } from '../touchpoints/contract.ts';
import { blank, emptyDocument, type LaneKind, type MapDocument, type MapFields } from './document.ts';
import { laneTitles } from './live-map.ts';
import { positions } from './position.ts';

/** As the map needs it; the draft slice keeps the templates. */
export interface MapTemplate {
  readonly stages: readonly string[];
  readonly touchpoints: readonly {
    readonly title: string;
    readonly stage: string;
    readonly channel: string | null;
  }[];
  readonly behind: readonly {
    readonly stage: string;
    readonly wants: string;
    readonly people: readonly string[];
    readonly systems: readonly string[];
  }[];
}

const templateLanes: readonly LaneKind[] = [
  'touchpoints',
  'wants',
  'thinks',
  'feeling',
  'pains',
  'opportunities',
  'line-of-visibility',
  'people',
  'systems',
];

/** Stages and touchpoints that the business has under the same name are linked, so that their numbers show. */
export function mapOfTemplate(
  map: Partial<MapFields>,
  template: MapTemplate,
  world: { readonly stages: readonly Stage[]; readonly touchpoints: readonly Touchpoint[] },
  newId: (prefix: string) => string,
): MapDocument {
  const document = emptyDocument(map);
  const { columns, lanes, cards } = document;
  const columnOf = new Map<string, string>();
  const places = positions(template.stages.length);
  for (const [index, title] of template.stages.entries()) {
    const id = newId('col');
    columnOf.set(title, id);
    const workspaceStage = world.stages.find(({ name }) => isSame(name, title))?.id ?? null;
    columns[id] = { ...blank.column, title, position: places[index] ?? '', workspaceStage };
  }
  const laneOf = new Map<LaneKind, string>();
  const rows = positions(templateLanes.length);
  for (const [index, kind] of templateLanes.entries()) {
    const id = newId('lan');
    laneOf.set(kind, id);
    lanes[id] = { ...blank.lane, kind, title: laneTitles[kind], position: rows[index] ?? '' };
  }
  const drawn = cardsOf(template, world.touchpoints);
  const order = positions(drawn.length);
  for (const [index, { kind, stage, ...card }] of drawn.entries()) {
    const [lane, column] = [laneOf.get(kind), columnOf.get(stage)];
    if (lane === undefined || column === undefined) continue;
    cards[newId('crd')] = { ...blank.card, ...card, lane, column, position: order[index] ?? '' };
  }
  return document;
}

interface Drawn {
  readonly kind: LaneKind;
  readonly stage: string;
  readonly text: string;
  readonly channel?: string | null;
  readonly touchpoint?: string | null;
}

function cardsOf(template: MapTemplate, known: readonly Touchpoint[]): Drawn[] {
  const touchpoints = template.touchpoints.map(({ title: text, stage, channel }): Drawn => {
    const touchpoint = known.find(({ title }) => isSame(title, text))?.id ?? null;
    return { kind: 'touchpoints', stage, text, channel, touchpoint };
  });
  const behind = template.behind.flatMap(({ stage, wants, people, systems }): Drawn[] => [
    { kind: 'wants', stage, text: wants },
    ...people.map((text): Drawn => ({ kind: 'people', stage, text })),
    ...systems.map((text): Drawn => ({ kind: 'systems', stage, text })),
  ]);
  return [...touchpoints, ...behind];
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
