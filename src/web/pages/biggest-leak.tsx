/** The dearest pain point, in the sentence an owner would say to a friend, and the way to the list. Nothing where none is known. */
import type { ReactElement } from 'react';
import { painPointsReport } from '../../analyze/frictions/contract.ts';
import { useAsk } from '../api/queries.ts';
import { usePaths } from '../kit/address.ts';
import { useBusiness } from '../kit/business.tsx';
import { ButtonLink } from '../kit/button.tsx';
import { t } from '../kit/text.tsx';
import styles from './home-page.module.css';

export function BiggestLeak(): ReactElement | null {
  const { id: workspace } = useBusiness();
  const paths = usePaths();
  const report = useAsk(painPointsReport, { params: { workspace } });
  const [first] = report.data?.items.filter(({ effect }) => effect === 'harm') ?? [];
  if (first === undefined) return null;
  return (
    <section className={styles.drop} aria-label={t('Where it hurts most')}>
      <div>
        <h2>{t('Where it hurts most')}</h2>
        <p>{first.sentence}</p>
      </div>
      <ButtonLink to={paths.painPoints}>{t('All pain points')}</ButtonLink>
    </section>
  );
}
