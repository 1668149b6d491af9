/** The other currencies that came in, each with how much of it has a rate; what has none is said first. */
import type { ReactElement } from 'react';
import type { z } from 'zod';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Lede, Sheet } from '../../../web/kit/page.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { listRates } from '../contract.ts';

type Currency = z.output<NonNullable<typeof listRates.reply>>['currencies'][number];

export function CurrencyList(props: { base: string; currencies: readonly Currency[] }): ReactElement {
  const format = useFormat();
  const without = props.currencies.filter(({ days, events }) => days === 0 && events > 0);
  const columns: Column<Currency>[] = [
    { key: 'currency', head: t('Currency'), names: true, cell: (row) => row.currency },
    { key: 'events', head: t('Events'), number: true, cell: (row) => format.count(row.events) },
    {
      key: 'days',
      head: t('Their days'),
      cell: (row) => (row.firstDay === null ? '–' : `${row.firstDay} – ${row.lastDay}`),
    },
    {
      key: 'rates',
      head: t('Days with a rate'),
      number: true,
      cell: (row) => (row.days === 0 ? t('none yet') : format.count(row.days)),
    },
  ];
  return (
    <>
      <Lede>
        {without.length === 0
          ? t('Each other currency has rates.')
          : t('{currencies} has no rate yet, so its amounts are not in your figures.', {
              currencies: without.map(({ currency }) => currency).join(', '),
            })}
      </Lede>
      <Sheet pad={false}>
        <DataTable<Currency>
          caption={t('Currencies other than {base}', { base: props.base })}
          rows={props.currencies}
          rowKey={(row) => row.currency}
          columns={columns}
        />
      </Sheet>
    </>
  );
}
