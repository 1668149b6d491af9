/** Customers one can act on: worth a call, at risk, or all; sorted, a page at a time, or the whole list as a file. */
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button, ButtonAnchor } from '../../../web/kit/button.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { personName } from '../../../web/kit/person-name.ts';
import { PillToggle } from '../../../web/kit/pill-menu.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import {
  type CustomersValueQuery,
  type CustomerValue,
  customersValueFile,
  customersValueReport,
  type ValueReport,
} from '../contract.ts';
import styles from './value.module.css';
import { useValueQuery } from './value-terms.tsx';

type List = CustomersValueQuery['list'];
type Sort = CustomersValueQuery['sort'];

const FIRST = 10;

export function CareList(props: { care: ValueReport['care'] }): ReactElement {
  const { care } = props;
  const business = useBusiness();
  const format = useFormat();
  const terms = useValueQuery();
  const [list, setList] = useState<List>(care.worthACall > 0 ? 'call' : 'all');
  const [sort, setSort] = useState<Sort>(list === 'all' ? 'spent' : 'stake');
  const [limit, setLimit] = useState(FIRST);
  const customers = useAsk(customersValueReport, {
    params: { workspace: business.id },
    query: { ...terms, list, sort, limit },
    keep: true,
  });
  const lists: readonly (readonly [List, string])[] = [
    ['call', t('Worth a call: {n}', { n: format.count(care.worthACall) })],
    ['at_risk', t('At risk: {n}', { n: format.count(care.atRisk) })],
    ['all', t('All customers')],
  ];
  const { data } = customers;
  return (
    <>
      <div className={styles.lists}>
        {lists.map(([value, name]) => (
          <PillToggle
            key={value}
            on={list === value}
            onChange={() => {
              setList(value);
              setLimit(FIRST);
            }}
          >
            {name}
          </PillToggle>
        ))}
        <ButtonAnchor small weight="quiet" href={fileAddress(business.id, { ...terms, list, sort })} download>
          {t('Download this list')}
        </ButtonAnchor>
      </div>
      {customers.isError && <ErrorState error={customers.error} onRetry={() => void customers.refetch()} />}
      {data === undefined && !customers.isError && <Loading lines={6} />}
      {data !== undefined && (
        <>
          <p className={styles.says}>{data.sentence}</p>
          {data.items.length > 0 && (
            <CustomerTable
              rows={data.items}
              currency={data.currency}
              sort={sort}
              onSort={setSort}
              stale={customers.isPlaceholderData}
            />
          )}
          {data.total > data.items.length && (
            <Button small onClick={() => setLimit(Math.min(500, limit * 5))} disabled={limit >= 500}>
              {limit >= 500 ? t('The file has them all') : t('Show more')}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function CustomerTable(props: {
  rows: readonly CustomerValue[];
  currency: string;
  sort: Sort;
  onSort: (sort: Sort) => void;
  stale: boolean;
}): ReactElement {
  const format = useFormat();
  const paths = usePaths();
  const money = (minor: number | null): string =>
    minor === null ? '–' : format.money(minor, { currency: props.currency, round: true });
  const sorted = (by: Sort): Pick<Column<CustomerValue>, 'sort' | 'onSort'> => ({
    sort: props.sort === by ? 'descending' : undefined,
    onSort: () => props.onSort(by),
  });
  const columns: Column<CustomerValue>[] = [
    {
      key: 'who',
      head: t('Customer'),
      names: true,
      cell: (row) => (
        <Link to={paths.person(row.person)}>{personName(row.label, t('Unnamed customer'))}</Link>
      ),
    },
    {
      key: 'silent',
      head: t('Silent for'),
      number: true,
      cell: (row) => days(row.silentDays),
      ...sorted('silent'),
    },
    {
      key: 'usualGapDays',
      head: t('Usual pause'),
      number: true,
      cell: (row) => (row.usualGapDays === null ? '–' : days(Math.round(row.usualGapDays))),
    },
    {
      key: 'alive',
      head: t('Still a customer'),
      number: true,
      cell: (row) => (row.alive === null ? '–' : <Chance row={row} />),
      ...sorted('alive'),
    },
    {
      key: 'purchases',
      head: t('Purchases'),
      number: true,
      cell: (row) => format.count(row.purchases),
      ...sorted('purchases'),
    },
    {
      key: 'spent',
      head: t('Brought so far'),
      number: true,
      cell: (row) => money(row.spentMinor),
      ...sorted('spent'),
    },
    {
      key: 'aheadMinor',
      head: t('Will bring'),
      number: true,
      cell: (row) => money(row.aheadMinor),
      ...sorted('ahead'),
    },
    {
      key: 'stakeMinor',
      head: t('At stake'),
      number: true,
      cell: (row) => money(row.stakeMinor),
      ...sorted('stake'),
    },
  ];
  return (
    <DataTable
      caption={t('Customers with their value and risk')}
      columns={columns.filter(({ key }) =>
        props.rows.some((row) => !(key in row) || row[key as keyof CustomerValue] !== null),
      )}
      rows={props.rows}
      rowKey={(row) => row.person}
      stale={props.stale}
    />
  );
}

function Chance(props: { row: CustomerValue }): ReactElement {
  const format = useFormat();
  const { alive, state } = props.row;
  return (
    <span className={state === 'active' || state === 'unknown' ? undefined : styles.hurts}>
      {format.share(alive ?? 0)}
    </span>
  );
}

function days(n: number): string {
  return t('{n, plural, one {# day} other {# days}}', { n });
}

function fileAddress(workspace: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${customersValueFile.path.replace(':workspace', workspace)}?${new URLSearchParams(given)}`;
}
