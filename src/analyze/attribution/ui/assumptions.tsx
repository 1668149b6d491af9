/** What each model assumes, behind its name. */
import type { ReactElement } from 'react';
import { Figure } from '../../../web/kit/definition.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { AttributionReport } from '../contract.ts';
import styles from './attribution.module.css';
import { modelName } from './model-name.ts';

export function Assumptions(props: { report: AttributionReport }): ReactElement {
  return (
    <ul className={styles.assumptions} aria-label={t('What each model assumes')}>
      {props.report.models.map(({ id, assumes, addsUp }) => (
        <li key={id}>
          <Figure
            meaning={{
              term: modelName(id),
              text: assumes,
              basis: addsUp
                ? t('The column adds up to all conversions with a known touch.')
                : t('The column adds up to more than there were.'),
            }}
          >
            {modelName(id)}
          </Figure>
        </li>
      ))}
    </ul>
  );
}
