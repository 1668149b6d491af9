/** The offer to look around in a demo business, made while there is nothing else to see. */
import type { ReactElement } from 'react';
import { useChange } from '../../web/api/queries.ts';
import { useBusiness, useMay } from '../../web/kit/business.tsx';
import { Button } from '../../web/kit/button.tsx';
import { Refused } from '../../web/kit/states.tsx';
import { t } from '../../web/kit/text.tsx';
import { startDemo } from '../contract.ts';
import styles from './demo.module.css';
import { useDemo } from './use-demo.ts';

export function DemoOffer(): ReactElement | null {
  const { id } = useBusiness();
  const mayEdit = useMay('editor');
  const demo = useDemo();
  const starting = useChange(startDemo, ['demo']);
  const offered = demo.data?.state === 'none' || demo.data?.state === 'failed';
  if (!mayEdit || !offered) return null;
  return (
    <section className={styles.offer} aria-label={t('Demo business')}>
      <div>
        <h2>{t('Or look around first')}</h2>
        <p>
          {t(
            'A gift shop with a year of journeys over Instagram, website, till, mail and delivery. One click puts it in, one takes it out again, wholly.',
          )}
        </p>
        <Refused error={starting.error} />
      </div>
      <Button
        busy={starting.isPending}
        onClick={() => starting.mutate({ params: { workspace: id }, body: {} })}
      >
        {t('Look around in a demo business')}
      </Button>
    </section>
  );
}
