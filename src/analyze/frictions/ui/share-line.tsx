/** Two shares on one line: what happens there, and what would be usual; the span between them is the pain. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { ListedFriction } from '../contract.ts';
import styles from './share-line.module.css';

const WIDTH = 320;

export function ShareLine(props: { friction: ListedFriction }): ReactElement | null {
  const { observed, expected, effect } = props.friction;
  const format = useFormat();
  if (observed.share === null) return null;
  const x = (share: number) => Math.round(share * WIDTH);
  const [from, to] = [Math.min(observed.share, expected), Math.max(observed.share, expected)];
  const words = t('{here} there, {usual} usual', {
    here: format.share(observed.share),
    usual: format.share(expected),
  });
  return (
    <figure className={`${styles.line} ${effect === 'help' ? styles.help : ''}`}>
      <svg viewBox={`-6 0 ${WIDTH + 12} 18`} role="img" aria-label={words} preserveAspectRatio="none">
        <line x1={0} x2={WIDTH} y1={9} y2={9} className={styles.rule} />
        {observed.low !== null && observed.high !== null && (
          <line x1={x(observed.low)} x2={x(observed.high)} y1={9} y2={9} className={styles.range} />
        )}
        <line x1={x(from)} x2={x(to)} y1={9} y2={9} className={styles.gap} />
        <line x1={x(expected)} x2={x(expected)} y1={3} y2={15} className={styles.usual} />
        <circle cx={x(observed.share)} cy={9} r={4.5} className={styles.here} />
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
