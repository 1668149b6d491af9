/** A list of items of a Miro board (`GET /v2/boards/{id}/items`) to a map: the grid is guessed from where things lie. Pure; asks nobody. */

import { Parser } from 'htmlparser2';
import { z } from 'zod';
import { said } from '../../../kernel/said.ts';
import {
  type Imported,
  MapBuilder,
  MOST_OF_ANY,
  type Surroundings,
  tooLarge,
  Unreadable,
} from './imported.ts';
import { parsedJson } from './json.ts';
import { laneOf } from './lane-words.ts';
import { laneHeaded } from './table-lanes.ts';

const Item = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  type: z.string(),
  data: z
    .looseObject({
      content: z.string().optional(),
      title: z.string().optional(),
      description: z.string().optional(),
    })
    .optional(),
  position: z.looseObject({ x: z.number(), y: z.number(), relativeTo: z.string().optional() }),
  parent: z.looseObject({ id: z.union([z.string(), z.number()]) }).nullish(),
  style: z.looseObject({ fillColor: z.string().optional() }).optional().catch(undefined),
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
  const { placed, left, missing, isColoured } = itemsOf(text);
  if (placed.length === 0) throw new Unreadable('no item in it has a text and a place');
  const { title: above, items } = titled(placed);
  const bare = gridOf(items);
  const { top, side } = headingsOf(bare);
  const grid = top ? underHeads(bare) : bare;
  const [columns, rows] = [placesOf(grid, 'column'), placesOf(grid, 'row')];
  const builder = new MapBuilder(around);
  const wordsAt = (column: number, row: number) =>
    grid
      .filter((item) => item.column === column && item.row === row)
      .map((item) => item.text)
      .join(' ');
  const [firstColumn, firstRow] = [side ? 1 : 0, top ? 1 : 0];
  const title = above || (top && side ? wordsAt(0, 0) : '');
  if (title !== '') {
    builder.set({ title });
    builder.note('guessed', said('“{title}” was taken for the title.', { title }));
  }
  const stages = columns.slice(firstColumn).map((column, index) => {
    return builder.stage((top ? wordsAt(column, 0) : '') || `Stage ${index + 1}`);
  });
  const lanes = rows.slice(firstRow).map((row, index) => {
    const heading = side ? wordsAt(0, row) : '';
    if (heading === '') return builder.lane('free', `Row ${index + 1}`);
    return laneHeaded(builder, heading).id;
  });
  for (const item of grid.sort((a, b) => a.y - b.y || a.x - b.x)) {
    const stage = stages[columns.indexOf(item.column) - firstColumn];
    const lane = lanes[rows.indexOf(item.row) - firstRow];
    if (stage !== undefined && lane !== undefined) builder.card(lane, stage, item.text);
  }
  builder.note(
    'guessed',
    said(
      'The grid was guessed from where things lie on the board: {stages, plural, one {# stage} other {# stages}}, {lanes, plural, one {# lane} other {# lanes}}. Look it over before you use it.',
      { stages: stages.length, lanes: lanes.length },
    ),
  );
  if (isColoured)
    builder.note(
      'lost',
      said('What the colours and tags of notes mean is not known here; they were left out.'),
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

interface InGrid extends Placed {
  readonly column: number;
  readonly row: number;
}

function gridOf(items: readonly Placed[]): InGrid[] {
  const columns = bands(items.map(({ x, width }) => ({ at: x, size: width })));
  const rows = bands(items.map(({ y, height }) => ({ at: y, size: height })));
  return items.map((item) => ({ ...item, column: bandOf(columns, item.x), row: bandOf(rows, item.y) }));
}

/** Notes side by side below one wide heading are of one stage. */
function underHeads(grid: readonly InGrid[]): InGrid[] {
  const heads = grid.filter(({ row }) => row === 0);
  const headed = new Set(heads.map(({ column }) => column));
  return grid.map((item) => {
    if (headed.has(item.column)) return item;
    const head = heads.find(({ x, width }) => Math.abs(item.x - x) <= width / 2);
    return head ? { ...item, column: head.column } : item;
  });
}

function placesOf(grid: readonly InGrid[], of: 'column' | 'row'): number[] {
  return [...new Set(grid.map((item) => item[of]))].sort((one, other) => one - other);
}

/** A text alone above a row of headings is what the board is called. */
function titled(placed: readonly Placed[]): { title: string; items: readonly Placed[] } {
  const grid = gridOf(placed);
  const [first, ...beside] = grid.filter(({ row }) => row === 0);
  const heads = grid.filter(({ row }) => row === 1);
  const is =
    first?.isHeading && beside.length === 0 && heads.length > 1 && heads.every((each) => each.isHeading);
  if (!is) return { title: '', items: placed };
  return {
    title: first.text.replaceAll('\n', ' '),
    items: placed.filter((_, index) => grid[index] !== first),
  };
}

/** Whether the first row heads columns and the first column heads rows: by what they are drawn as, or by their words. */
function headingsOf(grid: readonly InGrid[]): { top: boolean; side: boolean } {
  const heads = (list: readonly InGrid[]) => list.length > 0 && list.every(({ isHeading }) => isHeading);
  const below = (item: InGrid) => item.row > 0;
  const beside = (item: InGrid) => item.column > 0;
  const first = {
    row: grid.filter(({ row }) => row === 0),
    column: grid.filter(({ column }) => column === 0),
  };
  const lanes = first.column.filter(({ text }) => laneOf(text).kind !== 'free');
  // Many boards are of notes alone: with nothing in the corner, and words of lanes below it.
  const isTable = first.row.every(beside) && lanes.length > 1 && lanes.length * 2 >= first.column.length;
  const top = (heads(first.row) || isTable) && grid.some(below);
  const side =
    (heads(first.column.filter((item) => !(top && item.row === 0))) || isTable) && grid.some(beside);
  return { top, side };
}

function itemsOf(text: string): { placed: Placed[]; left: number; missing: number; isColoured: boolean } {
  const raw = parsedJson(text);
  const list = Items.safeParse(raw);
  if (!list.success) throw new Unreadable('it is no list of items');
  const items = Array.isArray(list.data) ? list.data : list.data.data;
  const { total = 0 } = Array.isArray(list.data) ? {} : list.data;
  if (items.length > MOST_OF_ANY) throw tooLarge();
  const known = items.flatMap((each) => Item.safeParse(each).data ?? []);
  const frames = new Map(
    known.filter(({ type }) => type === 'frame').map((frame) => [String(frame.id), frame]),
  );
  const placed = known.flatMap((item): Placed[] => {
    if (!READ.has(item.type)) return [];
    const { type, data, geometry } = item;
    const said = [data?.content ?? data?.title, data?.description].map((part) => plainText(part ?? ''));
    const words = said.filter((part) => part !== '').join('\n');
    if (words === '') return [];
    const { width = USUAL_SIZE, height = width } = geometry ?? {};
    const isHeading = type === 'text' || type === 'shape';
    return [{ text: words, isHeading, ...onBoard(item, frames), width, height }];
  });
  const colours = new Set(
    known.filter(({ type }) => type === 'sticky_note').map(({ style }) => style?.fillColor),
  );
  const isColoured = colours.size > 1 || known.some(({ tags, tagIds }) => Boolean(tags ?? tagIds));
  return {
    placed,
    left: items.length - placed.length,
    missing: Math.max(0, total - items.length),
    isColoured,
  };
}

/** Where an item lies on the board: within a frame Miro counts from the frame's upper left corner. */
function onBoard(
  { position, parent }: z.output<typeof Item>,
  frames: ReadonlyMap<string, z.output<typeof Item>>,
): { x: number; y: number } {
  const frame = parent ? frames.get(String(parent.id)) : undefined;
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

const UNSAID = /^(script|style)$/;
const DEEPEST = 500;

/** Paragraphs as lines, without what they look like. */
function plainText(html: string): string {
  let text = '';
  let depth = 0;
  let unsaid = 0;
  const parser = new Parser(
    {
      ontext: (piece) => {
        if (unsaid === 0) text += piece;
      },
      onopentag: (name) => {
        if (++depth > DEEPEST) throw new Unreadable('the text of an item is nested without end');
        if (name === 'br') text += '\n';
        if (UNSAID.test(name)) unsaid++;
      },
      onclosetag: (name) => {
        depth--;
        if (UNSAID.test(name)) unsaid--;
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
