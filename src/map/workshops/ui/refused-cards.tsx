/** Cards that the server would not take, with its reason: their words stay until whoever wrote them lets them go. */
import type { ReactElement } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { t } from '../../../web/kit/text.tsx';
import styles from './guest.module.css';
import type { OwnDoing } from './use-own.ts';

export function RefusedCards(props: { own: OwnDoing }): ReactElement | null {
  const { refused, dismiss } = props.own;
  if (refused.length === 0) return null;
  return (
    <section className={styles.refused} aria-label={t('Not taken')}>
      {refused.map((entry) => (
        <div key={entry.order} role="alert">
          <p>
            <b>{t('Not taken:')}</b> {entry.problem}
          </p>
          <blockquote>{entry.change.what === 'card' ? entry.change.draft?.text : ''}</blockquote>
          <Button small onClick={() => dismiss(entry)}>
            {t('Let it go')}
          </Button>
        </div>
      ))}
    </section>
  );
}
