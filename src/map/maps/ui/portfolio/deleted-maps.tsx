/** Maps deleted within the last thirty days, folded away; each can be brought back. */
import { type ReactElement, useState } from 'react';
import { useAsk, useChange } from '../../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { Refused } from '../../../../web/kit/states.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { listMaps, restoreMap } from '../../contract.ts';
import styles from './portfolio.module.css';

export function DeletedMaps(): ReactElement | null {
  const { id: workspace } = useBusiness();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const deleted = useAsk(listMaps, { params: { workspace }, query: { deleted: 'true' } }).data?.items ?? [];
  const restoring = useChange(restoreMap, ['map.maps.']);
  if (deleted.length === 0) return null;
  return (
    <section className={styles.deleted} aria-label={t('Deleted maps')}>
      <Button small weight="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('{n, plural, one {# deleted map} other {# deleted maps}}', { n: deleted.length })}
      </Button>
      {open && (
        <ul>
          {deleted.map(({ id, title, deletedAt }) => (
            <li key={id}>
              <span>
                {title}{' '}
                <span className={styles.quiet}>
                  {t('deleted {day}', { day: format.day(deletedAt ?? 0) })}
                </span>
              </span>
              <Button small onClick={() => restoring.mutate({ params: { workspace, map: id } })}>
                {t('Bring it back')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Refused error={restoring.error} />
    </section>
  );
}
