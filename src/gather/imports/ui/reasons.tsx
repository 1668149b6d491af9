/** Rows that do not become events, by reason. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import styles from './preview-counts.module.css';

export function Reasons(props: {
  title: string;
  reasons: readonly { readonly reason: string; readonly rows: number }[];
  alert?: boolean;
}): ReactElement | null {
  const format = useFormat();
  if (props.reasons.length === 0) return null;
  return (
    <div>
      <h3>{props.title}</h3>
      <dl className={`${styles.list} ${props.alert === true ? styles.alert : ''}`}>
        {props.reasons.map((one) => (
          <div key={one.reason}>
            <dt>{one.reason}</dt>
            <dd>{format.count(one.rows)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
