/** Beside the assumed curve, in its cell: the lines of what was reported and observed, and whether they part. They are looked at, not drawn. */
import type { ReactElement } from 'react';
import { Heard } from '../../../../web/kit/heard.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { FeltHere } from '../../document/felt.ts';
import { pieces } from '../editing/curve.ts';
import { pathOf, shareOfValue } from './feeling-shape.ts';
import styles from './felt-marks.module.css';

const layers = ['reported', 'observed'] as const;

/** For each cell the piece of both lines, with a bar between them. */
export function feltPaths(cells: readonly (FeltHere | null)[]): string[] {
  const [reported, observed] = layers.map((layer) =>
    pieces(cells.map((felt) => felt?.[layer] ?? null)).map(pathOf),
  );
  return cells.map((_, i) => `${reported?.[i] ?? ''}|${observed?.[i] ?? ''}`);
}

/** In the head of the lane: which line is which. */
export function FeltNames(): ReactElement {
  return (
    <span className={styles.names}>
      <span>{t('assumed')}</span>
      <span className={styles['named-reported']}>{t('reported')}</span>
      <span className={styles['named-observed']}>{t('observed')}</span>
    </span>
  );
}

export function FeltMarks(props: { felt: FeltHere | null; path: string }): ReactElement | null {
  const { felt } = props;
  const [reported = '', observed = ''] = props.path.split('|');
  if (felt === null && reported === '' && observed === '') return null;
  return (
    <>
      <svg className={styles.picture} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.reported} d={reported} />
        <path className={styles.observed} d={observed} />
      </svg>
      {felt !== null && (
        <span title={felt.words}>
          {layers.map((layer) => {
            const value = felt[layer];
            if (value === null) return null;
            const style = { top: `${shareOfValue(value) * 100}%` };
            return (
              <span
                key={layer}
                className={`${styles.mark} ${styles[`of-${layer}`]}`}
                style={style}
                aria-hidden="true"
              />
            );
          })}
          <Heard>{felt.words}</Heard>
          {felt.parting !== null && <span className={styles.parting}>{felt.parting}</span>}
        </span>
      )}
    </>
  );
}
