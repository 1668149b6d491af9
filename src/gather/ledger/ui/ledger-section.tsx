/** The ledger: what came in, by source or by hour, and what became of it. The sums add up in sight of the owner. */
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { useChoices } from '../../../web/kit/address.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Lede, Section, Sheet } from '../../../web/kit/page.tsx';
import { PillMenu } from '../../../web/kit/pill-menu.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { Say, t } from '../../../web/kit/text.tsx';
import { type LedgerRow, ledgerReport } from '../contract.ts';
import { PutAsideList } from './put-aside.tsx';

export function LedgerSection(): ReactElement {
  const { id } = useBusiness();
  const [choices, change] = useChoices();
  const by = choices.by === 'hour' ? 'hour' : 'origin';
  const ledger = useAsk(ledgerReport, { params: { workspace: id }, query: { by, limit: 500 }, keep: true });
  return (
    <Section
      title={t('Ledger')}
      under={t('Everything that was accepted, and what became of it.')}
      tools={
        <PillMenu
          name={t('Shown by')}
          shown={by === 'hour' ? t('By hour') : t('By source')}
          chosen={[by]}
          choices={[
            { value: 'origin', label: t('By source') },
            { value: 'hour', label: t('By hour') },
          ]}
          onChoose={(value) => change({ by: value })}
        />
      }
    >
      {ledger.isError && <ErrorState error={ledger.error} onRetry={() => void ledger.refetch()} />}
      {ledger.isLoading && <Loading lines={5} />}
      {ledger.data !== undefined && ledger.data.items.length === 0 && (
        <EmptyState title={t('Nothing has come in yet')}>
          {t('As soon as a file or a source brings events, each of them is accounted for here.')}
        </EmptyState>
      )}
      {ledger.data !== undefined && ledger.data.items.length > 0 && (
        <>
          {ledger.data.trouble !== null && (
            <p role="alert">
              <b>{t('Events wait.')}</b> {ledger.data.trouble.message} {ledger.data.trouble.advice}
            </p>
          )}
          <Sums totals={ledger.data.totals} />
          <Sheet pad={false}>
            <Rows rows={ledger.data.items} byHour={by === 'hour'} />
          </Sheet>
          <PutAsideList rows={ledger.data.putAside} />
        </>
      )}
    </Section>
  );
}

function Sums(props: {
  totals: Pick<LedgerRow, 'accepted' | 'stored' | 'duplicate' | 'rejected' | 'waiting'>;
}): ReactElement {
  const format = useFormat();
  const { totals } = props;
  return (
    <Lede>
      <Say
        text="<b>{accepted}</b> accepted = <b>{stored}</b> stored + <b>{duplicate}</b> here already + <b>{rejected}</b> rejected{waiting}."
        fill={{
          accepted: format.count(totals.accepted),
          stored: format.count(totals.stored),
          duplicate: format.count(totals.duplicate),
          rejected: format.count(totals.rejected),
          waiting:
            totals.waiting > 0 ? t(' + {n} about to be stored', { n: format.count(totals.waiting) }) : '',
        }}
      />
    </Lede>
  );
}

function Rows(props: { rows: readonly LedgerRow[]; byHour: boolean }): ReactElement {
  const format = useFormat();
  const number = (
    key: 'accepted' | 'stored' | 'duplicate' | 'rejected',
    head: string,
  ): Column<LedgerRow> => ({
    key,
    head,
    number: true,
    cell: (row) => (row[key] === 0 ? '–' : format.count(row[key])),
  });
  const reasons = (row: LedgerRow): string =>
    Object.entries(row.reasons)
      .map(([reason, n]) => `${reason}: ${format.count(n)}`)
      .join(', ');
  return (
    <DataTable<LedgerRow>
      caption={t('Accepted events and what became of them')}
      rows={props.rows}
      rowKey={(row) => `${row.origin.kind} ${row.origin.id} ${row.hour}`}
      columns={[
        { key: 'origin', head: t('Source'), names: true, cell: (row) => row.origin.name },
        ...(props.byHour
          ? [{ key: 'hour', head: t('Hour'), cell: (row: LedgerRow) => format.dayTime(row.hour) }]
          : []),
        number('accepted', t('Accepted')),
        number('stored', t('Stored')),
        number('duplicate', t('Here already')),
        number('rejected', t('Rejected')),
        { key: 'reasons', head: t('Why rejected'), cell: (row) => reasons(row) || '–' },
      ]}
    />
  );
}
