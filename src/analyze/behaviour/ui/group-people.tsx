/** The people of a group, beside the page: those who brought most first, each leading to their own path. */
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type BehaviourGroup, behaviourPeopleReport, type GroupMember } from '../contract.ts';
import type { useBehaviourQuery } from './behaviour-query.ts';

const FIRST = 25;

export function GroupPeople(props: {
  group: BehaviourGroup;
  query: ReturnType<typeof useBehaviourQuery>;
  onClose: () => void;
}): ReactElement {
  const business = useBusiness();
  const format = useFormat();
  const paths = usePaths();
  const [limit, setLimit] = useState(FIRST);
  const people = useAsk(behaviourPeopleReport, {
    params: { workspace: business.id },
    query: { ...props.query, group: props.group.id, limit },
    keep: true,
  });
  const { data } = people;
  return (
    <SidePanel open wide title={props.group.name} onClose={props.onClose}>
      {people.isError && <ErrorState error={people.error} onRetry={() => void people.refetch()} />}
      {data === undefined && !people.isError && <Loading lines={8} />}
      {data !== undefined && (
        <>
          <DataTable<GroupMember>
            caption={data.sentence}
            showCaption
            rows={data.items}
            rowKey={({ person }) => person}
            stale={people.isPlaceholderData}
            columns={[
              {
                key: 'who',
                head: t('Who'),
                names: true,
                cell: ({ person, label }) => <Link to={paths.person(person)}>{label ?? person}</Link>,
              },
              { key: 'orders', head: t('Orders'), number: true, cell: ({ orders }) => format.count(orders) },
              {
                key: 'revenue',
                head: t('Revenue'),
                number: true,
                cell: ({ spentMinor }) => format.money(spentMinor, { currency: data.currency }),
              },
              { key: 'last', head: t('Last seen'), number: true, cell: ({ lastDay }) => format.day(lastDay) },
            ]}
          />
          {data.total > data.items.length && limit < 500 && (
            <Button small onClick={() => setLimit(Math.min(500, limit * 4))}>
              {t('More')}
            </Button>
          )}
        </>
      )}
    </SidePanel>
  );
}
