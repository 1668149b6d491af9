/** The items of a Miro board to a map: the grid is guessed from where things lie. Pure; asks nobody. */
import { said } from '../../../kernel/said.ts';
import { type Imported, MapBuilder, type Surroundings, Unreadable } from './imported.ts';
import { laneOf } from './lane-words.ts';
import { itemsOf, type Placed, USUAL_SIZE } from './miro-items.ts';
import { laneHeaded } from './table-lanes.ts';

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
