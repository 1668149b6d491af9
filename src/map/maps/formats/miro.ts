/** A list of items of a Miro board (`GET /v2/boards/{id}/items`) to a map: the grid is guessed from where things lie. Pure; asks nobody. */

import { Parser } from 'htmlparser2';
import { z } from 'zod';
import { said } from '../../../kernel/said.ts';
import { type Imported, MapBuilder, type Surroundings, Unreadable } from './imported.ts';
import { laneHeaded } from './table-lanes.ts';

const Item = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  type: z.string(),
  data: z.looseObject({ content: z.string().optional(), title: z.string().optional() }).optional(),
  position: z.looseObject({ x: z.number(), y: z.number(), relativeTo: z.string().optional() }),
  parent: z.looseObject({ id: z.union([z.string(), z.number()]) }).nullish(),
  geometry: z.looseObject({ width: z.number().optional(), height: z.number().optional() }).optional(),
});
/** `total` of the board; a list holds at most fifty of them, with where the next begins. */
const Items = z.union([
  z.array(z.unknown()),
  z.looseObject({ data: z.array(z.unknown()), total: z.number().optional() }),
]);

interface Placed {
  readonly text: string;
  /** Whether it may head a column or a row: anything but a sticky note. */
  readonly isHeading: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const READ = new Set(['sticky_note', 'text', 'shape', 'card', 'app_card']);
const USUAL_SIZE = 200;

/** @throws Unreadable */
export function fromMiro(text: string, around: Surroundings): Imported {
  const { placed, left, missing } = itemsOf(text);
  if (placed.length === 0) throw new Unreadable('no item in it has a text and a place');
  const builder = new MapBuilder(around);
  const columns = bands(placed.map(({ x, width }) => ({ at: x, size: width })));
  const rows = bands(placed.map(({ y, height }) => ({ at: y, size: height })));
  const grid = placed.map((item) => ({
    ...item,
    column: bandOf(columns, item.x),
    row: bandOf(rows, item.y),
  }));
  const heads = (list: typeof grid) => list.length > 0 && list.every(({ isHeading }) => isHeading);
  const top = heads(grid.filter(({ row }) => row === 0)) && rows.length > 1;
  const side =
    heads(grid.filter(({ column, row }) => column === 0 && !(top && row === 0))) && columns.length > 1;
  const wordsAt = (column: number, row: number) =>
    grid
      .filter((item) => item.column === column && item.row === row)
      .map((item) => item.text)
      .join(' ');
  const [firstColumn, firstRow] = [side ? 1 : 0, top ? 1 : 0];
  const stages = columns.slice(firstColumn).map((_, index) => {
    return builder.stage((top ? wordsAt(index + firstColumn, 0) : '') || `Stage ${index + 1}`);
  });
  const lanes = rows.slice(firstRow).map((_, index) => {
    const heading = side ? wordsAt(0, index + firstRow) : '';
    if (heading === '') return builder.lane('free', `Row ${index + 1}`);
    return laneHeaded(builder, heading).id;
  });
  for (const item of grid.sort((a, b) => a.y - b.y || a.x - b.x)) {
    const [stage, lane] = [stages[item.column - firstColumn], lanes[item.row - firstRow]];
    if (stage !== undefined && lane !== undefined) builder.card(lane, stage, item.text);
  }
  builder.note(
    'guessed',
    said(
      'The grid was guessed from where things lie on the board: {stages, plural, one {# stage} other {# stages}}, {lanes, plural, one {# lane} other {# lanes}}. Look it over before you use it.',
      { stages: stages.length, lanes: lanes.length },
    ),
  );
  if (left > 0)
    builder.note(
      'lost',
      said('Items without text or place, and pictures, lines and frames, were left out: {left, number}.', {
        left,
      }),
    );
  if (missing > 0)
    builder.note(
      'lost',
      said(
        'The board has {missing, plural, one {# more item} other {# more items}} than this file, which is one page of its list. Put the pages together to have them all.',
        { missing },
      ),
    );
  return builder.done();
}

function itemsOf(text: string): { placed: Placed[]; left: number; missing: number } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new Unreadable('it is not JSON');
  }
  const list = Items.safeParse(raw);
  if (!list.success) throw new Unreadable('it is no list of items');
  const items = Array.isArray(list.data) ? list.data : list.data.data;
  const { total = 0 } = Array.isArray(list.data) ? {} : list.data;
  const known = items.flatMap((each) => Item.safeParse(each).data ?? []);
  const placed = known.flatMap((item): Placed[] => {
    if (!READ.has(item.type)) return [];
    const { type, data, geometry } = item;
    const words = plainText(data?.content ?? data?.title ?? '');
    if (words === '') return [];
    const { width = USUAL_SIZE, height = width } = geometry ?? {};
    const isHeading = type === 'text' || type === 'shape';
    return [{ text: words, isHeading, ...onBoard(item, known), width, height }];
  });
  return { placed, left: items.length - placed.length, missing: Math.max(0, total - items.length) };
}

/** Where an item lies on the board: within a frame Miro counts from the frame's upper left corner. */
function onBoard(
  { position, parent }: z.output<typeof Item>,
  items: readonly z.output<typeof Item>[],
): { x: number; y: number } {
  const frame = items.find(({ id }) => id !== undefined && String(id) === String(parent?.id));
  if (!frame || position.relativeTo === 'canvas_center') return position;
  const { width = 0, height = 0 } = frame.geometry ?? {};
  return {
    x: frame.position.x - width / 2 + position.x,
    y: frame.position.y - height / 2 + position.y,
  };
}

/** Places that lie together: a new band begins where the next centre is more than half a usual size away. */
function bands(list: readonly { readonly at: number; readonly size: number }[]): number[] {
  const sizes = list.map(({ size }) => size).sort((a, b) => a - b);
  const apart = 0.5 * (sizes[Math.floor(sizes.length / 2)] ?? USUAL_SIZE);
  const sorted = list.map(({ at }) => at).sort((a, b) => a - b);
  const starts: number[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const at of sorted) {
    if (at - before > apart) starts.push(at);
    before = at;
  }
  return starts;
}

function bandOf(starts: readonly number[], at: number): number {
  return starts.findLastIndex((start) => start <= at);
}

/** Paragraphs as lines, without what they look like. */
function plainText(html: string): string {
  let text = '';
  const parser = new Parser(
    {
      ontext: (piece) => {
        text += piece;
      },
      onopentag: (name) => {
        if (name === 'br') text += '\n';
      },
      onclosetag: (name) => {
        if (/^(p|div|li)$/.test(name)) text += '\n';
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}
