/**
 * Home: what is left to set up, three figures, and the place where most people are lost. It offers days alone; an address that asks for some
 * people or touches is answered, and says so.
 */
import type { ReactElement } from 'react';
import { type StagesReport, stagesReport } from '../../analyze/funnel/contract.ts';
import { TrailGlance } from '../../analyze/funnel/ui/trail/trail-glance.tsx';
import { touchpointsReport } from '../../analyze/overview/contract.ts';
import { PinnedReports } from '../../analyze/saved/ui/pinned-reports.tsx';
import { DemoOffer } from '../../demo/ui/demo-offer.tsx';
import { readPeriod, todayIn, writePeriod } from '../../kernel/period-choice.ts';
import { useAsk } from '../api/queries.ts';
import { useChoices, usePaths } from '../kit/address.ts';
import { askedQuery, isAsked, isNarrowed, sharedChoices } from '../kit/asked.ts';
import { AskedBar } from '../kit/asked-bar.tsx';
import { useBusiness, useFormat } from '../kit/business.tsx';
import { ButtonLink } from '../kit/button.tsx';
import { Lede, Page } from '../kit/page.tsx';
import { PeriodPicker } from '../kit/period-picker.tsx';
import { ErrorState, Loading } from '../kit/states.tsx';
import { t } from '../kit/text.tsx';
import { NothingInChoice } from '../kit/way-on.tsx';
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
  const narrowed = isNarrowed(choices);
  const query = askedQuery({ ...choices, compare: 'before' }, todayIn(business.timezone, Date.now()));
  const params = { workspace: business.id };
  const stages = useAsk(stagesReport, { params, query, keep: true });
  const whole = useAsk(stagesReport, { params, query: { compare: 'none' } });
  const touchpoints = useAsk(touchpointsReport, { params, query: { compare: 'none' } });
  const hasData = (whole.data?.notOnMap.allEvents ?? 0) > 0;
  // All at once: what is left to set up stands above the figures, and would move them.
  const known = whole.data !== undefined && touchpoints.data !== undefined && stages.data !== undefined;
  const problem = stages.error ?? whole.error ?? touchpoints.error;
  return (
    <Page
      title={business.name}
      under={stages.data === undefined || !hasData ? '\u00a0' : <Under report={stages.data} />}
      tools={
        hasData && !narrowed ? (
          <PeriodPicker choice={period} onChoose={(chosen) => change({ period: writePeriod(chosen) })} />
        ) : undefined
      }
    >
      {hasData && narrowed && <AskedBar compares="none" />}
      {problem !== null && <ErrorState error={problem} onRetry={() => void stages.refetch()} />}
      {problem === null && !known && <Loading lines={8} />}
      {known && (
        <>
          <Checklist steps={checklistOf(whole.data, touchpoints.data)} />
          {hasData ? <Figures report={stages.data} /> : <DemoOffer />}
        </>
      )}
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
  const { report } = props;
  const paths = usePaths();
  const [choices] = useChoices();
  if (report.people === 0 && report.notOnMap.allEvents === 0 && isAsked(choices)) return <NothingInChoice />;
  return (
    <>
      <Lede>{report.sentence}</Lede>
      <KeyFigures report={report} />
      <TrailGlance report={report} />
      {/* The newest search is about everybody: beside figures of some it would pass for theirs. */}
      {!isNarrowed(choices) && <BiggestLeak />}
      <BiggestDrop report={report} />
      <PinnedReports />
      <p className={styles.more}>
        <ButtonLink to={paths.map} search={sharedChoices(choices) as never} weight="first">
          {t('Walk the whole map')}
        </ButtonLink>
      </p>
    </>
  );
}
