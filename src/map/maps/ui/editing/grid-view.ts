/** The document as a grid: columns across, lanes down, cells of cards. What did not change stays the same object, so that only what changed is drawn anew. Pure. */
import type { Card, Column, Lane, LaneKind, MapDocument } from '../../document/document.ts';
import { type Founded, founded } from '../../document/founded.ts';
import { columnsInOrder, evidenceByCard, lanesInOrder, type With } from '../../document/seen.ts';

export interface Cell {
  readonly lane: string;
  readonly column: string;
  readonly ids: readonly string[];
  readonly cards: readonly Card[];
  readonly founded: readonly Founded[];
}

export interface Row {
  readonly lane: With<Lane>;
  readonly cells: readonly Cell[];
}

export interface StageHead {
  readonly stage: With<Column>;
  /** Its shown steps. */
  readonly steps: readonly With<Column>[];
}

export interface GridView {
  /** Those shown, from left to right: each stage, then its steps. */
  readonly columns: readonly With<Column>[];
  readonly stages: readonly StageHead[];
  readonly rows: readonly Row[];
  readonly hidden: { readonly columns: readonly With<Column>[]; readonly lanes: readonly With<Lane>[] };
}

/** On more columns than this a sheet of A4 is too small to print on. */
export const MOST_ON_A4 = 9;

/** Lines between lanes hold no cards. */
export function isLine(kind: LaneKind): boolean {
  return kind === 'line-of-interaction' || kind === 'line-of-visibility';
}

/** A function that makes the grid of a document and remembers the one before. */
export function gridMaker(): (document: MapDocument) => GridView {
  let before: GridView | undefined;
  let source: MapDocument | undefined;
  const known = new WeakMap<object, object>();
  const kept = <T extends object>(raw: Readonly<Record<string, T>>, made: readonly With<T>[]): With<T>[] =>
    made.map((each) => {
      const key = raw[each.id] as T;
      const held = known.get(key) as With<T> | undefined;
      if (held !== undefined) return held;
      known.set(key, each);
      return each;
    });
  return (document) => {
    if (before !== undefined && source === document) return before;
    const columns = kept(document.columns, columnsInOrder(document));
    const lanes = kept(document.lanes, lanesInOrder(document));
    const hiddenStages = new Set(columns.filter(({ hidden }) => hidden).map(({ id }) => id));
    const isShown = ({ id, stage }: With<Column>) =>
      !hiddenStages.has(id) && (stage === null || !hiddenStages.has(stage));
    const shown = same(before?.columns, columns.filter(isShown));
    const made: GridView = {
      columns: shown,
      stages: stageHeads(shown, before?.stages),
      rows: rowsOf(
        document,
        shown,
        lanes.filter(({ hidden }) => !hidden),
        before,
      ),
      hidden: {
        columns: columns.filter(({ hidden }) => hidden),
        lanes: lanes.filter(({ hidden }) => hidden),
      },
    };
    before = made;
    source = document;
    return made;
  };
}

function stageHeads(
  columns: readonly With<Column>[],
  before: readonly StageHead[] | undefined,
): readonly StageHead[] {
  const heads = columns
    .filter(({ stage }) => stage === null)
    .map((stage) => {
      const steps = columns.filter((each) => each.stage === stage.id);
      const held = before?.find((head) => head.stage === stage);
      return held !== undefined && alike(held.steps, steps) ? held : { stage, steps };
    });
  return same(before, heads);
}

function rowsOf(
  document: MapDocument,
  columns: readonly With<Column>[],
  lanes: readonly With<Lane>[],
  before: GridView | undefined,
): readonly Row[] {
  const byCell = new Map<string, [string, Card][]>();
  for (const pair of Object.entries(document.cards)) {
    const key = `${pair[1].lane} ${pair[1].column}`;
    const here = byCell.get(key);
    if (here) here.push(pair);
    else byCell.set(key, [pair]);
  }
  const evidence = evidenceByCard(document);
  const rows = lanes.map((lane): Row => {
    const held = before?.rows.find((row) => row.lane.id === lane.id);
    const heldCells = new Map(held?.cells.map((cell) => [cell.column, cell]));
    const cells = columns.map(({ id: column }): Cell => {
      const here = (byCell.get(`${lane.id} ${column}`) ?? []).sort(byPlace);
      const ids = here.map(([id]) => id);
      const cards = here.map(([, card]) => card);
      const how = ids.map((id) => founded(evidence.get(id) ?? []));
      const cell = heldCells.get(column);
      const unchanged =
        cell !== undefined && alike(cell.ids, ids) && alike(cell.cards, cards) && alike(cell.founded, how);
      return unchanged ? cell : { lane: lane.id, column, ids, cards, founded: how };
    });
    return held !== undefined && held.lane === lane && alike(held.cells, cells) ? held : { lane, cells };
  });
  return same(before?.rows, rows);
}

function byPlace([oneId, one]: [string, Card], [otherId, other]: [string, Card]): number {
  if (one.position !== other.position) return one.position < other.position ? -1 : 1;
  return oneId < otherId ? -1 : 1;
}

function alike(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

/** The list of before where the new one says the same. */
function same<T>(before: readonly T[] | undefined, list: readonly T[]): readonly T[] {
  return before !== undefined && alike(before, list) ? before : list;
}
