/** What was spent beside what the drawn models give credit for. Red: less came back than was spent. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { AttributionReport, CreditRow, ModelId } from '../contract.ts';
import styles from './attribution.module.css';
import { modelName } from './model-name.ts';
import { rowName } from './row-name.ts';

export function CostTable(props: {
  report: AttributionReport;
  models: readonly ModelId[];
}): ReactElement | null {
  const { report, models } = props;
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, { currency: report.currency, round: true });
  const rows = report.rows.filter(({ costMinor }) => costMinor !== null);
  if (rows.length === 0) return null;
  const perModel = report.models.flatMap(({ id }, at): Column<CreditRow>[] =>
    !models.includes(id)
      ? []
      : [
          {
            key: `${id}-cost`,
            head: t('Each, {model}', { model: modelName(id) }),
            number: true,
            cell: ({ credits }) => {
              const cost = credits[at]?.costPerConversionMinor ?? null;
              return cost === null ? '–' : format.money(cost, { currency: report.currency });
            },
          },
          {
            key: `${id}-return`,
            head: t('Return, {model}', { model: modelName(id) }),
            number: true,
            cell: ({ credits }) => {
              const back = credits[at]?.returnOnSpend ?? null;
              if (back === null) return '–';
              return <span className={back < 1 ? styles.hurts : undefined}>{times(back)}</span>;
            },
          },
        ],
  );
  const columns: readonly Column<CreditRow>[] = [
    { key: 'name', head: t('Touch'), names: true, cell: (row) => rowName(report.level, row) },
    { key: 'cost', head: t('Spent'), number: true, cell: ({ costMinor }) => money(costMinor ?? 0) },
    ...perModel,
  ];
  return (
    <DataTable
      caption={t('Cost of each conversion, and value for each unit spent')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
    />
  );
}

function times(back: number): string {
  return t('{n} ×', { n: back >= 10 ? Math.round(back) : Math.round(back * 100) / 100 });
}
