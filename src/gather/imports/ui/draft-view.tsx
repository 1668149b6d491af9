/** Before the start: what the files are taken for, what is asked, and what will become of them. Nothing is stored yet. */
import type { ReactElement } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { EmptyState, ErrorState, Loading, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { deleteImport, type Import, previewImport, startImport } from '../contract.ts';
import type { Preview } from '../preview-shapes.ts';
import styles from './draft-view.module.css';
import { DropZone } from './drop-zone.tsx';
import { FileList } from './file-list.tsx';
import { FormatCard } from './format-card.tsx';
import { MappingWizard } from './mapping-wizard.tsx';
import { PreviewCounts } from './preview-counts.tsx';
import { Questions } from './questions.tsx';
import { SampleRows } from './sample-rows.tsx';

export function DraftView(props: { one: Import; onRemoved: () => void }): ReactElement {
  const { one } = props;
  const { id } = useBusiness();
  const params = { workspace: id, import: one.id };
  const preview = useAsk(previewImport, { params, keep: true, enabled: one.files.length > 0 });
  const removing = useChange(deleteImport, ['gather.imports']);
  return (
    <>
      <FileList one={one} />
      {one.files.length === 0 && <DropZone into={one.id} onDone={() => {}} />}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isLoading && (
        <>
          <p className={styles.wait}>{t('Looking at the files')}</p>
          <Loading lines={6} />
        </>
      )}
      {preview.data !== undefined && (
        <PreviewBody one={one} preview={preview.data} busy={preview.isFetching} />
      )}
      <div className={styles.below}>
        {one.files.length > 0 && <DropZone into={one.id} onDone={() => void preview.refetch()} small />}
        <Refused error={removing.error} />
        <Button
          weight="quiet"
          busy={removing.isPending}
          onClick={() => removing.mutate({ params }, { onSuccess: props.onRemoved })}
        >
          {t('Leave this import and remove its files')}
        </Button>
      </div>
    </>
  );
}

function PreviewBody(props: { one: Import; preview: Preview; busy: boolean }): ReactElement {
  const { one, preview } = props;
  const { id } = useBusiness();
  const params = { workspace: id, import: one.id };
  const starting = useChange(startImport, ['gather.imports']);
  return (
    <div aria-busy={props.busy}>
      {(preview.format !== null || preview.tables.length > 0) && <FormatCard one={one} preview={preview} />}
      <Questions importId={one.id} questions={preview.questions} />
      {preview.wizards.map((wizard) => (
        <MappingWizard
          key={`${wizard.table} ${preview.format?.id ?? ''} ${wizard.leftOut}`}
          importId={one.id}
          wizard={wizard}
          isOnly={preview.tables.length === 1}
        />
      ))}
      {preview.state === 'empty' ? (
        <EmptyState title={t('There is nothing to import in these files')}>
          {preview.notes[0] ?? t('Check that it is the export with the rows in it, then add it here.')}
        </EmptyState>
      ) : (
        <>
          {preview.state === 'ready' && <PreviewCounts preview={preview} />}
          <div className={styles.start}>
            <Button
              weight="first"
              disabled={preview.state !== 'ready'}
              busy={starting.isPending}
              onClick={() => starting.mutate({ params })}
            >
              {t('Import')}
            </Button>
            <span className={styles.hint}>{startHint(preview)}</span>
          </div>
          <Refused error={starting.error} />
          <SampleRows preview={preview} />
        </>
      )}
    </div>
  );
}

function startHint(preview: Preview): string {
  switch (preview.state) {
    case 'questions':
      return t('Answer the question above first.');
    case 'mapping':
      return t('Say what the columns mean first.');
    default:
      return t('You can take an import back at any time, as if it had never been.');
  }
}
