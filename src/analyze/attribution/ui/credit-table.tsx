/** Every model as a column, every row with its credit; and what could not be credited. */
import { type ReactElement, useState } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/definition.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { AttributionReport, CreditRow } from '../contract.ts';
import styles from './attribution.module.css';
import type { Measure } from './attribution-choices.ts';
import { creditText, creditValue } from './credit-chart.tsx';
import { rowName } from './row-name.ts';

export function CreditTable(props: { report: AttributionReport; by: Measure }): ReactElement {
  const { report, by } = props;
  const format = useFormat();
  const [sorted, setSorted] = useState(report.models.length - 1);
  const value = (row: CreditRow, at: number): number => creditValue(row.credits[at], by);
  const rows = [...report.rows].sort((a, b) => value(b, sorted) - value(a, sorted));
  const text = creditText(by, format, report.currency);
  const columns: readonly Column<CreditRow>[] = [
    { key: 'name', head: t('Touch'), names: true, cell: (row) => rowName(report.level, row) },
    ...report.models.map(
      ({ id, name }, at): Column<CreditRow> => ({
        key: id,
        head: t(name),
        number: true,
        cell: (row) => text(value(row, at)),
        sort: sorted === at ? 'descending' : undefined,
        onSort: () => setSorted(at),
      }),
    ),
  ];
  const unknown = by === 'value' ? report.unknown.valueMinor : report.unknown.conversions;
  const all = by === 'value' ? report.all.valueMinor : report.all.conversions;
  return (
    <>
      <DataTable
        caption={t('Credit by every model')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
      />
      <p className={styles.rest}>
        {t('No touch is known before {unknown} of {all}; no model can give credit for them.', {
          unknown: text(unknown),
          all: text(all),
        })}
      </p>
    </>
  );
}

/** Each model’s name opens what it assumes. */
export function Assumptions(props: { report: AttributionReport }): ReactElement {
  return (
    <ul className={styles.assumptions} aria-label={t('What each model assumes')}>
      {props.report.models.map(({ id, name, assumes, addsUp }) => (
        <li key={id}>
          <Figure
            meaning={{
              term: t(name),
              text: t(assumes),
              basis: addsUp
                ? t('The column adds up to all conversions with a known touch.')
                : t('The column adds up to more than there were.'),
            }}
          >
            {t(name)}
          </Figure>
        </li>
      ))}
    </ul>
  );
}
