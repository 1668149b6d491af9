/** How far something is. Without a share it only moves. */
import type { ReactElement } from 'react';
import styles from './bar.module.css';

export function Bar(props: { share: number | null; label: string }): ReactElement {
  const { share } = props;
  const known = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(known === null ? {} : { 'aria-valuenow': known })}
    >
      <div
        className={known === null ? styles.moving : styles.done}
        style={known === null ? {} : { width: `${known}%` }}
      />
    </div>
  );
}
