/** How many go from step to step: the stages of the map, or steps one chooses. */
import { type ReactElement, useState } from 'react';
import { addressOf } from '../../../web/api/client.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useChoices, usePaths } from '../../../web/kit/address.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { InsightPage, useReportQuery } from '../../../web/kit/insight-page.tsx';
import { KeepReport } from '../../../web/kit/keep-report.tsx';
import { Section } from '../../../web/kit/page.tsx';
import { ReportFrame } from '../../../web/kit/report-frame.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { WayOn } from '../../../web/kit/way-on.tsx';
import { type FunnelReport, funnelFile, funnelReport } from '../contract.ts';
import { GoesOnTable } from './goes-on-table.tsx';
import { PartsTable } from './parts-table.tsx';
import { StepBars } from './step-bars.tsx';
import { StepChooser } from './step-chooser.tsx';
import { readStepsChoices } from './steps-choices.ts';
import { StepsTools } from './steps-tools.tsx';
import { TimeChart } from './time-chart.tsx';
import { TrendChart } from './trend-chart.tsx';

export function StepsPage(): ReactElement {
  const business = useBusiness();
  const shared = useReportQuery();
  const [choices, change] = useChoices();
  const [choosing, setChoosing] = useState(false);
  const asked = readStepsChoices(choices);
  const params = { workspace: business.id };
  const query = { ...shared, ...asked };
  const report = useAsk(funnelReport, { params, query, keep: true });
  const ids = report.data?.steps.map(({ id }) => id) ?? [];
  return (
    <InsightPage
      title={t('From step to step')}
      compares="all"
      tools={
        <>
          <StepsTools asked={asked} steps={report.data?.steps ?? []} />
          <Button small disabled={report.data === undefined} onClick={() => setChoosing(true)}>
            {t('Choose steps')}
          </Button>
          <KeepReport report="funnel" question={query} />
        </>
      }
    >
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.data === undefined && !report.isError && <Loading lines={9} height={24} />}
      {report.data !== undefined && (
        <Body
          report={report.data}
          stale={report.isPlaceholderData}
          file={addressOf(funnelFile, params, query)}
        />
      )}
      {choosing && (
        <StepChooser
          chosen={ids}
          without={asked.without}
          onClose={() => setChoosing(false)}
          onChoose={(steps, without) => {
            change({ steps: steps?.join(','), without: without.join(','), order: undefined });
            setChoosing(false);
          }}
        />
      )}
    </InsightPage>
  );
}

function Body(props: { report: FunnelReport; stale: boolean; file: string }): ReactElement {
  const { report } = props;
  const paths = usePaths();
  if ((report.steps[0]?.people ?? 0) === 0) {
    return (
      <EmptyState
        title={t('Nobody at the first step')}
        action={
          <WayOn>
            <ButtonLink to={paths.draft}>{t('Draft my map')}</ButtonLink>
          </WayOn>
        }
      >
        <p>{report.sentence}</p>
        <p>{t('Choose another period or other steps, or bring events that meet the map.')}</p>
      </EmptyState>
    );
  }
  return (
    <ReportFrame report={report} stale={props.stale} file={props.file}>
      <StepBars report={report} />
      {report.parts.length > 0 && (
        <Section title={t('Broken down')}>
          <PartsTable report={report} />
        </Section>
      )}
      {report.order !== 'open' && (
        <Section
          title={t('Who goes on?')}
          under={t('What those who arrive did before, more or less often than the others.')}
        >
          <GoesOnTable report={report} />
        </Section>
      )}
      <Section
        title={t('Over time')}
        under={t('The share that gets to the last step, by when people met the first.')}
      >
        <TrendChart report={report} />
      </Section>
      {report.order !== 'open' && (
        <Section title={t('How long it takes from first to last')}>
          <TimeChart report={report} />
        </Section>
      )}
    </ReportFrame>
  );
}
