/** All kept reports: open, rename, put on Home or on the map, take the figures along, forget. */
import type { ReactElement } from 'react';
import { listStages } from '../../../map/stages/contract.ts';
import { listTouchpoints } from '../../../map/touchpoints/contract.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { ButtonLink } from '../../../web/kit/button.tsx';
import { InsightPage } from '../../../web/kit/insight-page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { listSaved } from '../contract.ts';
import styles from './saved-page.module.css';
import { SavedRow } from './saved-row.tsx';

export function SavedPage(): ReactElement {
  const business = useBusiness();
  const paths = usePaths();
  const params = { workspace: business.id };
  const saved = useAsk(listSaved, { params });
  const stages = useAsk(listStages, { params });
  const touchpoints = useAsk(listTouchpoints, { params });
  const items = saved.data?.items;
  const places = (stages.data?.items ?? []).map((stage) => ({
    id: stage.id,
    name: stage.name,
    touchpoints: (touchpoints.data?.items ?? []).filter(({ stageId }) => stageId === stage.id),
  }));
  return (
    <InsightPage title={t('Kept reports')}>
      {saved.isError && <ErrorState error={saved.error} onRetry={() => void saved.refetch()} />}
      {items === undefined && !saved.isError && <Loading lines={5} height={26} />}
      {items?.length === 0 && (
        <EmptyState
          title={t('No kept reports yet')}
          action={<ButtonLink to={paths.insights}>{t('Look at the steps')}</ButtonLink>}
        >
          <p>
            {t(
              'Set a report the way you want to see it again, then choose “Keep” beside its heading. It can stand on Home or on the map from then on.',
            )}
          </p>
        </EmptyState>
      )}
      {items !== undefined && items.length > 0 && (
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={item.id}>
              <SavedRow saved={item} places={places} />
            </li>
          ))}
        </ul>
      )}
    </InsightPage>
  );
}
