/** Data: bring in files, live sources, and the ledger of everything that came. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { DropZone } from '../../gather/imports/ui/drop-zone.tsx';
import { ImportList } from '../../gather/imports/ui/import-list.tsx';
import { LedgerSection } from '../../gather/ledger/ui/ledger-section.tsx';
import { RatesSection } from '../../gather/rates/ui/rates-section.tsx';
import { SourcesSection } from '../../gather/sources/ui/sources-section.tsx';
import { usePaths } from '../kit/address.ts';
import { useMay } from '../kit/business.tsx';
import { Page } from '../kit/page.tsx';
import { RoleGate } from '../kit/role-gate.tsx';
import { SubPages } from '../kit/sub-pages.tsx';
import { t } from '../kit/text.tsx';

function DataFrame(props: { children: ReactNode }): ReactElement {
  const paths = usePaths();
  const editor = useMay('editor');
  return (
    <Page title={t('Data')} under={t('Where your numbers come from.')}>
      <SubPages
        name={t('Parts of the data')}
        pages={[
          { to: paths.data, name: t('Files') },
          ...(editor ? [{ to: paths.sources, name: t('Live sources') }] : []),
          { to: paths.ledger, name: t('Ledger') },
          { to: paths.rates, name: t('Currency rates') },
        ]}
      />
      {props.children}
    </Page>
  );
}

export function FilesPage(): ReactElement {
  const navigate = useNavigate();
  const paths = usePaths();
  const editor = useMay('editor');
  return (
    <DataFrame>
      {editor ? (
        <DropZone into={null} onDone={(id) => void navigate({ to: paths.import(id) })} />
      ) : (
        <p>{t('Editors and owners bring in files. You see what came of them.')}</p>
      )}
      <ImportList />
    </DataFrame>
  );
}

export function SourcesPage(): ReactElement {
  return (
    <DataFrame>
      <RoleGate atLeast="editor">
        <SourcesSection />
      </RoleGate>
    </DataFrame>
  );
}

export function LedgerPage(): ReactElement {
  return (
    <DataFrame>
      <LedgerSection />
    </DataFrame>
  );
}

export function RatesPage(): ReactElement {
  return (
    <DataFrame>
      <RatesSection />
    </DataFrame>
  );
}
