/** A search under way with a way to stop it, or why the last one did not end well. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { Bar } from '../../../web/kit/bar.tsx';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { cancelPainPoints, type SearchRun } from '../contract.ts';
import styles from './run-progress.module.css';

export function RunProgress(props: { run: SearchRun }): ReactElement {
  const { run } = props;
  if (run.status === 'cancelled')
    return <p className={styles.note}>{t('The last search was stopped before it had ended.')}</p>;
  if (run.status === 'failed') {
    return (
      <p className={styles.note} role="alert">
        {t('The last search did not come to its end.')} {run.problem ?? ''}
      </p>
    );
  }
  return <UnderWay run={run} />;
}

function UnderWay(props: { run: SearchRun }): ReactElement {
  const { run } = props;
  const { id } = useBusiness();
  const mayEdit = useMay('editor');
  const stopping = useChange(cancelPainPoints, ['reports.pain-points']);
  const share = run.total === null || run.total === 0 ? null : run.done / run.total;
  return (
    <div className={styles.progress} role="status">
      <p>
        {t(
          'Every touchpoint is being looked at in every circumstance your data tells. You may leave this page.',
        )}
      </p>
      <Bar share={share} label={t('Progress of the search')} />
      {mayEdit && (
        <Button
          small
          busy={stopping.isPending}
          onClick={() => stopping.mutate({ params: { workspace: id } })}
        >
          {t('Stop')}
        </Button>
      )}
      <Refused error={stopping.error} />
    </div>
  );
}
