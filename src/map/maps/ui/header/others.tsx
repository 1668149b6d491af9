/** Who else has this map open. */
import type { ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import { useDesk } from '../desk/desk.ts';
import marks from '../grid/others.module.css';
import type { Other } from '../sitting/sitting.ts';
import styles from './header.module.css';

export function Others(props: { others: readonly Other[] }): ReactElement | null {
  const desk = useDesk();
  if (props.others.length === 0) return null;
  return (
    <ul className={styles.others} aria-label={t('Here now')}>
      {props.others.map(({ id, name, colour, at }) => (
        <li key={id}>
          <button
            type="button"
            className={`${marks.mark} ${styles.other}`}
            data-colour={colour}
            title={t('Go to where {name} is', { name })}
            onClick={() => desk.go(at)}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
