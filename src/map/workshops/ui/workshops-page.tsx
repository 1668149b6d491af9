/** Workshops of a map: those under way first, those that are over with what was decided; and a new one. */
import { Link, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { Page, Section } from '../../../web/kit/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { readMap } from '../../maps/contract.ts';
import { listWorkshops } from '../contract.ts';
import type { WorkshopBrief } from '../shown.ts';
import { NewWorkshop } from './new-workshop.tsx';
import { stepWord } from './words.ts';
import styles from './workshops-page.module.css';

export function WorkshopsPage(): ReactElement {
  const { map } = useParams({ strict: false }) as { map: string };
  const { id: workspace } = useBusiness();
  const paths = usePaths();
  const mayLead = useMay('editor');
  const params = { workspace, map };
  const workshops = useAsk(listWorkshops, { params, every: 15_000 });
  const read = useAsk(readMap, { params });
  const [making, setMaking] = useState(false);
  const title = read.data?.map.title ?? '';
  const begin = mayLead ? (
    <Button weight="first" onClick={() => setMaking(true)}>
      {t('New workshop')}
    </Button>
  ) : undefined;
  const items = workshops.data?.items ?? [];
  const [open, over] = [
    items.filter(({ endedAt }) => endedAt === null),
    items.filter(({ endedAt }) => endedAt !== null),
  ];
  return (
    <Page
      title={t('Workshops')}
      under={<Link to={paths.journeyMap(map)}>{title}</Link>}
      tools={items.length > 0 ? begin : undefined}
    >
      {workshops.isError && <ErrorState error={workshops.error} onRetry={() => void workshops.refetch()} />}
      {workshops.data === undefined && !workshops.isError && <Loading lines={4} />}
      {workshops.data !== undefined && items.length === 0 && (
        <EmptyState title={t('No workshop on this map yet')} action={begin}>
          {t(
            'People join on their phones by a QR code, without an account. They write in silence, look together, vote with dots, and you keep what was decided.',
          )}
        </EmptyState>
      )}
      {open.length > 0 && (
        <Section title={t('Under way')}>
          <List map={map} items={open} />
        </Section>
      )}
      {over.length > 0 && (
        <Section title={t('Over')}>
          <List map={map} items={over} />
        </Section>
      )}
      {making && read.data?.document && (
        <NewWorkshop map={map} document={read.data.document} onClose={() => setMaking(false)} />
      )}
    </Page>
  );
}

function List(props: { map: string; items: readonly WorkshopBrief[] }): ReactElement {
  const { map, items } = props;
  const paths = usePaths();
  const format = useFormat();
  return (
    <ul className={styles.list}>
      {items.map((each) => {
        const lasted =
          each.endedAt === null ? stepWord(each.step) : format.duration(each.endedAt - each.begunAt);
        const facts = [
          format.dayTime(each.begunAt),
          lasted,
          t('{n, plural, one {# person} other {# people}}', { n: each.participants }),
          t('{n, plural, one {# card} other {# cards}}', { n: each.cards }),
          t('{n, plural, =0 {nothing decided} other {# decided}}', { n: each.decided }),
        ];
        return (
          <li key={each.id} className={styles.row}>
            <span>
              <h3>
                <Link to={paths.workshop(map, each.id)}>{each.title}</Link>
              </h3>
              <span className={styles.soft}>{facts.join(' · ')}</span>
            </span>
            <ButtonLink small to={paths.workshopSummary(map, each.id)}>
              {t('Summary')}
            </ButtonLink>
          </li>
        );
      })}
    </ul>
  );
}
