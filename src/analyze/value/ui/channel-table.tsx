/** What customers of each channel have brought, will bring, and cost to win. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { ChannelValue, ValueReport } from '../contract.ts';
import styles from './value.module.css';

export function ChannelTable(props: { report: ValueReport }): ReactElement {
  const { channels, currency, outlook } = props.report;
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, { currency, round: true });
  const columns: Column<ChannelValue>[] = [
    {
      key: 'channel',
      head: t('Came by'),
      names: true,
      cell: ({ channel }) => (channel === null ? t('Not known') : channelName(channel)),
    },
    { key: 'customers', head: t('Customers'), number: true, cell: (row) => format.count(row.customers) },
    {
      key: 'back',
      head: t('Came back'),
      number: true,
      cell: ({ cameBack }) =>
        cameBack.share === null ? (
          t('{count} of {of}', { count: cameBack.count, of: cameBack.of })
        ) : (
          <Ranged
            value={format.share(cameBack.share)}
            range={format.shareRange(cameBack.low ?? 0, cameBack.high ?? 1)}
          />
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
            range={t('{low} to {high}', { low: money(perCustomer.low), high: money(perCustomer.high) })}
          />
        ),
    },
  ];
  if (outlook !== null) {
    columns.push({
      key: 'ahead',
      head: t('Will bring'),
      number: true,
      cell: ({ aheadMinor }) => (aheadMinor === null ? '–' : money(aheadMinor)),
    });
  }
  if (channels.some(({ costMinor }) => costMinor !== null)) {
    columns.push(costColumn(money));
  }
  return (
    <DataTable
      caption={t('Value of customers by the channel of their first touch')}
      columns={columns}
      rows={channels}
      rowKey={({ channel }) => channel ?? ''}
    />
  );
}

function costColumn(money: (minor: number) => string): Column<ChannelValue> {
  return {
    key: 'cost',
    head: t('Cost to win one'),
    number: true,
    cell: ({ costPerCustomerMinor: cost, perCustomer }) => {
      if (cost === null) return '–';
      const dear = perCustomer !== null && cost > perCustomer.mean;
      return <span className={dear ? styles.hurts : undefined}>{money(cost)}</span>;
    },
  };
}

function Ranged(props: { value: string; range: string }): ReactElement {
  return (
    <span>
      {props.value} <span className={styles.range}>{props.range}</span>
    </span>
  );
}
