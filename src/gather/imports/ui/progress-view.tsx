/** An import under way: how far, how fast, how long still. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { Bar } from '../../../web/kit/bar.tsx';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Lede, Sheet } from '../../../web/kit/page.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { cancelImport, type Import } from '../contract.ts';
import styles from './progress-view.module.css';

export function ProgressView(props: { one: Import }): ReactElement {
  const { one } = props;
  const { id } = useBusiness();
  const format = useFormat();
  const mayEdit = useMay('editor');
  const stopping = useChange(cancelImport, ['gather.imports']);
  const progress = one.progress;
  const share = progress?.share ?? null;
  return (
    <>
      <Lede>{heading(one)}</Lede>
      <Sheet>
        <div className={styles.progress}>
          <Bar share={share} label={t('Progress of the import')} />
          <div className={styles.figures}>
            <span>
              <b>{share === null ? '–' : format.share(share)}</b>
            </span>
            <span>{t('{n} rows', { n: format.count(progress?.rows ?? 0) })}</span>
            {progress !== null && progress.rowsPerSecond > 0 && (
              <span>{t('{n} rows a second', { n: format.count(Math.round(progress.rowsPerSecond)) })}</span>
            )}
            {progress?.secondsLeft != null && (
              <span>{t('about {time} left', { time: format.duration(progress.secondsLeft * 1000) })}</span>
            )}
            {progress !== null && progress.note !== '' && (
              <span className={styles.note}>{progress.note}</span>
            )}
          </div>
          {one.status !== 'undoing' && mayEdit && (
            <Button
              small
              busy={stopping.isPending}
              onClick={() => stopping.mutate({ params: { workspace: id, import: one.id } })}
            >
              {t('Stop here')}
            </Button>
          )}
          <Refused error={stopping.error} />
        </div>
      </Sheet>
      <p className={styles.leave}>
        {t('You may leave this page, close the browser or restart the program: it goes on by itself.')}
      </p>
    </>
  );
}

function heading(one: Import): string {
  if (one.status === 'undoing') return t('Everything this import brought is being taken back.');
  if (one.status === 'waiting') return t('It starts as soon as the work before it is done.');
  return t('Your file is becoming events.');
}
