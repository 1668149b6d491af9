/** A map to begin with: stages, lanes and first cards, as the business has them or as a template says. Pure. */
import type { Language } from '../../../kernel/language.ts';
import type { Stage } from '../../stages/contract.ts';
import type { Touchpoint } from '../../touchpoints/contract.ts';
import {
  blank,
  type Card,
  type Evidence,
  emptyDocument,
  feelingId,
  type LaneKind,
  type MapDocument,
  type MapFields,
} from './document.ts';
import { positions } from './position.ts';

/** Titles of lanes, as people read them; the same as on screens. */
export const laneTitlesIn: Readonly<Record<Language, Readonly<Record<LaneKind, string>>>> = {
  en: {
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
  },
  de: {
    touchpoints: 'Kontaktpunkte',
    does: 'Was der Kunde tut',
    wants: 'Was der Kunde will',
    thinks: 'Was der Kunde denkt',
    feeling: 'Gefühl',
    pains: 'Schmerzpunkte',
    opportunities: 'Chancen',
    numbers: 'Zahlen',
    moments: 'Momente der Wahrheit',
    people: 'Menschen hinter den Kulissen',
    systems: 'Systeme',
    images: 'Bilder',
    free: 'Notizen',
    'line-of-interaction': 'Linie der Begegnung',
    'line-of-visibility': 'Sichtbarkeitslinie',
  },
};

export const laneTitles = laneTitlesIn.en;

const usualLanes: readonly LaneKind[] = [
  'touchpoints',
  'does',
  'thinks',
  'feeling',
  'pains',
  'opportunities',
];

/** What a map begins with, by names of its own. */
export interface FirstDrawing {
  readonly stages: readonly {
    readonly key: string;
    readonly title: string;
    readonly workspaceStage: string | null;
  }[];
  readonly lanes: readonly LaneKind[];
  /** In which lanes are titled. */
  readonly language?: Language;
  /** Titles of lanes other than the usual. */
  readonly titles?: Readonly<Partial<Record<LaneKind, string>>>;
  /** In their order; one whose stage is not there is left out. */
  readonly cards: readonly (Pick<Card, 'text'> &
    Partial<Pick<Card, 'channel' | 'touchpoint' | 'colour' | 'value' | 'image'>> & {
      readonly lane: LaneKind;
      readonly stage: string;
      readonly evidence?: Pick<Evidence, 'kind' | 'note' | 'count'>;
    })[];
}

export function drawnMap(
  map: Partial<MapFields>,
  { stages, lanes, cards, titles = {}, language = 'en' }: FirstDrawing,
  newId: (prefix: string) => string,
): MapDocument {
  const document = emptyDocument(map);
  const columnOf = new Map<string, string>();
  const across = positions(stages.length);
  for (const [index, { key, ...stage }] of stages.entries()) {
    const id = newId('col');
    columnOf.set(key, id);
    document.columns[id] = { ...blank.column, ...stage, position: across[index] ?? '' };
  }
  const laneOf = new Map<LaneKind, string>();
  const down = positions(lanes.length);
  for (const [index, kind] of lanes.entries()) {
    const id = newId('lan');
    laneOf.set(kind, id);
    const title = titles[kind] ?? laneTitlesIn[language][kind];
    document.lanes[id] = { ...blank.lane, kind, title, position: down[index] ?? '' };
  }
  const order = positions(cards.length);
  for (const [index, { lane: kind, stage, evidence, ...card }] of cards.entries()) {
    const [lane, column] = [laneOf.get(kind), columnOf.get(stage)];
    if (lane === undefined || column === undefined) continue;
    const id = kind === 'feeling' ? feelingId(lane, column) : newId('crd');
    document.cards[id] = { ...blank.card, ...card, lane, column, position: order[index] ?? '' };
    if (evidence) document.evidence[newId('evi')] = { ...blank.evidence, ...evidence, card: id };
  }
  return document;
}

/** The usual lanes, the stages of the business, and a card for each touchpoint given. */
export function beginMap(
  map: Partial<MapFields>,
  world: { readonly stages: readonly Stage[]; readonly touchpoints: readonly Touchpoint[] },
  newId: (prefix: string) => string,
  language: Language,
): MapDocument {
  const stages = world.stages.map(({ id, name }) => ({ key: id, title: name, workspaceStage: id }));
  const cards = world.touchpoints.map(({ id, title, channel, stageId }) => ({
    ...{ lane: 'touchpoints' as const, stage: stageId },
    ...{ text: title, touchpoint: id, channel },
  }));
  return drawnMap(map, { stages, lanes: usualLanes, cards, language }, newId);
}
