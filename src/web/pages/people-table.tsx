/** People one by one, sorted by what was asked; each leads to their own path. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { PersonRow } from '../../analyze/overview/contract.ts';
import { useChoices, usePaths } from '../kit/address.ts';
import { useFormat } from '../kit/business.tsx';
import { type Column, DataTable } from '../kit/data-table.tsx';
import { personName } from '../kit/person-name.ts';
import { t } from '../kit/text.tsx';

export const sorts = ['last_seen', 'first_seen', 'revenue', 'orders', 'touches'] as const;
type Sort = (typeof sorts)[number];

export function PeopleTable(props: {
  rows: readonly PersonRow[];
  currency: string;
  sort: Sort;
  stale: boolean;
}): ReactElement {
  const format = useFormat();
  const paths = usePaths();
  const [, change] = useChoices();
  const sorted = (key: Sort): Pick<Column<PersonRow>, 'sort' | 'onSort'> => ({
    sort: props.sort === key ? 'descending' : undefined,
    onSort: () => change({ sort: key, after: undefined }),
  });
  return (
    <DataTable<PersonRow>
      caption={t('People, with when they were seen, what they did and what they spent')}
      rows={props.rows}
      stale={props.stale}
      rowKey={(row) => row.person}
      columns={[
        {
          key: 'name',
          head: t('Name'),
          names: true,
          cell: (row) => (
            <Link to={paths.person(row.person)}>{personName(row.label, t('Unnamed visitor'))}</Link>
          ),
        },
        { key: 'stage', head: t('Furthest stage'), cell: (row) => row.furthestStage ?? '–' },
        {
          key: 'touches',
          head: t('Touches'),
          number: true,
          cell: (row) => format.count(row.touches),
          ...sorted('touches'),
        },
        {
          key: 'orders',
          head: t('Orders'),
          number: true,
          cell: (row) => format.count(row.orders),
          ...sorted('orders'),
        },
        {
          key: 'revenue',
          head: t('Spent'),
          number: true,
          cell: (row) =>
            row.orders === 0 ? '–' : format.money(row.revenueMinor, { currency: props.currency }),
          ...sorted('revenue'),
        },
        {
          key: 'first',
          head: t('First seen'),
          number: true,
          cell: (row) => format.day(row.firstSeenAt),
          ...sorted('first_seen'),
        },
        {
          key: 'last',
          head: t('Last seen'),
          number: true,
          cell: (row) => format.day(row.lastSeenAt),
          ...sorted('last_seen'),
        },
      ]}
    />
  );
}
