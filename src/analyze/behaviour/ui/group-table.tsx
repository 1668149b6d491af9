/** The groups side by side: size, money, rhythm. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { BehaviourGroup } from '../contract.ts';
import styles from './behaviour.module.css';

export function GroupTable(props: { groups: readonly BehaviourGroup[]; currency: string }): ReactElement {
  const format = useFormat();
  const rounded = { currency: props.currency, round: true };
  const columns: Column<BehaviourGroup>[] = [
    { key: 'name', head: t('Group'), names: true, cell: ({ name }) => name },
    {
      key: 'people',
      head: t('People'),
      number: true,
      cell: ({ people, peopleShare }) => (
        <Two
          first={format.count(people)}
          second={peopleShare.share === null ? '' : format.share(peopleShare.share)}
        />
      ),
    },
    {
      key: 'orders',
      head: t('Orders'),
      number: true,
      cell: ({ orders, ordersShare }) => (
        <Two first={format.count(orders)} second={ordersShare === null ? '' : format.share(ordersShare)} />
      ),
    },
    {
      key: 'revenue',
      head: t('Revenue'),
      number: true,
      cell: ({ revenueMinor, revenueShare }) => (
        <Two
          first={format.money(revenueMinor, rounded)}
          second={revenueShare === null ? '' : format.share(Math.max(0, revenueShare))}
        />
      ),
    },
    {
      key: 'each',
      head: t('Each has brought'),
      number: true,
      cell: ({ perPerson }) =>
        perPerson === null ? (
          t('too few')
        ) : (
          <Two
            first={format.money(perPerson.mean, rounded)}
            second={format.moneyRange(perPerson.low, perPerson.high, rounded)}
          />
        ),
    },
    {
      key: 'pause',
      head: t('Orders every'),
      number: true,
      cell: ({ orderPause: { days, n } }) =>
        days === null ? (
          '–'
        ) : (
          <Two
            first={t('{n, plural, one {day} other {# days}}', { n: days })}
            second={t('of {n} who came back', { n: format.count(n) })}
          />
        ),
    },
  ];
  return (
    <DataTable
      caption={t('Groups with the same habits')}
      columns={columns}
      rows={props.groups}
      rowKey={({ id }) => id}
    />
  );
}

function Two(props: { first: string; second: string }): ReactElement {
  return (
    <span>
      {props.first}
      <span className={styles.second}>{props.second}</span>
    </span>
  );
}
