/** One import from the first look to the result, by its state. */
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAsk, useFreshAfter } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { ButtonLink } from '../../../web/kit/button.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type Import, readImport } from '../contract.ts';
import { DraftView } from './draft-view.tsx';
import { isMoving, statusText } from './import-words.ts';
import { ProgressView } from './progress-view.tsx';
import { ResultView } from './result-view.tsx';

export function ImportPage(): ReactElement {
  const { import: id = '' } = useParams({ strict: false }) as { import?: string };
  const business = useBusiness();
  const paths = usePaths();
  const format = useFormat();
  const one = useAsk(readImport, {
    params: { workspace: business.id, import: id },
    every: (reply) => (isMoving(reply) ? 700 : false),
  });
  useFreshAfter(isMoving(one.data));
  return (
    <Page
      title={one.data?.name ?? t('Import')}
      under={
        one.data === undefined
          ? '\u00a0'
          : [statusText(one.data.status), one.data.format?.title, format.dayTime(one.data.createdAt)]
              .filter((part) => part !== undefined)
              .join(' · ')
      }
      tools={
        <ButtonLink to={paths.data} weight="quiet">
          {t('All data')}
        </ButtonLink>
      }
    >
      {one.isError && <ErrorState error={one.error} onRetry={() => void one.refetch()} />}
      {one.data === undefined && !one.isError && <Loading lines={6} />}
      {one.data !== undefined && <Body one={one.data} />}
    </Page>
  );
}

function Body(props: { one: Import }): ReactElement {
  const { one } = props;
  const navigate = useNavigate();
  const paths = usePaths();
  const mayEdit = useMay('editor');
  if (one.status === 'waiting' || one.status === 'running' || one.status === 'undoing') {
    return <ProgressView one={one} />;
  }
  if (one.status !== 'draft') return <ResultView one={one} />;
  if (!mayEdit) return <p>{t('Somebody is preparing this import. It has not started.')}</p>;
  return <DraftView one={one} onRemoved={() => void navigate({ to: paths.data })} />;
}
