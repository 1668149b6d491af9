/** Whether what was edited is kept: on the server, on its way, or in this browser until the connection returns. */
import type { ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import type { Sitting } from '../sitting/sitting.ts';
import styles from './header.module.css';

export function SavingState(props: { sitting: Sitting }): ReactElement {
  const { saving, pending } = props.sitting;
  const words =
    saving === 'saved'
      ? t('Saved')
      : saving === 'saving'
        ? t('Saving')
        : t('{n, plural, one {# edit waits} other {# edits wait}} here until the connection returns', {
            n: pending,
          });
  return (
    <span className={`${styles.saving} ${styles[saving]}`} role="status">
      {words}
    </span>
  );
}
