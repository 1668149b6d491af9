/** The columns in which channels and segments are compared: how many, who came back, what each brought and will bring. */
import type { ReactElement, ReactNode } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import type { Column } from '../../../web/kit/data-table.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { SegmentValue, ValueReport } from '../contract.ts';
import styles from './value.module.css';

type Group = Omit<SegmentValue, 'segmentId' | 'name'>;

/** @param people leads from a row's number of customers to who they are */
export function useGroupColumns<Row extends Group>(
  report: ValueReport,
  people: (row: Row, shown: string) => ReactNode,
): Column<Row>[] {
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, { currency: report.currency, round: true });
  const columns: Column<Row>[] = [
    {
      key: 'customers',
      head: t('Customers'),
      number: true,
      cell: (row) => people(row, format.count(row.customers)),
    },
    {
      key: 'back',
      head: t('Came back'),
      number: true,
      cell: ({ cameBack: { share, low, high, count, of } }) =>
        share === null || low === null || high === null ? (
          t('{count} of {of}', { count, of })
        ) : (
          <Ranged value={format.share(share)} range={format.shareRange(low, high)} />
        ),
    },
    {
      key: 'each',
      head: t('Each has brought'),
      number: true,
      cell: ({ perCustomer }) =>
        perCustomer === null ? (
          t('not enough yet')
        ) : (
          <Ranged
            value={money(perCustomer.mean)}
            range={format.moneyRange(perCustomer.low, perCustomer.high, {
              currency: report.currency,
              round: true,
            })}
          />
        ),
    },
  ];
  if (report.outlook === null) return columns;
  const ahead: Column<Row> = {
    key: 'ahead',
    head: t('Will bring'),
    number: true,
    cell: ({ aheadMinor }) => (aheadMinor === null ? '–' : money(aheadMinor)),
  };
  return [...columns, ahead];
}

function Ranged(props: { value: string; range: string }): ReactElement {
  return (
    <span>
      {props.value} <span className={styles.range}>{props.range}</span>
    </span>
  );
}
