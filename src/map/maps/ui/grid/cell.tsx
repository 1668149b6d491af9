/** A cell of cards: where they stand, where a new one is typed, where a dragged one would land. Drawn anew alone. */
// biome-ignore-all lint/a11y/useSemanticElements: a grid of boxes, so that its heads can stay in view; places take the focus in turn
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: a grid of boxes, so that its heads can stay in view; places take the focus in turn
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid of boxes, so that its heads can stay in view; places take the focus in turn
import { Fragment, memo, type ReactElement } from 'react';
import { Heard } from '../../../../web/kit/heard.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { LaneKind } from '../../document/document.ts';
import { atCell, type BoardState, type Typing, useOnBoardAt } from '../desk/board.ts';
import type { Cell } from '../editing/grid-view.ts';
import { CardSlot } from './card.tsx';
import styles from './grid.module.css';
import { OthersHere, othersAt } from './others-here.tsx';
import { cellElement } from './place.ts';

export interface CellProps {
  readonly cell: Cell;
  readonly kind: LaneKind;
  readonly laneTitle: string;
  readonly columnTitle: string;
  /** In a grid with rows and columns, or alone in a list. */
  readonly role: 'gridcell' | 'group';
  readonly edge: boolean;
}

interface OnCell {
  readonly isCursor: boolean;
  /** A new card that is in nobody’s document yet. */
  readonly draft: Typing | null;
  /** Before which card a dragged one would land. */
  readonly drop: number | null;
  /** Pictures on their way here. */
  readonly sending: number;
  /** Of `othersAt`. */
  readonly others: string;
}

function onCell(board: BoardState, { lane, column, ids }: Cell): OnCell {
  const isHere = (place: { lane: string | null; column: string | null } | null | undefined): boolean =>
    place?.lane === lane && place.column === column;
  const { cursor, typing, drop, sending } = board;
  return {
    isCursor: isHere(cursor) && cursor?.card === null,
    draft: isHere(typing?.spot) && typing !== null && !ids.includes(typing.card) ? typing : null,
    drop: isHere(drop) ? (drop?.index ?? null) : null,
    sending: sending.filter((each) => isHere(each) && each.card === null).length,
    others: othersAt(board, { lane, column, card: null }),
  };
}

export const CellView = memo(function CellView(props: CellProps): ReactElement {
  const { cell, kind, role } = props;
  const { lane, column, ids } = cell;
  const { isCursor, draft, drop, sending, others } = useOnBoardAt(atCell(lane, column), (board) =>
    onCell(board, cell),
  );
  const slots = ids.map((id, index) => ({
    id,
    card: cell.cards[index],
    founded: cell.founded[index] ?? ('guess' as const),
  }));
  if (draft !== null) {
    const index = Math.min(draft.spot?.index ?? 0, slots.length);
    slots.splice(index, 0, { id: draft.card, card: undefined, founded: 'guess' });
  }
  const where = (): string => t('{lane}, {column}', { lane: props.laneTitle, column: props.columnTitle });
  return (
    <div
      id={cellElement(lane, column)}
      role={role}
      data-lane={lane}
      data-column={column}
      tabIndex={isCursor ? 0 : -1}
      className={`${styles.cell} ${props.edge ? styles.edge : ''}`}
      {...(role === 'group' ? { 'aria-label': where() } : {})}
    >
      {slots.length === 0 && <Heard>{t('{where}, empty', { where: where() })}</Heard>}
      {slots.map((slot, index) => (
        <Fragment key={slot.id}>
          {drop === index && <span className={styles.drop} />}
          <CardSlot {...slot} kind={kind} />
        </Fragment>
      ))}
      {drop !== null && drop >= slots.length && <span className={styles.drop} />}
      {sending > 0 && (
        <p className={styles.sending} role="status">
          {t('Sending a picture')}
        </p>
      )}
      {others !== '' && <OthersHere told={others} />}
    </div>
  );
});

/** Where a cell will be drawn. It is a place already: a click there finds it. */
export function CellRoom({ cell, edge }: Pick<CellProps, 'cell' | 'edge'>): ReactElement {
  return (
    <div
      role="gridcell"
      data-lane={cell.lane}
      data-column={cell.column}
      className={`${styles.cell} ${edge ? styles.edge : ''}`}
    />
  );
}
