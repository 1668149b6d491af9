/** A map as rows of cells: one row per touchpoint, or stages across and lanes down. Pure. */
import type { Card, Evidence, Lane, MapDocument } from '../document/document.ts';
import { laneTitlesIn } from '../document/first-drawing.ts';
import {
  cardsInOrder,
  columnsInOrder,
  evidenceByCard,
  lanesInOrder,
  seen,
  type With,
} from '../document/seen.ts';
import { evidenceText, feelingText, joined } from './cell-text.ts';
import { channelName, ownerName, type Surroundings } from './imported.ts';
import { headingOf } from './lane-words.ts';
import { touchpointHead } from './table-heads.ts';

export type Rows = readonly (readonly string[])[];

/** The columns of the first layout before the lanes. */
export const rowHead = ['Stage', 'Step', 'Touchpoint', 'Channel', 'Colour', 'Owner', 'Evidence'] as const;

/** What stands above the stages of the second layout. */
export const aboutHead = {
  Title: 'title',
  Kind: 'kind',
  Scenario: 'scenario',
  Objective: 'objective',
  Metric: 'metric',
  Target: 'target',
  Review: 'reviewOn',
} as const;

/** One row per touchpoint; what else stands in the column is written into the row of its first touchpoint. */
export function rowPerTouchpoint(map: MapDocument, around: Surroundings): Rows {
  const document = seen(map);
  const [main, ...second] = lanesInOrder(document).filter(({ kind }) => kind === 'touchpoints');
  const lanes = lanesInOrder(document).filter(({ id }) => id !== main?.id);
  const evidence = evidenceByCard(document);
  const cards = cardsInOrder(document);
  const body = columnsInOrder(document).flatMap((column) => {
    const [stage, step] = titlesOf(document, column.id);
    const here = cards.filter((card) => card.column === column.id);
    const touchpoints = here.filter(({ lane }) => lane === main?.id);
    const first = lanes.map((lane) => cellOf(here, lane, around));
    // A stage that only holds steps needs no row of its own.
    const isFrame =
      here.length === 0 && Object.values(document.columns).some((each) => each.stage === column.id);
    const rows: (With<Card> | null)[] = touchpoints.length > 0 ? touchpoints : isFrame ? [] : [null];
    return rows.map((card, index) => [
      stage,
      step,
      ...touchpointCells(card, evidence.get(card?.id ?? '') ?? [], around),
      ...(index === 0 ? first : lanes.map(() => '')),
    ]);
  });
  const names = lanes.map((lane) =>
    second.includes(lane) ? `${lane.title} [touchpoints]` : headingOf(lane),
  );
  const [stage, step, , ...about] = rowHead;
  const touchpoint = touchpointHead(main?.title ?? laneTitlesIn.en.touchpoints);
  return [[stage, step, touchpoint, ...about, ...names], ...body];
}

/** Above, what the map is about; then a column per stage or step and a row per lane. */
export function stagesAcross(map: MapDocument, around: Surroundings): Rows {
  const document = seen(map);
  const columns = columnsInOrder(document);
  const titles = columns.map(({ id }) => titlesOf(document, id));
  const about = Object.entries(aboutHead).flatMap(([head, field]) => {
    const value = document.map[field];
    return value === null || value === '' ? [] : [[head, value]];
  });
  const steps = titles.some(([, step]) => step !== '');
  const cards = cardsInOrder(document);
  return [
    ...about,
    ['Stage', ...titles.map(([stage]) => stage)],
    ...(steps ? [['Step', ...titles.map(([, step]) => step)]] : []),
    ...lanesInOrder(document).map((lane) => [
      headingOf(lane),
      ...columns.map(({ id }) => {
        const here = cards.filter((card) => card.column === id);
        return cellOf(here, lane, around);
      }),
    ]),
  ];
}

function titlesOf(document: MapDocument, id: string): [string, string] {
  const column = document.columns[id];
  const stage = column?.stage === null || !column ? column : document.columns[column.stage];
  return [stage?.title ?? '', column?.stage ? column.title : ''];
}

function touchpointCells(
  card: With<Card> | null,
  evidence: readonly Evidence[],
  around: Surroundings,
): string[] {
  if (!card) return ['', '', '', '', ''];
  return [
    joined([card.text]),
    card.channel === null ? '' : channelName(around, card.channel),
    card.colour === 'plain' ? '' : card.colour,
    ownerName(around, card.owner),
    evidence.map(evidenceText).join('\n'),
  ];
}

function cellOf(cards: readonly With<Card>[], lane: With<Lane>, around: Surroundings): string {
  const here = cards.filter((card) => card.lane === lane.id);
  if (lane.kind === 'feeling') {
    const [card] = here;
    return card ? feelingText(card.value, card.text) : '';
  }
  return joined(
    here.map(({ text, channel, image }) => {
      if (lane.kind === 'touchpoints' && channel !== null) return `${text} [${channelName(around, channel)}]`;
      // So that these are not taken for a channel.
      if (lane.kind === 'touchpoints' && text.endsWith(']')) return `${text} []`;
      return text === '' && image !== null ? image : text;
    }),
  );
}
