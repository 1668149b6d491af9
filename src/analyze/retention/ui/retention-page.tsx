/** Who comes back, when: the triangle of cohorts, the curve, and how long it takes. */
import type { ReactElement } from 'react';
import { addressOf } from '../../../web/api/client.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useChoices, usePaths } from '../../../web/kit/address.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { ButtonLink } from '../../../web/kit/button.tsx';
import { InsightPage, useReportQuery } from '../../../web/kit/insight-page.tsx';
import { KeepReport } from '../../../web/kit/keep-report.tsx';
import { Section } from '../../../web/kit/page.tsx';
import { PillMenu } from '../../../web/kit/pill-menu.tsx';
import { ReportFrame } from '../../../web/kit/report-frame.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { WayOn } from '../../../web/kit/way-on.tsx';
import { touchpointsReport } from '../../overview/contract.ts';
import {
  cohortUnits,
  type RetentionQuery,
  type RetentionReport,
  retentionFile,
  retentionReport,
} from '../contract.ts';
import { CohortTable } from './cohort-table.tsx';
import { DaysTable } from './days-table.tsx';
import { ReturnChart } from './return-chart.tsx';
import { unitName } from './unit-words.ts';

function useRetentionChoices(): Pick<RetentionQuery, 'unit' | 'start' | 'comeback'> {
  const [choices] = useChoices();
  return {
    unit: cohortUnits.find((unit) => unit === choices.unit) ?? 'month',
    start: choices.start ?? 'first_order',
    comeback: choices.comeback ?? 'order',
  };
}

export function RetentionPage(): ReactElement {
  const business = useBusiness();
  const shared = useReportQuery();
  const asked = useRetentionChoices();
  const params = { workspace: business.id };
  const query = { ...shared, ...asked };
  const report = useAsk(retentionReport, { params, query, keep: true });
  return (
    <InsightPage
      title={t('Who comes back')}
      compares="all"
      tools={
        <>
          <RetentionTools {...asked} />
          <KeepReport report="retention" question={query} />
        </>
      }
    >
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.data === undefined && !report.isError && <Loading lines={9} height={24} />}
      {report.data !== undefined && (
        <Body
          report={report.data}
          stale={report.isPlaceholderData}
          file={addressOf(retentionFile, params, query)}
        />
      )}
    </InsightPage>
  );
}

function Body(props: { report: RetentionReport; stale: boolean; file: string }): ReactElement {
  const { report } = props;
  const paths = usePaths();
  if (report.people === 0) {
    return (
      <EmptyState
        title={t('Nobody to watch yet')}
        action={
          <WayOn>
            <ButtonLink to={paths.data}>{t('Bring a file of orders')}</ButtonLink>
          </WayOn>
        }
      >
        <p>{report.sentence}</p>
      </EmptyState>
    );
  }
  return (
    <ReportFrame report={report} stale={props.stale} file={props.file}>
      <Section
        title={t('By when they first came')}
        under={t('Each row is one group of people. A darker field: more of them came back in that {unit}.', {
          unit: unitName(report.unit),
        })}
      >
        <CohortTable report={report} />
      </Section>
      <Section title={t('How long it takes')}>
        <ReturnChart report={report} />
        <DaysTable report={report} />
      </Section>
    </ReportFrame>
  );
}

/** What a person's time begins with, what counts as coming back, and how wide the columns are. */
function RetentionTools(props: Pick<RetentionQuery, 'unit' | 'start' | 'comeback'>): ReactElement {
  const business = useBusiness();
  const [, change] = useChoices();
  const touchpoints = useAsk(touchpointsReport, {
    params: { workspace: business.id },
    query: { compare: 'none' },
  });
  const stations = (touchpoints.data?.items ?? []).map((item) => ({
    value: item.touchpointId,
    label: item.title,
  }));
  const starts = [
    { value: 'first_order', label: t('From the first order') },
    { value: 'first_touch', label: t('From the first touch') },
    ...stations,
  ];
  const comebacks = [
    { value: 'order', label: t('Back with an order') },
    { value: 'any', label: t('Back at all') },
    ...stations,
  ];
  const units = cohortUnits.map((unit) => ({ value: unit, label: t('By {unit}', { unit: unitName(unit) }) }));
  const shown = (choices: readonly { value: string; label: string }[], value: string): string =>
    choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <>
      <PillMenu
        name={t('Begins with')}
        shown={shown(starts, props.start)}
        choices={starts}
        chosen={[props.start]}
        onChoose={(start) => change({ start })}
      />
      <PillMenu
        name={t('Comes back with')}
        shown={shown(comebacks, props.comeback)}
        choices={comebacks}
        chosen={[props.comeback]}
        onChoose={(comeback) => change({ comeback })}
      />
      <PillMenu
        name={t('Columns')}
        shown={shown(units, props.unit)}
        choices={units}
        chosen={[props.unit]}
        onChoose={(unit) => change({ unit })}
      />
    </>
  );
}
