/** What the databases would not take: each with the reason, to be tried again or given up. Nothing is shown where there is none. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Lede, Sheet } from '../../../web/kit/page.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { dropPutAside, type PutAside, tryAgain } from '../contract.ts';

export function PutAsideList(props: { rows: readonly PutAside[] }): ReactElement | null {
  const { id: workspace } = useBusiness();
  const format = useFormat();
  const mayEdit = useMay('editor');
  const trying = useChange(tryAgain, 'all');
  const dropping = useChange(dropPutAside, 'all');
  if (props.rows.length === 0) return null;
  const buttons = (row: PutAside): ReactElement => {
    const params = { workspace, id: row.id };
    return (
      <>
        <Button weight="quiet" busy={trying.isPending} onClick={() => trying.mutate({ params })}>
          {t('Try again')}
        </Button>
        <Button weight="quiet" busy={dropping.isPending} onClick={() => dropping.mutate({ params })}>
          {t('Give up')}
        </Button>
      </>
    );
  };
  return (
    <>
      <Lede>
        {t(
          'Some of it the databases would not take. It is kept aside, so that nothing waits for it and nothing is lost.',
        )}
      </Lede>
      <Sheet pad={false}>
        <DataTable<PutAside>
          caption={t('Put aside')}
          rows={props.rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'origin', head: t('Source'), names: true, cell: (row) => row.origin },
            { key: 'events', head: t('Events'), number: true, cell: (row) => format.count(row.events) },
            {
              key: 'people',
              head: t('Said of people'),
              number: true,
              cell: (row) => format.count(row.statements),
            },
            { key: 'at', head: t('Since'), cell: (row) => format.dayTime(row.at) },
            { key: 'reason', head: t('Why'), cell: (row) => row.reason },
            ...(mayEdit ? [{ key: 'do', head: t('What to do'), hideHead: true, cell: buttons }] : []),
          ]}
        />
      </Sheet>
      <Refused error={trying.error ?? dropping.error} />
    </>
  );
}
