/** How we stand beside others, touchpoint by touchpoint, and the visits it rests on. */
import { type ReactElement, useState } from 'react';
import { addressOf } from '../../../web/api/client.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DownloadTable } from '../../../web/kit/download-table.tsx';
import { MapPages } from '../../../web/kit/map-pages.tsx';
import { Lede, Page, Section, Sheet } from '../../../web/kit/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { retold, t } from '../../../web/kit/text.tsx';
import { type Comparison, compareAsTable, compareWithCompetitors, listCompetitors } from '../contract.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { CompetitorDialog } from './competitor-dialog.tsx';
import { CompetitorList } from './competitor-list.tsx';
import styles from './competitors.module.css';
import { VisitDialog } from './visit-dialog.tsx';

type Making = { readonly what: 'competitor' } | { readonly what: 'visit'; readonly to: string | null } | null;

export function CompetitorsPage(): ReactElement {
  const params = { workspace: useBusiness().id };
  const mayEdit = useMay('editor');
  const list = useAsk(listCompetitors, { params, offline: true });
  const comparison = useAsk(compareWithCompetitors, { params, offline: true });
  const [making, setMaking] = useState<Making>(null);
  const close = (): void => setMaking(null);
  const problem = list.error ?? comparison.error;
  const { items, visits } = list.data ?? {};
  const isEmpty = items?.length === 0 && visits?.length === 0;
  const add = mayEdit && (
    <Button weight={isEmpty ? 'first' : 'usual'} onClick={() => setMaking({ what: 'competitor' })}>
      {t('Add a competitor')}
    </Button>
  );
  return (
    <Page
      title={t('Competitors')}
      under={t('You visit them and yourselves as a customer would, with the same checklist.')}
      tools={
        !isEmpty &&
        mayEdit && (
          <>
            {add}
            <Button weight="first" onClick={() => setMaking({ what: 'visit', to: null })}>
              {t('New visit')}
            </Button>
          </>
        )
      }
    >
      <MapPages />
      {problem !== null && <ErrorState error={problem} onRetry={() => void list.refetch()} />}
      {problem === null && (list.data === undefined || comparison.data === undefined) && (
        <Loading lines={6} height={40} />
      )}
      {isEmpty && <NobodyYet add={add} />}
      {comparison.data !== undefined && items !== undefined && visits !== undefined && !isEmpty && (
        <>
          <Compared comparison={comparison.data} />
          <CompetitorList
            competitors={items}
            visits={visits}
            onVisit={(to) => setMaking({ what: 'visit', to })}
          />
        </>
      )}
      {making?.what === 'competitor' && <CompetitorDialog competitor={null} onClose={close} />}
      {making?.what === 'visit' && (
        <VisitDialog competitors={items ?? []} visits={visits ?? []} competitor={making.to} onClose={close} />
      )}
    </Page>
  );
}

function NobodyYet(props: { add: ReactElement | false }): ReactElement {
  return (
    <EmptyState title={t('Nobody to compare with yet')} action={props.add}>
      <p>
        {t(
          'Name a competitor, visit them as a customer with a checklist on your phone, and visit yourselves with the same one. Then you see here, touchpoint by touchpoint, who does better and what is missing. Three visits on each side make it more than a first impression.',
        )}
      </p>
    </EmptyState>
  );
}

function Compared(props: { comparison: Comparison }): ReactElement {
  const { comparison } = props;
  const { id: workspace } = useBusiness();
  const others = comparison.competitors.filter(
    ({ sentence, visits }) => visits > 0 && sentence !== comparison.sentence,
  );
  return (
    <>
      <Lede>{comparison.said.map(retold).join(' ')}</Lede>
      {comparison.ourVisits > 0 &&
        others.map(({ id, said }) => (
          <p key={id} className={styles.also}>
            {said.map(retold).join(' ')}
          </p>
        ))}
      {comparison.rows.length > 0 && comparison.competitors.length > 0 && (
        <Section
          title={t('Touchpoint by touchpoint')}
          tools={<DownloadTable href={addressOf(compareAsTable, { workspace })} />}
        >
          <Sheet pad={false}>
            <ComparisonTable comparison={comparison} />
          </Sheet>
          <p className={styles.rule}>{retold(comparison.rule)}</p>
        </Section>
      )}
    </>
  );
}
