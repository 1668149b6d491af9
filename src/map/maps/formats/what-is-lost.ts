/** What of a map another format cannot hold, in sentences with counts. Pure. */
import { type Said, said } from '../../../kernel/said.ts';
import { type LaneKind, type MapDocument, picturesOf } from '../document/document.ts';

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
  | 'links'
  | 'asides';

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
  links: (n) =>
    said(
      'Not held by this format: {n, plural, one {# link to a touchpoint of your business} other {# links to touchpoints of your business}}.',
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
export function whatIsLost(document: MapDocument, held: readonly Holding[]): Said[] {
  const cards = Object.values(document.cards);
  const count = (has: (card: (typeof cards)[number]) => boolean) => cards.filter(has).length;
  const { title: _, kind, measure, ...about } = document.map;
  const told = Object.values(about).filter((value) => value !== null && value !== '').length;
  const columns = Object.values(document.columns);
  const n: Record<Holding, number> = {
    about: told + (kind === 'as-is' ? 0 : 1),
    steps: columns.filter(({ stage }) => stage !== null).length,
    // Feelings are told of by themselves.
    lanes: count(({ lane, value }) => value === null && !KEPT.includes(document.lanes[lane]?.kind ?? 'free')),
    channel: count(({ channel }) => channel !== null),
    feeling: count(({ value }) => value !== null),
    colour: count(({ colour }) => colour !== 'plain'),
    owner: count(({ owner }) => owner !== null),
    evidence: Object.keys(document.evidence).length,
    figure: count(({ figure }) => figure !== null),
    measure: measure === null ? 0 : 1,
    picture: picturesOf(document).length,
    links: count(({ touchpoint }) => touchpoint !== null),
    asides: Object.keys(document.asides).length,
  };
  return holdings.filter((what) => n[what] > 0 && !held.includes(what)).map((what) => loss[what](n[what]));
}
