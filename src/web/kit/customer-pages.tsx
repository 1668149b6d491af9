/** The ways between the pages of the customers: the list, the rules that select some of them, the kinds described. */
import type { ReactElement } from 'react';
import { usePaths } from './address.ts';
import { SubPages } from './sub-pages.tsx';
import { t } from './text.tsx';

export function CustomerPages(): ReactElement {
  const paths = usePaths();
  return (
    <SubPages
      name={t('Customers')}
      pages={[
        { to: paths.customers, name: t('Everybody') },
        { to: paths.segments, name: t('Segments') },
        { to: paths.personas, name: t('Personas') },
      ]}
    />
  );
}
