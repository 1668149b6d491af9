/** What the map is to bring about: the objective, the figure that measures it as it is now, and the target. Nothing where none is set. */
import type { ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import type { MapFields } from '../../document/document.ts';
import { useAround } from '../desk/around.ts';
import styles from './header.module.css';

export function Objective(props: { map: MapFields }): ReactElement | null {
  const { objective, metric, measure, target } = props.map;
  const { renderFigure } = useAround();
  const figure = measure === null ? null : renderFigure?.(measure);
  if (objective === '' && metric === '' && target === '' && (figure ?? null) === null) return null;
  const fact = (name: string, value: string) =>
    value !== '' && (
      <div>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    );
  return (
    <dl className={styles.objective}>
      {fact(t('Objective'), objective)}
      {fact(t('Measured by'), metric)}
      {(figure ?? null) !== null && (
        <div>
          <dt>{t('Now')}</dt>
          <dd>{figure}</dd>
        </div>
      )}
      {fact(t('Target'), target)}
    </dl>
  );
}
