/** A cell of cards: where they stand, where a new one is typed, where a dragged one would land. Drawn anew alone. */
// biome-ignore-all lint/a11y/useSemanticElements: a grid of boxes, so that its heads can stay in view; places take the focus in turn
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: a grid of boxes, so that its heads can stay in view; places take the focus in turn
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid of boxes, so that its heads can stay in view; places take the focus in turn
import { Fragment, memo, type ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import type { LaneKind } from '../../document.ts';
import { atCell, useOnBoard } from '../desk/board.ts';
import type { Cell } from '../editing/grid-view.ts';
import { CardSlot } from './card.tsx';
import styles from './grid.module.css';
import { OthersHere } from './others-here.tsx';
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

export const CellView = memo(function CellView(props: CellProps): ReactElement {
  const { cell, kind } = props;
  const { lane, column, ids } = cell;
  const isHere = (place: { lane: string | null; column: string | null } | null | undefined) =>
    place?.lane === lane && place.column === column;
  const key = atCell(lane, column);
  const isCursor = useOnBoard(({ cursor }) => isHere(cursor) && cursor?.card === null, key);
  const draft = useOnBoard(
    ({ typing }) => (isHere(typing?.spot) && typing !== null && !ids.includes(typing.card) ? typing : null),
    key,
  );
  const drop = useOnBoard((board) => (isHere(board.drop) ? (board.drop?.index ?? null) : null), key);
  const sending = useOnBoard(
    (board) => board.sending.filter((each) => isHere(each) && each.card === null).length,
    key,
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
  const where = t('{lane}, {column}', { lane: props.laneTitle, column: props.columnTitle });
  return (
    <div
      id={cellElement(lane, column)}
      role={props.role}
      data-lane={lane}
      data-column={column}
      tabIndex={isCursor ? 0 : -1}
      className={`${styles.cell} ${props.edge ? styles.edge : ''}`}
      {...(props.role === 'group' ? { 'aria-label': where } : {})}
    >
      {slots.length === 0 && <span className={styles.heard}>{t('{where}, empty', { where })}</span>}
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
      <OthersHere lane={lane} column={column} />
    </div>
  );
});
