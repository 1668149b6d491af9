/** Marks of the others who are at a card, cell or head: coloured, with their names to hear and to read. */
import type { ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import type { BoardState } from '../desk/board.ts';
import styles from './others.module.css';

type At = Readonly<Record<'lane' | 'column' | 'card', string | null>>;

/** Who is here, as text, so that it is drawn anew only when it changes; empty where nobody is. */
export function othersAt({ others }: BoardState, here: At): string {
  if (others.length === 0) return '';
  const found = others
    .filter(({ at }) =>
      here.card === null
        ? at !== null && at.card === null && at.lane === here.lane && at.column === here.column
        : at?.card === here.card,
    )
    .map(({ name, colour, at }) => [name, colour, at?.typing === true]);
  return found.length === 0 ? '' : JSON.stringify(found);
}

/** @param props.told by `othersAt` */
export function OthersHere(props: { told: string }): ReactElement | null {
  if (props.told === '') return null;
  const others = JSON.parse(props.told) as [string, number, boolean][];
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
