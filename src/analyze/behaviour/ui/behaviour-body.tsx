/** Groups with the same habits: how large and how dear each is, then each described with what can be done with it. */
import type { ReactElement } from 'react';
import { addressOf } from '../../../web/api/client.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useChoices, usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button, ButtonAnchor, ButtonLink } from '../../../web/kit/button.tsx';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { ReportFrame } from '../../../web/kit/report-frame.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { WayOn } from '../../../web/kit/way-on.tsx';
import type { SegmentRule } from '../../segments/contract.ts';
import { type BehaviourReport, behaviourFile, behaviourReport } from '../contract.ts';
import styles from './behaviour.module.css';
import { useBehaviourQuery } from './behaviour-query.ts';
import { GroupCard } from './group-card.tsx';
import { GroupTable } from './group-table.tsx';
import { SharesChart } from './shares-chart.tsx';

/** @param props.ruleWords a rule as a sentence: rules belong to segments */
export function BehaviourBody(props: { ruleWords: (rule: SegmentRule) => string }): ReactElement {
  const business = useBusiness();
  const query = useBehaviourQuery();
  const report = useAsk(behaviourReport, { params: { workspace: business.id }, query, keep: true });
  if (report.isError) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  if (report.data === undefined) return <Loading lines={9} height={24} />;
  if (report.data.basis === 'none') return <TooFew report={report.data} />;
  return (
    <ReportFrame report={report.data} stale={report.isPlaceholderData}>
      <Groups report={report.data} ruleWords={props.ruleWords} />
    </ReportFrame>
  );
}

function TooFew(props: { report: BehaviourReport }): ReactElement {
  const paths = usePaths();
  const [choices, change] = useChoices();
  return (
    <EmptyState
      title={
        choices.whose === 'everybody'
          ? t('Too few people to tell apart')
          : t('Too few customers to tell apart')
      }
      action={
        <WayOn>
          <ButtonLink to={paths.data} weight="first">
            {t('Bring a file of orders')}
          </ButtonLink>
          {choices.whose !== 'everybody' && (
            <Button onClick={() => change({ whose: 'everybody' })}>{t('People who did not buy too')}</Button>
          )}
        </WayOn>
      }
    >
      <p>{props.report.sentence}</p>
    </EmptyState>
  );
}

function Groups(props: { report: BehaviourReport; ruleWords: (rule: SegmentRule) => string }): ReactElement {
  const { report } = props;
  const business = useBusiness();
  const format = useFormat();
  const paths = usePaths();
  const query = useBehaviourQuery();
  const file = addressOf(behaviourFile, { workspace: business.id }, query);
  return (
    <>
      <SharesChart groups={report.groups} />
      <Sheet pad={false}>
        <GroupTable groups={report.groups} currency={report.currency} />
      </Sheet>
      <p className={styles.rest}>
        {report.rest.people === 0
          ? t('The groups are everybody and all revenue of the period.')
          : t(
              'In no group: {n, plural, one {# person} other {# people}} who ordered nothing in the period, with {money}. Together with the groups that is everybody and all revenue.',
              { n: report.rest.people, money: format.money(report.rest.revenueMinor, { round: true }) },
            )}{' '}
        {report.rest.people > 0 && (
          <PeopleLink figure="behaviour.rest">
            {t('{n, plural, one {The one person} other {The {shown} people}}', {
              n: report.rest.people,
              shown: format.count(report.rest.people),
            })}
          </PeopleLink>
        )}{' '}
        <ButtonAnchor small weight="quiet" href={file} download>
          {t('Download the people')}
        </ButtonAnchor>
        {report.groups.length > 1 && (
          <ButtonLink small weight="quiet" to={paths.personas}>
            {t('Make personas of them')}
          </ButtonLink>
        )}
      </p>
      {report.test !== null && <HowSure test={report.test} />}
      {report.groups.map((group) => (
        <Section key={group.id} title={group.name}>
          <GroupCard group={group} currency={report.currency} query={query} ruleWords={props.ruleWords} />
        </Section>
      ))}
    </>
  );
}

function HowSure(props: { test: NonNullable<BehaviourReport['test']> }): ReactElement {
  const { apart, apartByChance, stability } = props.test;
  return (
    <p className={styles.sure}>
      {t(
        'How sure: with other people of the same kind the least steady group comes out {stability} of 100 alike. The groups stand {apart} apart on a scale to 100; dealt anew by chance, {chance}.',
        {
          stability: Math.round(stability * 100),
          apart: Math.round(apart * 100),
          chance: Math.round(apartByChance * 100),
        },
      )}
    </p>
  );
}
