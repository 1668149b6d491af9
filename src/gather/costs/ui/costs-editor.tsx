/** Where advertising cost is entered: one amount per month and channel, or a table of them. */
import { type ReactElement, useState } from 'react';
import { todayIn } from '../../../kernel/period-choice.ts';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { channelName, channels } from '../../../web/kit/channels.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Form, type FormValues, SelectField, TextField } from '../../../web/kit/form.tsx';
import { minorDigits } from '../../../web/kit/format.ts';
import { ErrorState, Loading, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type AdCost, importCosts, listCosts, saveCost } from '../contract.ts';
import styles from './costs-editor.module.css';

/** What may look different once a cost is known. */
const TOUCHES = ['gather.costs', 'reports'];

export function CostsEditor(): ReactElement | null {
  const mayEdit = useMay('editor');
  const [open, setOpen] = useState(false);
  if (!mayEdit) return null;
  return (
    <details className={styles.costs} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('Enter what advertising cost')}</summary>
      {open && <Editor />}
    </details>
  );
}

function Editor(): ReactElement {
  const business = useBusiness();
  const costs = useAsk(listCosts, { params: { workspace: business.id } });
  const saving = useChange(saveCost, TOUCHES);
  const [problem, setProblem] = useState<string | null>(null);
  const save = (values: FormValues): void => {
    const minor = minorOf(values.amount ?? '', business.currency);
    setProblem(minor === null ? t('The amount is not a number.') : null);
    if (minor === null) return;
    const body = {
      month: values.month ?? '',
      channel: values.channel ?? '',
      campaign: values.campaign ?? '',
      amountMinor: minor,
    };
    saving.mutate({ params: { workspace: business.id }, body });
  };
  return (
    <>
      <Form
        action={t('Save')}
        busy={saving.isPending}
        error={saving.error}
        onSend={save}
        weight="usual"
        inline
      >
        <TextField
          name="month"
          label={t('Month')}
          value={todayIn(business.timezone, Date.now()).slice(0, 7)}
          placeholder="2026-11"
          required
        />
        <SelectField
          name="channel"
          label={t('Channel')}
          value="paid_search"
          choices={channels.map(({ id, name }) => ({ value: id, label: t(name) }))}
        />
        <TextField name="campaign" label={t('Campaign, if any')} />
        <TextField name="amount" label={t('Cost in {currency}', { currency: business.currency })} required />
      </Form>
      {problem !== null && <p role="alert">{problem}</p>}
      <CostFile />
      {costs.isError && <ErrorState error={costs.error} />}
      {costs.data === undefined && !costs.isError && <Loading lines={3} />}
      {costs.data !== undefined && costs.data.items.length > 0 && (
        <CostTable items={costs.data.items} currency={costs.data.currency} />
      )}
    </>
  );
}

/** Digits with one decimal mark, comma or point, as minor units; null for anything else. */
function minorOf(text: string, currency: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,10}(\.\d{1,3})?$/.test(plain)
    ? Math.round(Number(plain) * 10 ** minorDigits(currency))
    : null;
}

function CostFile(): ReactElement {
  const business = useBusiness();
  const bringing = useChange(importCosts, TOUCHES);
  const bring = async (file: File | undefined): Promise<void> => {
    if (file) bringing.mutate({ params: { workspace: business.id }, body: { text: await file.text() } });
  };
  const { data } = bringing;
  return (
    <div className={styles.file}>
      <label>
        {t('Or a table with the columns month, channel, amount:')}{' '}
        <input
          type="file"
          accept=".csv,.txt,text/csv"
          onChange={(event) => void bring(event.target.files?.[0])}
        />
      </label>
      <Refused error={bringing.error} />
      {data !== undefined && (
        <p role="status">
          {t('{n, plural, one {# cost} other {# costs}} saved.', { n: data.saved })}{' '}
          {data.rejected.map(({ line, reason }) => t('Line {line}: {reason}.', { line, reason })).join(' ')}
        </p>
      )}
    </div>
  );
}

function CostTable(props: { items: readonly AdCost[]; currency: string }): ReactElement {
  const business = useBusiness();
  const format = useFormat();
  const removing = useChange(saveCost, TOUCHES);
  return (
    <DataTable
      caption={t('What advertising cost')}
      columns={[
        { key: 'month', head: t('Month'), names: true, cell: (row: AdCost) => row.month },
        { key: 'channel', head: t('Channel'), cell: (row) => channelName(row.channel) },
        { key: 'campaign', head: t('Campaign'), cell: (row) => row.campaign || '–' },
        {
          key: 'amount',
          head: t('Cost'),
          number: true,
          cell: (row) => format.money(row.amountMinor, { currency: props.currency }),
        },
        {
          key: 'remove',
          head: t('Remove'),
          hideHead: true,
          cell: (row) => (
            <Button
              small
              weight="quiet"
              aria-label={t('Remove {month}, {channel}', {
                month: row.month,
                channel: channelName(row.channel),
              })}
              onClick={() =>
                removing.mutate({ params: { workspace: business.id }, body: { ...row, amountMinor: 0 } })
              }
            >
              {t('Remove')}
            </Button>
          ),
        },
      ]}
      rows={props.items}
      rowKey={(row) => `${row.month} ${row.channel} ${row.campaign}`}
    />
  );
}
