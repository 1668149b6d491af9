/** A chart once more as a table, folded away: for the eyes of those who want the number, for screen readers, and for the people behind it. */
import { type ReactElement, type ReactNode, useState } from 'react';
import styles from './in-numbers.module.css';
import { t } from './text.tsx';

export function InNumbers(props: { children: () => ReactNode }): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.numbers} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('In numbers, with the people')}</summary>
      {open && props.children()}
    </details>
  );
}
