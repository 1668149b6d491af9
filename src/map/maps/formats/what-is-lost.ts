/** What of a map another format cannot hold, in sentences with counts. Pure. */
import { countWords } from '../../../kernel/words.ts';
import { type LaneKind, type MapDocument, picturesOf } from '../document.ts';

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

/** @param document what is seen */
export function whatIsLost(document: MapDocument, held: readonly Holding[]): string[] {
  const cards = Object.values(document.cards);
  const count = (has: (card: (typeof cards)[number]) => boolean) => cards.filter(has).length;
  const { title: _, kind, measure, ...about } = document.map;
  const told = Object.values(about).filter((value) => value !== null && value !== '').length;
  const columns = Object.values(document.columns);
  const losses: readonly [Holding, number, one: string, many: string][] = [
    [
      'about',
      told + (kind === 'as-is' ? 0 : 1),
      'fact about the map, such as scenario, objective or owner',
      'facts about the map, such as scenario, objective and owner',
    ],
    [
      'steps',
      columns.filter(({ stage }) => stage !== null).length,
      'step within a stage',
      'steps within stages',
    ],
    [
      'lanes',
      // Feelings are told of by themselves.
      count(({ lane, value }) => value === null && !KEPT.includes(document.lanes[lane]?.kind ?? 'free')),
      'card of other lanes',
      'cards of other lanes',
    ],
    ['channel', count(({ channel }) => channel !== null), 'channel', 'channels'],
    ['feeling', count(({ value }) => value !== null), 'feeling', 'feelings'],
    ['colour', count(({ colour }) => colour !== 'plain'), 'colour of a card', 'colours of cards'],
    ['owner', count(({ owner }) => owner !== null), 'owner of a card', 'owners of cards'],
    ['evidence', Object.keys(document.evidence).length, 'piece of evidence', 'pieces of evidence'],
    ['figure', count(({ figure }) => figure !== null), 'live number', 'live numbers'],
    [
      'measure',
      measure === null ? 0 : 1,
      'figure that measures the objective',
      'figures that measure the objective',
    ],
    [
      'picture',
      picturesOf(document).length,
      'picture, which stays in this business',
      'pictures, which stay in this business',
    ],
    [
      'links',
      count(({ touchpoint }) => touchpoint !== null),
      'link to a touchpoint of your business',
      'links to touchpoints of your business',
    ],
    ['asides', Object.keys(document.asides).length, 'text that was put aside', 'texts that were put aside'],
  ];
  return losses
    .filter(([what, n]) => n > 0 && !held.includes(what))
    .map(([, n, one, many]) => `Not held by this format: ${countWords(n)} ${n === 1 ? one : many}.`);
}
