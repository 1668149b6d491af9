/** Segments: rules that select people, each as a sentence with how many it selects right now. */
import { type ReactElement, useState } from 'react';
import { listTouchpoints } from '../../../map/touchpoints/contract.ts';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { CustomerPages } from '../../../web/kit/customer-pages.tsx';
import { minorDigits } from '../../../web/kit/format.ts';
import { Page, Sheet } from '../../../web/kit/page.tsx';
import { ListLink } from '../../../web/kit/people-link.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { deleteSegment, listSegments, type Segment, segmentChoices } from '../contract.ts';
import type { FormChoices } from './condition-kinds.ts';
import { type RuleNames, ruleWords } from './rule-words.ts';
import { SegmentCount } from './segment-count.tsx';
import { SegmentForm } from './segment-form.tsx';
import styles from './segments-page.module.css';

export function SegmentsPage(): ReactElement {
  const business = useBusiness();
  const mayEdit = useMay('editor');
  const params = { workspace: business.id };
  const segments = useAsk(listSegments, { params });
  const touchpoints = useAsk(listTouchpoints, { params });
  const offered = useAsk(segmentChoices, { params });
  const [open, setOpen] = useState<Segment | 'new' | null>(null);
  const { names, choices } = useWords(touchpoints.data?.items ?? [], offered.data);
  const problem = segments.error ?? touchpoints.error ?? offered.error;
  const items = segments.data?.items;
  return (
    <Page
      title={t('Segments')}
      under={t('Rules that select people. The pages of the insights can be asked about one of them.')}
      tools={
        mayEdit && (
          <Button weight="first" onClick={() => setOpen('new')}>
            {t('New segment')}
          </Button>
        )
      }
    >
      <CustomerPages />
      {problem !== null && <ErrorState error={problem} onRetry={() => void segments.refetch()} />}
      {items === undefined && problem === null && <Loading lines={5} height={26} />}
      {items?.length === 0 && (
        <EmptyState title={t('No segments yet')}>
          <p>
            {t('For instance: people who ordered at least twice and have been silent for more than 60 days.')}
          </p>
        </EmptyState>
      )}
      {items !== undefined && items.length > 0 && (
        <ul className={styles.list}>
          {items.map((segment) => (
            <li key={segment.id}>
              <SegmentCard segment={segment} names={names} onOpen={mayEdit ? () => setOpen(segment) : null} />
            </li>
          ))}
        </ul>
      )}
      {open !== null && (
        <SegmentForm
          segment={open === 'new' ? null : open}
          choices={choices}
          names={names}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}

function useWords(
  touchpoints: readonly { readonly id: string; readonly title: string }[],
  offered: { words: FormChoices['words']; traits: readonly string[] } | undefined,
): { names: RuleNames; choices: FormChoices } {
  const format = useFormat();
  const { currency } = useBusiness();
  return {
    names: {
      touchpoint: (id) => touchpoints.find((each) => each.id === id)?.title ?? t('a touchpoint that is gone'),
      channel: (id) => channelName(id),
      money: (minor) => format.money(minor, { round: true }),
    },
    choices: {
      touchpoints: touchpoints.map(({ id, title }) => ({ value: id, label: title })),
      traits: offered?.traits ?? [],
      words: offered?.words ?? {},
      minorPerUnit: 10 ** minorDigits(currency),
      currency,
    },
  };
}

function SegmentCard(props: {
  segment: Segment;
  names: RuleNames;
  onOpen: (() => void) | null;
}): ReactElement {
  const { segment } = props;
  const business = useBusiness();
  const paths = usePaths();
  const [asking, setAsking] = useState(false);
  const removing = useChange(deleteSegment);
  return (
    <Sheet>
      <div className={styles.card}>
        <div>
          <h2>{segment.name}</h2>
          <p className={styles.rule}>{ruleWords(segment.rule, props.names)}</p>
          <p className={styles.count}>
            <SegmentCount
              rule={segment.rule}
              people={<ListLink of={{ segment: segment.id }}>{t('The people behind it')}</ListLink>}
            />
          </p>
        </div>
        <div className={styles.actions}>
          <ButtonLink to={paths.customers} search={{ segment: segment.id }} small>
            {t('The people')}
          </ButtonLink>
          <ButtonLink to={paths.insights} search={{ segment: segment.id }} small>
            {t('Their steps')}
          </ButtonLink>
          {props.onOpen !== null && (
            <>
              <Button small onClick={props.onOpen}>
                {t('Change')}
              </Button>
              <Button small onClick={() => setAsking(true)}>
                {t('Forget')}
              </Button>
            </>
          )}
        </div>
      </div>
      <Confirm
        open={asking}
        title={t('Forget “{name}”?', { name: segment.name })}
        action={t('Forget the segment')}
        busy={removing.isPending}
        error={removing.error}
        onClose={() => setAsking(false)}
        onConfirm={() => removing.mutate({ params: { workspace: business.id, segment: segment.id } })}
      >
        {t('The people stay. Saved addresses that ask about the segment show an error afterwards.')}
      </Confirm>
    </Sheet>
  );
}
