/** The imports of the business, newest first. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type Import, listImports } from '../contract.ts';
import { isMoving, sizeText, statusText } from './import-words.ts';

export function ImportList(): ReactElement | null {
  const { id } = useBusiness();
  const format = useFormat();
  const paths = usePaths();
  const imports = useAsk(listImports, {
    params: { workspace: id },
    query: { limit: 100 },
    every: (reply) => (reply?.items.some(isMoving) === true ? 1500 : false),
  });
  if (imports.isError) return <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />;
  if (imports.data === undefined) return <Loading lines={3} />;
  if (imports.data.items.length === 0) return null;
  return (
    <Section title={t('Imports')}>
      <Sheet pad={false}>
        <DataTable<Import>
          caption={t('Imports, newest first')}
          rows={imports.data.items}
          rowKey={(one) => one.id}
          columns={[
            {
              key: 'name',
              head: t('File'),
              names: true,
              cell: (one) => <Link to={paths.import(one.id)}>{one.name}</Link>,
            },
            { key: 'format', head: t('Taken for'), cell: (one) => one.format?.title ?? '–' },
            { key: 'status', head: t('Status'), cell: (one) => statusText(one.status) },
            { key: 'size', head: t('Gave'), number: true, cell: (one) => sizeText(one, format) },
            {
              key: 'rejected',
              head: t('Rejected rows'),
              number: true,
              cell: (one) => (one.rows.rejected === 0 ? '–' : format.count(one.rows.rejected)),
            },
            { key: 'at', head: t('When'), number: true, cell: (one) => format.dayTime(one.createdAt) },
          ]}
        />
      </Sheet>
    </Section>
  );
}
