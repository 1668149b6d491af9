/** What of a map another format cannot hold, in sentences with counts. Pure. */
import { type Said, said } from '../../../kernel/said.ts';
import { pictureNamed } from '../../pictures/contract.ts';
import {
  type Card,
  type LaneKind,
  type MapDocument,
  type MapFields,
  picturesOf,
} from '../document/document.ts';
import { lanesInOrder } from '../document/seen.ts';

export type Holding =
  | 'about'
  | 'steps'
  | 'lanes'
  | 'channel'
  | 'feeling'
  | 'colour'
  | 'owner'
  | 'evidence'
  | 'figure'
  | 'measure'
  | 'picture'
  | 'address'
  | 'links'
  | 'hidden'
  | 'asides';

/** What a format holds. What is left out here it holds whole. */
export interface Held {
  readonly what: readonly Holding[];
  /** The only facts about the map it holds, where `about` is among what it holds. */
  readonly about?: readonly (keyof MapFields)[];
  /** The only cards of which it holds more than their text: those of the first lane of touchpoints, or of all such lanes. */
  readonly on?: 'first' | 'touchpoints';
}

/** Kinds of lanes whose cards a format keeps that does not keep all. */
const KEPT: readonly LaneKind[] = ['touchpoints', 'does', 'people'];

const loss: Readonly<Record<Holding, (n: number) => Said>> = {
  about: (n) =>
    said(
      'Not held by this format: {n, plural, one {# fact about the map, such as scenario, objective or owner} other {# facts about the map, such as scenario, objective and owner}}.',
      { n },
    ),
  steps: (n) =>
    said('Not held by this format: {n, plural, one {# step within a stage} other {# steps within stages}}.', {
      n,
    }),
  lanes: (n) =>
    said(
      'Not held by this format: {n, plural, one {# card of other lanes} other {# cards of other lanes}}.',
      { n },
    ),
  channel: (n) => said('Not held by this format: {n, plural, one {# channel} other {# channels}}.', { n }),
  feeling: (n) => said('Not held by this format: {n, plural, one {# feeling} other {# feelings}}.', { n }),
  colour: (n) =>
    said('Not held by this format: {n, plural, one {# colour of a card} other {# colours of cards}}.', { n }),
  owner: (n) =>
    said('Not held by this format: {n, plural, one {# owner of a card} other {# owners of cards}}.', { n }),
  evidence: (n) =>
    said('Not held by this format: {n, plural, one {# piece of evidence} other {# pieces of evidence}}.', {
      n,
    }),
  figure: (n) =>
    said('Not held by this format: {n, plural, one {# live number} other {# live numbers}}.', { n }),
  measure: (n) =>
    said(
      'Not held by this format: {n, plural, one {# figure that measures the objective} other {# figures that measure the objective}}.',
      { n },
    ),
  picture: (n) =>
    said(
      'Not held by this format: {n, plural, one {# picture, which stays in this business} other {# pictures, which stay in this business}}.',
      { n },
    ),
  address: (n) =>
    said(
      'Not held by this format: {n, plural, one {# address of a picture} other {# addresses of pictures}}.',
      { n },
    ),
  links: (n) =>
    said(
      'Not held by this format: {n, plural, one {# link to a stage, a touchpoint or another map of your business} other {# links to stages, touchpoints and other maps of your business}}.',
      { n },
    ),
  hidden: (n) =>
    said(
      'Not held by this format: that {n, plural, one {# stage or lane is hidden} other {# stages and lanes are hidden}}. Whoever reads the file sees them.',
      { n },
    ),
  asides: (n) =>
    said(
      'Not held by this format: {n, plural, one {# text that was put aside} other {# texts that were put aside}}.',
      { n },
    ),
};

const holdings = Object.keys(loss) as Holding[];

/** @param document what is seen */
export function whatIsLost(document: MapDocument, { what: held, about, on }: Held): Said[] {
  const cards = Object.values(document.cards);
  const [first] = lanesInOrder(document).filter(({ kind }) => kind === 'touchpoints');
  const isWhole = ({ lane }: Card): boolean =>
    on === 'first' ? lane === first?.id : on === undefined || document.lanes[lane]?.kind === 'touchpoints';
  const lostOf = (what: Holding, has: (card: Card) => boolean): number =>
    cards.filter((card) => has(card) && !(held.includes(what) && isWhole(card))).length;
  const kindOf = ({ lane }: Card): LaneKind => document.lanes[lane]?.kind ?? 'free';
  const pieces = Object.values(document.evidence).filter(({ card }) => {
    const of = document.cards[card];
    return !(held.includes('evidence') && (of === undefined || isWhole(of)));
  });
  const columns = Object.values(document.columns);
  const lanes = Object.values(document.lanes);
  const unlessHeld = (what: Holding, n: number): number => (held.includes(what) ? 0 : n);
  const links = cards.filter(({ touchpoint }) => touchpoint !== null).length + stagesLinked(document);
  const n: Record<Holding, number> = {
    about: factsLost(document.map, held.includes('about') ? about : []),
    steps: unlessHeld('steps', columns.filter(({ stage }) => stage !== null).length),
    // Feelings are told of by themselves.
    lanes: unlessHeld(
      'lanes',
      cards.filter((card) => card.value === null && !KEPT.includes(kindOf(card))).length,
    ),
    channel: lostOf('channel', ({ channel }) => channel !== null),
    feeling: unlessHeld('feeling', cards.filter(({ value }) => value !== null).length),
    colour: lostOf('colour', ({ colour }) => colour !== 'plain'),
    owner: lostOf('owner', ({ owner }) => owner !== null),
    evidence: pieces.length,
    figure: unlessHeld('figure', cards.filter(({ figure }) => figure !== null).length),
    measure: unlessHeld('measure', document.map.measure === null ? 0 : 1),
    picture: unlessHeld('picture', picturesOf(document).length),
    address: unlessHeld('address', cards.filter(isAddressLost).length),
    links: unlessHeld('links', links),
    hidden: unlessHeld('hidden', [...columns, ...lanes].filter(({ hidden }) => hidden).length),
    asides: unlessHeld('asides', Object.keys(document.asides).length),
  };
  return holdings.filter((what) => n[what] > 0).map((what) => loss[what](n[what]));

  /** Of a picture that lies elsewhere; a card that says nothing else is named by it. */
  function isAddressLost(card: Card): boolean {
    if (card.image === null || pictureNamed(card.image) !== null) return false;
    return card.text !== '' || kindOf(card) !== 'images' || !held.includes('lanes');
  }
}

/** @param held undefined for all of them */
function factsLost(map: MapFields, held: readonly (keyof MapFields)[] | undefined): number {
  if (held === undefined) return 0;
  const { title: _, measure: __, kind, ...facts } = map;
  const told = Object.entries(facts).filter(([field, value]) => {
    return value !== null && value !== '' && !held.includes(field as keyof MapFields);
  });
  return told.length + (kind === 'as-is' || held.includes('kind') ? 0 : 1);
}

function stagesLinked({ columns }: MapDocument): number {
  const linked = Object.values(columns).map(({ workspaceStage, submap }) => [workspaceStage, submap]);
  return linked.flat().filter((link) => link !== null).length;
}
