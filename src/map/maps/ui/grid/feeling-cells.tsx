/** The curve of a feeling: one point per column, drawn by dragging, by a stroke across the lane, or by the arrow keys. */
// biome-ignore-all lint/a11y/useSemanticElements: a grid of boxes, so that its heads can stay in view; places take the focus in turn
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid of boxes, so that its heads can stay in view; places take the focus in turn
import { memo, type PointerEvent, type ReactElement, useMemo, useRef, useState } from 'react';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { feelingText } from '../../../../web/kit/feeling-text.ts';
import { Heard } from '../../../../web/kit/heard.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { Card, Column } from '../../document/document.ts';
import type { FeltHere } from '../../document/felt.ts';
import type { With } from '../../document/seen.ts';
import { useAround } from '../desk/around.ts';
import { atCard, atCell, useOnBoard, useOnBoardAt } from '../desk/board.ts';
import { useDesk } from '../desk/desk.ts';
import { pieces } from '../editing/curve.ts';
import { setFeeling } from '../editing/edits.ts';
import type { Cell, Row } from '../editing/grid-view.ts';
import { CellRoom } from './cell.tsx';
import styles from './feeling.module.css';
import { pathOf, shareOfValue, valueOfShare } from './feeling-shape.ts';
import { FeltMarks, feltPaths } from './felt-marks.tsx';
import grid from './grid.module.css';
import { type Drawn, isDrawn } from './in-sight-first.ts';
import { OthersHere, othersAt } from './others-here.tsx';
import { cardElement, cellElement } from './place.ts';

export function FeelingCells(props: {
  row: Row;
  columns: readonly With<Column>[];
  title: string;
  /** Null once all is drawn. */
  drawn: Drawn | null;
}): ReactElement {
  const { row, columns, title, drawn } = props;
  const stroke = useStroke(row);
  const isHere = useOnBoard(({ cursor }) => cursor?.lane === row.lane.id);
  const values = row.cells.map((cell) => stroke.drawn?.get(cell.column) ?? cell.cards[0]?.value ?? null);
  const key = values.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the values say
  const paths = useMemo(() => pieces(values).map(pathOf), [key]);
  const { felt } = useAround();
  const beside = useMemo(
    () => row.cells.map(({ column }) => felt?.(row.lane.id, column) ?? null),
    [felt, row.lane.id, row.cells],
  );
  const besidePaths = useMemo(() => feltPaths(beside), [beside]);
  return (
    <>
      {row.cells.map((cell, index) =>
        isDrawn(drawn, cell) ? (
          <FeelingCell
            key={cell.column}
            cell={cell}
            value={values[index] ?? null}
            path={paths[index] ?? ''}
            felt={beside[index] ?? null}
            feltPath={besidePaths[index] ?? ''}
            title={title}
            column={columns[index]?.title ?? ''}
            edge={columns[index]?.stage === null}
            byFinger={isHere}
            onStroke={stroke.on}
          />
        ) : (
          <CellRoom key={cell.column} cell={cell} edge={columns[index]?.stage === null} />
        ),
      )}
    </>
  );
}

/** Points follow the pointer from the cell where it was pressed; the map learns of it at the end. */
function useStroke(row: Row) {
  const desk = useDesk();
  const [drawn, setDrawn] = useState<ReadonlyMap<string, number> | null>(null);
  const held = useRef<{ point: boolean; column: string; values: Map<string, number> } | null>(null);
  const latest = useRef(row);
  latest.current = row;
  const on = useRef((event: PointerEvent<HTMLElement>): void => {
    if (!desk.mayEdit || (event.type === 'pointerdown' && event.button !== 0)) return;
    const { lane } = latest.current;
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    if (event.type === 'pointerdown' && cell !== null) {
      const point = (event.target as Element).closest('[role=slider]') !== null;
      held.current = { point, column: cell.dataset.column ?? '', values: new Map() };
      event.currentTarget.setPointerCapture(event.pointerId);
      if (point) return;
    }
    const stroke = held.current;
    if (stroke === null) return;
    if (event.type === 'pointerup' || event.type === 'pointercancel') {
      held.current = null;
      setDrawn(null);
      const operations = [...stroke.values].flatMap(([column, value]) =>
        setFeeling(desk.document, lane.id, column, value, desk.newId),
      );
      if (event.type === 'pointerup') desk.edit(operations);
      return;
    }
    const [under] = document
      .elementsFromPoint(event.clientX, event.clientY)
      .flatMap(
        (element) => element.closest<HTMLElement>(`[data-lane="${CSS.escape(lane.id)}"][data-column]`) ?? [],
      );
    const column = stroke.point ? stroke.column : (under?.dataset.column ?? stroke.column);
    const box = document.getElementById(cellElement(lane.id, column))?.getBoundingClientRect();
    if (box === undefined) return;
    const value = valueOfShare((event.clientY - box.top) / box.height);
    stroke.values.set(column, Math.round(Math.min(2, Math.max(-2, value)) * 10) / 10);
    setDrawn(new Map(stroke.values));
  });
  return { drawn, on: on.current };
}

const FeelingCell = memo(function FeelingCell(props: {
  cell: Cell;
  value: number | null;
  path: string;
  felt: FeltHere | null;
  /** Of the lines reported and observed, one after the other. */
  feltPath: string;
  title: string;
  column: string;
  edge: boolean;
  /** A finger that comes from elsewhere scrolls, and does not draw. */
  byFinger: boolean;
  onStroke: (event: PointerEvent<HTMLElement>) => void;
}): ReactElement {
  const { cell, value, path, onStroke } = props;
  const { lane, column } = cell;
  const { isCursor, others } = useOnBoardAt(atCell(lane, column), (board) => ({
    isCursor: board.cursor?.lane === lane && board.cursor.column === column && board.cursor.card === null,
    others: othersAt(board, { lane, column, card: null }),
  }));
  const where = t('{lane}, {column}', { lane: props.title, column: props.column });
  return (
    <div
      id={cellElement(lane, column)}
      role="gridcell"
      data-lane={lane}
      data-column={column}
      tabIndex={isCursor ? 0 : -1}
      className={[grid.cell, styles.cell, props.edge && grid.edge, props.byFinger && styles.byFinger]
        .filter(Boolean)
        .join(' ')}
      onPointerDown={onStroke}
      onPointerMove={onStroke}
      onPointerUp={onStroke}
      onPointerCancel={onStroke}
    >
      {value === null && <Heard>{t('{where}, empty', { where })}</Heard>}
      <svg className={styles.picture} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.zero} d="M0 50H100" />
        <path className={styles.curve} d={path} />
      </svg>
      <FeltMarks felt={props.felt} path={props.feltPath} />
      {value !== null && <Point id={cell.ids[0] ?? null} card={cell.cards[0]} value={value} where={where} />}
      <OthersHere told={others} />
    </div>
  );
});

function Point(props: {
  id: string | null;
  card: Card | undefined;
  value: number;
  where: string;
}): ReactElement {
  const { id, card, value, where } = props;
  const { locale } = useBusiness();
  const { isCursor, chosen, drawing, others } = useOnBoardAt(atCard(id ?? ''), (board) => {
    const here = id !== null && board.cursor?.card === id;
    return {
      isCursor: here,
      chosen: id !== null && board.selected.has(id),
      drawing: board.drawing && here,
      others: id === null ? '' : othersAt(board, { lane: null, column: null, card: id }),
    };
  });
  const style = { top: `${shareOfValue(value) * 100}%` };
  const said = card?.text ?? '';
  return (
    <>
      <div
        {...(id === null ? {} : { id: cardElement(id), 'data-card': id })}
        role="slider"
        tabIndex={isCursor ? 0 : -1}
        aria-label={said === '' ? where : `${where}: ${said}`}
        aria-orientation="vertical"
        aria-valuemin={-2}
        aria-valuemax={2}
        aria-valuenow={value}
        aria-valuetext={feelingText(value, locale)}
        className={[styles.point, chosen && styles.chosen, drawing && styles.drawing]
          .filter(Boolean)
          .join(' ')}
        style={style}
      >
        <OthersHere told={others} />
      </div>
      {said !== '' && (
        <span
          className={`${styles.word} ${value > 0.6 ? styles.below : ''}`}
          style={style}
          aria-hidden="true"
        >
          {said}
        </span>
      )}
    </>
  );
}
