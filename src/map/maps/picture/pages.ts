/** Lays a map out over pages: as one, or cut to paper with the stages and the heads of the lanes repeated on every page. */
import { said } from '../../../kernel/said.ts';
import { mapOutline } from '../document/outline.ts';
import {
  type Arrangement,
  COLUMN,
  type DrawnCard,
  type DrawnColumn,
  type DrawnLane,
  GAP,
  HEAD,
  isLine,
  laneHeight,
} from './arrange.ts';
import { composed, FOOT, type Page } from './compose.ts';
import { MARGIN, type Picture } from './drawing.ts';
import { headHeight, widthOfPage } from './page-head.ts';

/** Lengths of a page, in units of 1/96 inch. */
export interface Paper {
  readonly width: number;
  readonly height: number;
}

/** All of the map as one picture, however large. */
export function onePage(arrangement: Arrangement): Picture {
  const { columns, lanes } = arrangement;
  return composed({ ...headOf(arrangement), columns, lanes, number: '' }, descriptionOf(arrangement));
}

/** Smaller than this nobody reads on paper. */
const SMALLEST = 0.72;
/** As large as the text of a book; beyond that few columns fill a page with little. */
const LARGEST = 1.4;

/** Pages of one size; each picture is to be drawn at `scale`, from the upper left corner of its page. */
export function onPaper(
  arrangement: Arrangement,
  paper: Paper,
): { readonly scale: number; readonly pages: readonly Picture[] } {
  const { columns } = arrangement;
  const wanted = paper.width / widthOfPage(columns.length);
  const smallest = Math.min(1, Math.max(SMALLEST, wanted));
  const across = Math.max(1, Math.floor((paper.width / smallest - 2 * MARGIN - HEAD) / COLUMN));
  const head = headOf(arrangement);
  // One text for all pages: that of a large map has megabytes.
  const description = descriptionOf(arrangement);
  const parts = evenly(columns, across).map((part) => ({
    columns: part,
    lanes: lanesOf(arrangement, part),
    head: headHeight({ ...head, columns: part }),
  }));
  const cut = (scale: number) =>
    parts.flatMap((part) => {
      const room = Math.max(paper.height / scale - part.head - FOOT, FEWEST_ROOM);
      return downPages(part.lanes, room).map((lanes) => ({ columns: part.columns, lanes }));
    });
  const widest = Math.max(...parts.map((part) => part.columns.length));
  const largest = Math.min(LARGEST, paper.width / widthOfPage(widest));
  const scale = largestOf(smallest, largest, (each) => cut(each).length);
  const pages = cut(scale);
  return {
    scale,
    pages: pages.map((page, index) => {
      const at = said('{n} of {all}', { n: index + 1, all: pages.length });
      const number = pages.length === 1 ? '' : arrangement.voice.tell(at);
      return composed({ ...head, ...page, number } satisfies Page, description);
    }),
  };
}

const FEWEST_ROOM = 160;
/** Tried between the smallest scale and the largest. */
const SCALES = 12;

/** As large as the paper is wide, unless that takes more pages than the smallest. */
function largestOf(smallest: number, largest: number, pagesAt: (scale: number) => number): number {
  const fewest = pagesAt(smallest);
  for (let step = SCALES; step > 0; step--) {
    const scale = smallest + ((largest - smallest) * step) / SCALES;
    if (pagesAt(scale) <= fewest) return scale;
  }
  return smallest;
}

function headOf({ document, voice: { tell } }: Arrangement): Pick<Page, 'title' | 'subtitle'> {
  const { title, kind, scenario, objective, metric, target } = document.map;
  const kinds = {
    'as-is': said('As it is'),
    'to-be': said('As it should be'),
    competitor: said('A competitor'),
  } as const;
  const parts = [
    tell(kinds[kind]),
    scenario.replace(/\s+/g, ' ').trim(),
    objective === '' ? '' : tell(said('Objective: {objective}', { objective })),
    metric === '' ? '' : tell(said('Measured by: {metric}', { metric })),
    target === '' ? '' : tell(said('Target: {target}', { target })),
  ];
  return {
    title: title || tell(said('A journey map')),
    subtitle: parts.filter((part) => part !== '').join(' · '),
  };
}

function descriptionOf({ document }: Arrangement): string {
  return mapOutline(document).join('\n');
}

/** Groups of at most so many, about equally large, so that no page holds one column alone. */
function evenly(columns: readonly DrawnColumn[], most: number): (readonly DrawnColumn[])[] {
  const groups = Math.max(1, Math.ceil(columns.length / most));
  return Array.from({ length: groups }, (_, group) =>
    columns.slice(
      Math.round((group * columns.length) / groups),
      Math.round(((group + 1) * columns.length) / groups),
    ),
  );
}

/** The lanes as they are with these columns alone. */
function lanesOf({ lanes }: Arrangement, columns: readonly DrawnColumn[]): DrawnLane[] {
  const here = new Set(columns.map(({ id }) => id));
  return lanes.map((lane) =>
    withCards(
      lane,
      lane.cards.filter(({ column }) => here.has(column)),
    ),
  );
}

function withCards(lane: DrawnLane, cards: readonly DrawnCard[]): DrawnLane {
  return { ...lane, cards, height: laneHeight(lane.kind, lane.title, cards) };
}

/** Lanes page by page; one that is taller than a page goes on on the next. */
function downPages(lanes: readonly DrawnLane[], room: number): (readonly DrawnLane[])[] {
  const pages: DrawnLane[][] = [[]];
  let left = room;
  for (const part of lanes.flatMap((lane) => partsOf(lane, room))) {
    if (part.height > left && pages.at(-1)?.length !== 0) {
      pages.push([]);
      left = room;
    }
    pages.at(-1)?.push(part);
    left -= part.height;
  }
  return pages;
}

/** A lane cut so that each part fits a page: from each column the cards that still have room. */
function partsOf(lane: DrawnLane, room: number): DrawnLane[] {
  if (lane.height <= room || isLine(lane.kind) || lane.kind === 'feeling') return [lane];
  const filled = new Map<string, { part: number; height: number }>();
  const parts: DrawnCard[][] = [];
  for (const card of lane.cards) {
    const stack = filled.get(card.column) ?? { part: 0, height: GAP };
    if (stack.height + card.height + GAP > room && stack.height > GAP) {
      stack.part++;
      stack.height = GAP;
    }
    stack.height += card.height + GAP;
    filled.set(card.column, stack);
    parts[stack.part] = [...(parts[stack.part] ?? []), card];
  }
  return parts.map((cards) => withCards(lane, cards));
}
