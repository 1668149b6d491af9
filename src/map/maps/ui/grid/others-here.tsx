/** Marks of the others who are at a card or cell: coloured, with their names to hear and to read. */
import type { ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import { atCard, atCell, type BoardState, useOnBoard } from '../desk/board.ts';
import styles from './others.module.css';

/** Told as text, so that a cell is drawn anew only when it changes. */
function here({ others }: BoardState, isHere: (other: BoardState['others'][number]) => boolean): string {
  const found = others.filter(isHere).map(({ name, colour, at }) => [name, colour, at?.typing === true]);
  return found.length === 0 ? '' : JSON.stringify(found);
}

export function OthersHere(
  props: { card: string } | { lane: string | null; column: string | null },
): ReactElement | null {
  const told = useOnBoard(
    (board) =>
      here(board, ({ at }) =>
        at === null
          ? false
          : 'card' in props
            ? at.card === props.card
            : at.card === null && at.lane === props.lane && at.column === props.column,
      ),
    'card' in props ? atCard(props.card) : atCell(props.lane, props.column),
  );
  if (told === '') return null;
  const others = JSON.parse(told) as [string, number, boolean][];
  return (
    <span className={styles.around} data-colour={others[0]?.[1]}>
      <span className={styles.here}>
        {others.map(([name, colour, typing]) => (
          <span key={name} className={styles.mark} data-colour={colour}>
            {typing ? t('{name} is typing', { name }) : name}
          </span>
        ))}
      </span>
    </span>
  );
}
