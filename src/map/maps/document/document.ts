/** A journey map as a document: what it holds, how large it may be, what of it is seen. Pure; nothing here knows who edits it or where it is kept. */
import { z } from 'zod';
import { picturesIn } from '../../pictures/contract.ts';

/** Raised when a document of before cannot be read as it is; then `upgrade.ts` has a step. */
export const DOCUMENT_VERSION = 2;

/** How many may be on a map at once; what was removed does not count. */
export const MOST = { column: 240, lane: 60, card: 3000, evidence: 6000 } as const;

export const mapKinds = ['as-is', 'to-be', 'competitor'] as const;

/** `line-of-interaction` and `line-of-visibility` are drawn as lines between lanes and hold no cards. */
export const laneKinds = [
  'touchpoints',
  'does',
  'wants',
  'thinks',
  'feeling',
  'pains',
  'opportunities',
  'numbers',
  'moments',
  'people',
  'systems',
  'images',
  'free',
  'line-of-interaction',
  'line-of-visibility',
] as const;
export type LaneKind = (typeof laneKinds)[number];

/** What the colour of a card says. */
export const colours = ['plain', 'good', 'hurts', 'question', 'idea', 'decided'] as const;
export const evidenceKinds = ['signal', 'quote', 'report', 'file', 'url'] as const;

/** Made by whoever edits, so that an edit needs no answer before the next. */
export const Id = z.string().regex(/^[A-Za-z0-9][\w.:-]{0,119}$/);
/** Sorts by its characters; see `position.ts`. */
const Position = z.string().regex(/^[A-Za-z][0-9A-Za-z]{0,199}$/);
/** Names something that lives elsewhere: a persona, a touchpoint, an account. Never followed here. */
const Reference = z.string().min(1).max(200);
const Title = z.string().max(200);
const Words = z.string().max(4000);

/** The goal a map has of its own: its objective, by the figure that measures it and its target. */
export const THE_OBJECTIVE = 'objective';

/** A figure that is asked anew whenever it is shown. */
export const Figure = z.discriminatedUnion('from', [
  z.object({ from: z.literal('saved'), saved: Reference }),
  z.object({
    from: z.literal('report'),
    report: Reference,
    query: z.record(z.string().max(60), z.string().max(4000)),
  }),
  z.object({ from: z.literal('goal'), goal: Reference }),
]);

export const MapFields = z.object({
  title: Title,
  kind: z.enum(mapKinds),
  scenario: Words,
  /** Id of a persona, or null. */
  persona: Reference.nullable(),
  objective: Words,
  /** What the objective is measured by, in words, and the figure that does so live. */
  metric: Title,
  measure: Figure.nullable(),
  target: Title,
  owner: Reference.nullable(),
  /** The day on which somebody looks at it again, YYYY-MM-DD. */
  reviewOn: z.iso.date().nullable(),
});

/** A stage, or a step of one. */
export const Column = z.object({
  title: Title,
  position: Position,
  /** The stage a step belongs to; null for a stage. */
  stage: Id.nullable(),
  /** The stage of the workspace it stands for, or null. */
  workspaceStage: Reference.nullable(),
  /** A map that draws this stage in detail, or null. */
  submap: Reference.nullable(),
  hidden: z.boolean(),
  removed: z.boolean(),
});

export const Lane = z.object({
  kind: z.enum(laneKinds),
  title: Title,
  position: Position,
  /** Whose feeling it is; null elsewhere. */
  persona: Reference.nullable(),
  hidden: z.boolean(),
  removed: z.boolean(),
});

export const Card = z.object({
  lane: Id,
  column: Id,
  position: Position,
  text: Words,
  colour: z.enum(colours),
  owner: Reference.nullable(),
  /** Touchpoint of the workspace it stands for, or null. */
  touchpoint: Reference.nullable(),
  /** Id of data/channels.json, or a word of one's own. */
  channel: Reference.nullable(),
  /** Feeling as assumed, -2 (awful) to +2 (delighted); null outside a feeling lane. */
  value: z.number().min(-2).max(2).nullable(),
  figure: Figure.nullable(),
  /** Where the picture is: a stored file or an address. */
  image: z.string().min(1).max(2000).nullable(),
  removed: z.boolean(),
});

export const Evidence = z.object({
  card: Id,
  kind: z.enum(evidenceKinds),
  /** What it points to: id of a signal, a saved report or a file; an address. Empty for a quote typed in. */
  reference: z.string().max(2000),
  /** The quote, or what it shows. */
  note: Words,
  /** People or answers it rests on, where known when it was linked. */
  count: z.number().int().min(0).nullable(),
  /** The day it was said or seen, YYYY-MM-DD; null where nobody knows. */
  seenOn: z.iso.date().nullable(),
  removed: z.boolean(),
});

/** What somebody typed and another overwrote without having seen it, as text. Kept until somebody takes it back or away. */
export const Aside = z.object({
  on: z.enum(['map', 'column', 'lane', 'card', 'evidence']),
  entity: Id,
  field: z.string().max(40),
  text: Words,
  removed: z.boolean(),
});

export const MapDocument = z.object({
  version: z.literal(DOCUMENT_VERSION),
  map: MapFields,
  columns: z.record(Id, Column),
  lanes: z.record(Id, Lane),
  cards: z.record(Id, Card),
  evidence: z.record(Id, Evidence),
  asides: z.record(Id, Aside),
});

export type MapFields = z.output<typeof MapFields>;
export type Column = z.output<typeof Column>;
export type Lane = z.output<typeof Lane>;
export type Card = z.output<typeof Card>;
export type Evidence = z.output<typeof Evidence>;
export type Aside = z.output<typeof Aside>;
export type MapDocument = z.output<typeof MapDocument>;

export interface Entities {
  readonly column: Column;
  readonly lane: Lane;
  readonly card: Card;
  readonly evidence: Evidence;
  readonly aside: Aside;
}
export type EntityKind = keyof Entities;

/** Where a document keeps each kind. */
export const placeOf = {
  column: 'columns',
  lane: 'lanes',
  card: 'cards',
  evidence: 'evidence',
  aside: 'asides',
} as const;
export const entityKinds: readonly EntityKind[] = ['column', 'lane', 'card', 'evidence', 'aside'];

/** What a new one has where nothing is said. */
export const blank: Entities & { readonly map: MapFields } = {
  map: {
    title: '',
    kind: 'as-is',
    scenario: '',
    persona: null,
    objective: '',
    metric: '',
    measure: null,
    target: '',
    owner: null,
    reviewOn: null,
  },
  column: {
    title: '',
    position: 'a0',
    stage: null,
    workspaceStage: null,
    submap: null,
    hidden: false,
    removed: false,
  },
  lane: { kind: 'free', title: '', position: 'a0', persona: null, hidden: false, removed: false },
  card: {
    lane: '',
    column: '',
    position: 'a0',
    text: '',
    colour: 'plain',
    owner: null,
    touchpoint: null,
    channel: null,
    value: null,
    figure: null,
    image: null,
    removed: false,
  },
  evidence: { card: '', kind: 'quote', reference: '', note: '', count: null, seenOn: null, removed: false },
  aside: { on: 'card', entity: '', field: '', text: '', removed: false },
};

export function emptyDocument(map: Partial<MapFields> = {}): MapDocument {
  return {
    version: DOCUMENT_VERSION,
    map: { ...blank.map, ...map },
    columns: {},
    lanes: {},
    cards: {},
    evidence: {},
    asides: {},
  };
}

/** Pictures of the business that cards and evidence name. */
export function picturesOf(document: Pick<MapDocument, 'cards' | 'evidence'>): string[] {
  const named = [
    ...Object.values(document.cards).map(({ image }) => image),
    ...Object.values(document.evidence).map(({ reference }) => reference),
  ];
  return picturesIn(named.filter((each) => each !== null).join('\n'));
}

/** The id of the one feeling a lane has in a column: two who set it at once set the same one. */
export function feelingId(lane: string, column: string): string {
  return `feeling.${lane}.${column}`.slice(0, 120);
}

/** One's own entry of that id, never something every object has (`constructor`). */
export function entry<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
