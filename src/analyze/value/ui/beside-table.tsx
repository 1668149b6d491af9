/** What customers are worth beside those of another segment, and what of it is a real difference. */
import type { ReactElement } from 'react';
import { besideName, DifferenceText, ShareText } from '../../../web/kit/beside.tsx';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Difference } from '../../engine/contract.ts';
import type { ComparedValue, Range, ValueReport } from '../contract.ts';

interface Row {
  readonly name: string;
  readonly here: ReactElement | string;
  readonly there: ReactElement | string;
  readonly difference: ReactElement | string;
}

export function BesideTable(props: { report: ValueReport; compared: ComparedValue }): ReactElement {
  const { report, compared } = props;
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, { currency: report.currency, round: true });
  const ranged = (range: Range | null): string =>
    range === null
      ? t('not enough yet')
      : t('{mean} ({low} to {high})', {
          mean: money(range.mean),
          low: money(range.low),
          high: money(range.high),
        });
  const rows: readonly Row[] = [
    {
      name: t('Customers'),
      here: format.count(report.customers),
      there: format.count(compared.customers),
      difference: '–',
    },
    {
      name: t('Came back'),
      here: <ShareText share={report.cameBack} />,
      there: <ShareText share={compared.cameBack} />,
      difference: <DifferenceText difference={compared.cameBackDifference} />,
    },
    {
      name: t('Each has brought'),
      here: ranged(report.soFar),
      there: ranged(compared.soFar),
      difference: moneyDifference(compared.soFarDifference, money),
    },
    ...(report.outlook === null && compared.ahead === null
      ? []
      : [
          {
            name: t('Each will bring'),
            here: ranged(report.outlook?.perCustomer ?? null),
            there: ranged(compared.ahead),
            difference: '–',
          },
        ]),
  ];
  const columns: readonly Column<Row>[] = [
    { key: 'name', head: t('Figure'), names: true, cell: ({ name }) => name },
    { key: 'here', head: report.segment ?? t('Everybody'), number: true, cell: ({ here }) => here },
    { key: 'there', head: besideName(report) ?? '', number: true, cell: ({ there }) => there },
    { key: 'difference', head: t('Difference'), number: true, cell: ({ difference }) => difference },
  ];
  return (
    <DataTable
      caption={t('What customers are worth, beside other people')}
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
    />
  );
}

function moneyDifference(difference: Difference | null, money: (minor: number) => string): string {
  if (difference === null) return t('not enough yet');
  if (!difference.isReal) return t('no real difference');
  const fill = { money: money(Math.abs(difference.difference)) };
  return difference.difference > 0 ? t('{money} more', fill) : t('{money} less', fill);
}
