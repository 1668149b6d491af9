/** One person: their whole path over every channel, and what identifies them. */
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { personPath } from '../../analyze/journeys/contract.ts';
import { type NamedTouchpoint, Timeline } from '../../analyze/journeys/ui/timeline.tsx';
import { PersonValue } from '../../analyze/value/ui/person-value.tsx';
import { listStages } from '../../map/stages/contract.ts';
import { listTouchpoints } from '../../map/touchpoints/contract.ts';
import { getProfile } from '../../people/customers/contract.ts';
import { ProfilePanel } from '../../people/customers/ui/profile-panel.tsx';
import type { Answer } from '../api/client.ts';
import { useAsk } from '../api/queries.ts';
import { useChoices, usePaths } from '../kit/address.ts';
import { useBusiness, useFormat } from '../kit/business.tsx';
import { Button, ButtonLink } from '../kit/button.tsx';
import { Lede, Page, Section } from '../kit/page.tsx';
import { personName } from '../kit/person-name.ts';
import { ErrorState, Loading } from '../kit/states.tsx';
import { Say, t } from '../kit/text.tsx';
import styles from './person-page.module.css';

export function PersonPage(): ReactElement {
  const { person = '' } = useParams({ strict: false }) as { person?: string };
  const { id } = useBusiness();
  const paths = usePaths();
  const [choices, change] = useChoices();
  const params = { workspace: id, person };
  const profile = useAsk(getProfile, { params });
  const path = useAsk(personPath, {
    params,
    query: { limit: 500, ...(choices.after === undefined ? {} : { cursor: choices.after }) },
  });
  const touchpoint = useTouchpointNames();
  const next = path.data?.next ?? null;
  return (
    <Page
      title={
        profile.data === undefined ? t('Customer') : personName(profile.data.label, t('Unnamed visitor'))
      }
      tools={
        <ButtonLink to={paths.customers} weight="quiet">
          {t('All customers')}
        </ButtonLink>
      }
    >
      {path.data !== undefined && <Sentence path={path.data} />}
      <div className={styles.columns}>
        <Section title={t('Their path')}>
          {path.isError && <ErrorState error={path.error} onRetry={() => void path.refetch()} />}
          {path.isLoading && <Loading lines={10} />}
          {path.data !== undefined && <Timeline steps={path.data.items} touchpoint={touchpoint} />}
          <div className={styles.more}>
            {choices.after !== undefined && (
              <Button onClick={() => change({ after: undefined })}>{t('Back to the beginning')}</Button>
            )}
            {next !== null && <Button onClick={() => change({ after: next })}>{t('Later steps')}</Button>}
          </div>
        </Section>
        <aside>
          {profile.isError && !path.isError && (
            <ErrorState error={profile.error} onRetry={() => void profile.refetch()} />
          )}
          {profile.data !== undefined && <ProfilePanel profile={profile.data} />}
          <PersonValue person={person} />
        </aside>
      </div>
    </Page>
  );
}

function Sentence(props: { path: Answer<typeof personPath> }): ReactElement {
  const { path } = props;
  const format = useFormat();
  if (path.firstSeenAt === null || path.lastSeenAt === null)
    return <Lede>{t('Nothing is stored of this person.')}</Lede>;
  const [first, last] = [format.day(path.firstSeenAt), format.day(path.lastSeenAt)];
  return (
    <Lede>
      <Say
        text="<b>{events, plural, one {# step} other {# steps}}</b> {when}{orders}."
        fill={{
          events: path.events,
          when: first === last ? t('on {day}', { day: first }) : t('from {first} to {last}', { first, last }),
          orders:
            path.orders === 0
              ? ''
              : t(', {n, plural, one {one order} other {# orders}} worth {money}', {
                  n: path.orders,
                  money: format.money(path.revenueMinor, { currency: path.currency }),
                }),
        }}
      />
    </Lede>
  );
}

function useTouchpointNames(): (id: string) => NamedTouchpoint | undefined {
  const { id: workspace } = useBusiness();
  const touchpoints = useAsk(listTouchpoints, { params: { workspace } });
  const stages = useAsk(listStages, { params: { workspace } });
  return (id) => {
    const found = touchpoints.data?.items.find((one) => one.id === id);
    if (found === undefined) return undefined;
    const stage = stages.data?.items.find((one) => one.id === found.stageId);
    return { title: found.title, stage: stage?.name ?? '' };
  };
}
