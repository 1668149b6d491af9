/** The models behind the forecast with their parameters, for those who want to check them. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { ValueReport } from '../contract.ts';
import styles from './value.module.css';

type Model = ValueReport['models'][number];

export function ModelTable(props: { report: ValueReport }): ReactElement {
  const { models, outlook } = props.report;
  const format = useFormat();
  return (
    <details className={styles.more}>
      <summary>{t('The models and their parameters')}</summary>
      <DataTable
        caption={t('Models, parameters with standard errors, and fit')}
        columns={[
          { key: 'model', head: t('Model'), names: true, cell: (row: Model) => row.model },
          { key: 'n', head: t('Customers'), number: true, cell: (row) => format.count(row.n) },
          {
            key: 'params',
            head: t('Parameters'),
            cell: (row) =>
              row.reason === null
                ? parametersOf(row)
                : t('not identifiable: {reason}', { reason: row.reason }),
          },
          {
            key: 'll',
            head: t('Log-likelihood'),
            number: true,
            cell: (row) => (row.logLikelihood === null ? '–' : row.logLikelihood.toFixed(2)),
          },
        ]}
        rows={models}
        rowKey={(row) => row.model}
      />
      {outlook?.correlation != null && (
        <p className={styles.says}>
          {t('Correlation of how often and how much: {r}. Near 0 is what the forecast needs.', {
            r: outlook.correlation.toFixed(2),
          })}
        </p>
      )}
    </details>
  );
}

function parametersOf(row: Model): string {
  return Object.entries(row.params)
    .map(([name, value]) => `${name} ${brief(value)} ± ${brief(row.errors[name] ?? 0)}`)
    .join(', ');
}

function brief(value: number): string {
  return String(Number(value.toPrecision(4)));
}
