/** Currency rates: which currencies came in, which days have a rate, and how to give more: one by one or as a table. */
import { type ReactElement, useRef, useState } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Form, TextField } from '../../../web/kit/form.tsx';
import { Lede, Section, Sheet } from '../../../web/kit/page.tsx';
import { EmptyState, ErrorState, Loading, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { deleteRates, importRates, listRates, type Rate, saveRates } from '../contract.ts';
import { CurrencyList } from './currency-list.tsx';
import styles from './rates-section.module.css';

export function RatesSection(): ReactElement {
  const { id } = useBusiness();
  const mayEdit = useMay('editor');
  const rates = useAsk(listRates, { params: { workspace: id }, keep: true });
  const data = rates.data;
  return (
    <Section
      title={t('Currency rates')}
      under={t(
        'What is paid in another currency counts in your figures at the rate of its day, or of up to seven days before.',
      )}
    >
      {rates.isError && <ErrorState error={rates.error} onRetry={() => void rates.refetch()} />}
      {rates.isLoading && <Loading lines={4} />}
      {data !== undefined && (
        <>
          {data.currencies.length === 0 ? (
            <EmptyState title={t('All your data is in {base}', { base: data.base })}>
              {t('Rates are needed only when something in another currency comes in.')}
            </EmptyState>
          ) : (
            <CurrencyList base={data.base} currencies={data.currencies} />
          )}
          {mayEdit && <AddRates base={data.base} />}
          {data.items.length > 0 && <RateTable base={data.base} rates={data.items} mayEdit={mayEdit} />}
        </>
      )}
    </Section>
  );
}

function AddRates(props: { base: string }): ReactElement {
  const { id } = useBusiness();
  const format = useFormat();
  const params = { workspace: id };
  const [made, setMade] = useState(0);
  const file = useRef<HTMLInputElement>(null);
  const saving = useChange(saveRates, 'all');
  const importing = useChange(importRates, 'all');
  const wrong = importing.data?.wrong ?? [];
  return (
    <div className={styles.add}>
      <Sheet>
        <Form
          key={made}
          inline
          action={t('Add the rate')}
          weight="usual"
          busy={saving.isPending}
          error={saving.error}
          onSend={({ day = '', currency = '', rate = '' }) =>
            saving.mutate(
              { params, body: { rates: [{ day, currency, rate: Number(rate.replace(',', '.')) }] } },
              { onSuccess: () => setMade(made + 1) },
            )
          }
          more={
            <Button weight="quiet" busy={importing.isPending} onClick={() => file.current?.click()}>
              {t('Bring a table')}
            </Button>
          }
        >
          <TextField name="day" label={t('Day')} placeholder="2026-01-31" required length={10} />
          <TextField name="currency" label={t('Currency')} placeholder="USD" required length={3} />
          <TextField
            name="rate"
            label={t('One unit in {base}', { base: props.base })}
            placeholder="0.92"
            required
            length={20}
          />
        </Form>
        <input
          ref={file}
          type="file"
          accept=".csv,.txt,text/csv"
          hidden
          aria-label={t('A table with date, currency and rate')}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            void chosen?.text().then((text) => importing.mutate({ params, body: { text } }));
            event.currentTarget.value = '';
          }}
        />
        <p>{t('A table is a CSV file with the columns date, currency and rate.')}</p>
        <Refused error={importing.error} />
        {importing.data !== undefined && (
          <p role="status">
            {t('{n, plural, one {# rate} other {# rates}} taken.', { n: importing.data.saved })}{' '}
            {wrong.length > 0 && t('{n} lines could not be read:', { n: format.count(wrong.length) })}
          </p>
        )}
        {wrong.length > 0 && (
          <ul>
            {wrong.slice(0, 10).map(({ line, problem }) => (
              <li key={line}>{t('Line {line}: {problem}', { line, problem })}</li>
            ))}
          </ul>
        )}
      </Sheet>
    </div>
  );
}

function RateTable(props: { base: string; rates: readonly Rate[]; mayEdit: boolean }): ReactElement {
  const { id: workspace } = useBusiness();
  const removing = useChange(deleteRates, 'all');
  return (
    <>
      <Lede>{t('The newest rates')}</Lede>
      <Sheet pad={false}>
        <DataTable<Rate>
          caption={t('The newest rates')}
          rows={props.rates}
          rowKey={({ currency, day }) => `${currency} ${day}`}
          columns={[
            { key: 'day', head: t('Day'), names: true, cell: ({ day }) => day },
            { key: 'currency', head: t('Currency'), cell: ({ currency }) => `1 ${currency}` },
            { key: 'rate', head: props.base, number: true, cell: ({ rate }) => String(rate) },
            ...(props.mayEdit
              ? [
                  {
                    key: 'remove',
                    head: t('Remove'),
                    hideHead: true,
                    cell: ({ currency, day }: Rate) => (
                      <Button
                        weight="quiet"
                        small
                        onClick={() => removing.mutate({ params: { workspace, currency }, query: { day } })}
                      >
                        {t('Remove')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Sheet>
      <Refused error={removing.error} />
    </>
  );
}
