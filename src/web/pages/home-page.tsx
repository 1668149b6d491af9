/** Home: what is left to set up, three figures, and the place where most people are lost. */
import type { ReactElement } from 'react';
import { type StagesReport, stagesReport } from '../../analyze/funnel/contract.ts';
import { TrailGlance } from '../../analyze/funnel/ui/trail/trail-glance.tsx';
import { touchpointsReport } from '../../analyze/overview/contract.ts';
import { PinnedReports } from '../../analyze/saved/ui/pinned-reports.tsx';
import { DemoOffer } from '../../demo/ui/demo-offer.tsx';
import { readPeriod, todayIn, writePeriod } from '../../kernel/period-choice.ts';
import { useAsk } from '../api/queries.ts';
import { useChoices, usePaths } from '../kit/address.ts';
import { askedQuery } from '../kit/asked.ts';
import { useBusiness, useFormat } from '../kit/business.tsx';
import { ButtonLink } from '../kit/button.tsx';
import { Lede, Page } from '../kit/page.tsx';
import { PeriodPicker } from '../kit/period-picker.tsx';
import { ErrorState, Loading } from '../kit/states.tsx';
import { t } from '../kit/text.tsx';
import { BiggestDrop } from './biggest-drop.tsx';
import { BiggestLeak } from './biggest-leak.tsx';
import { checklistOf } from './checklist.ts';
import { Checklist } from './checklist-view.tsx';
import styles from './home-page.module.css';
import { KeyFigures } from './key-figures.tsx';
import { periodText } from './report-words.ts';

export function HomePage(): ReactElement {
  const business = useBusiness();
  const [choices, change] = useChoices();
  const period = readPeriod(choices.period);
  const asked = { period: writePeriod(period), compare: 'before' };
  const query = askedQuery(asked, todayIn(business.timezone, Date.now()));
  const params = { workspace: business.id };
  const stages = useAsk(stagesReport, { params, query, keep: true });
  const whole = useAsk(stagesReport, { params, query: { compare: 'none' } });
  const touchpoints = useAsk(touchpointsReport, { params, query: { compare: 'none' } });
  const hasData = (whole.data?.notOnMap.allEvents ?? 0) > 0;
  const problem = stages.error ?? whole.error ?? touchpoints.error;
  return (
    <Page
      title={business.name}
      under={stages.data === undefined || !hasData ? '\u00a0' : <Under report={stages.data} />}
      tools={
        hasData ? (
          <PeriodPicker choice={period} onChoose={(chosen) => change({ period: writePeriod(chosen) })} />
        ) : undefined
      }
    >
      {problem !== null && <ErrorState error={problem} onRetry={() => void stages.refetch()} />}
      {problem === null && (whole.data === undefined || touchpoints.data === undefined) && (
        <Loading lines={8} />
      )}
      {whole.data !== undefined && touchpoints.data !== undefined && (
        <Checklist steps={checklistOf(whole.data, touchpoints.data)} />
      )}
      {whole.data !== undefined && !hasData && <DemoOffer />}
      {hasData && stages.data !== undefined && <Figures report={stages.data} />}
    </Page>
  );
}

function Under(props: { report: StagesReport }): ReactElement {
  const format = useFormat();
  const { period, comparedWith } = props.report;
  const days = periodText(period, format);
  return (
    <>
      {comparedWith === null
        ? days
        : t('{days}, compared with {before}', { days, before: periodText(comparedWith, format) })}
    </>
  );
}

function Figures(props: { report: StagesReport }): ReactElement {
  const paths = usePaths();
  return (
    <>
      <Lede>{props.report.sentence}</Lede>
      <KeyFigures report={props.report} />
      <TrailGlance report={props.report} />
      <BiggestLeak />
      <BiggestDrop report={props.report} />
      <PinnedReports />
      <p className={styles.more}>
        <ButtonLink to={paths.map} weight="first">
          {t('Walk the whole map')}
        </ButtonLink>
      </p>
    </>
  );
}
