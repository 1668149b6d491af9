/** Which ways people really take: the picture, the legs with their times, the ways, and where they go round in circles. */
import type { ReactElement } from 'react';
import { addressOf } from '../../../web/api/client.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useChoices, usePaths } from '../../../web/kit/address.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { ButtonLink } from '../../../web/kit/button.tsx';
import { InsightPage, useReportQuery } from '../../../web/kit/insight-page.tsx';
import { KeepReport } from '../../../web/kit/keep-report.tsx';
import { Section } from '../../../web/kit/page.tsx';
import { ReportFrame } from '../../../web/kit/report-frame.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { WayOn } from '../../../web/kit/way-on.tsx';
import { type PathsReport, pathsFile, pathsReport } from '../contract.ts';
import { CirclesTable } from './circles-table.tsx';
import { FlowPicture } from './flow-picture.tsx';
import { LegTable } from './leg-table.tsx';
import { readPathsChoices } from './paths-choices.ts';
import { PathsTools } from './paths-tools.tsx';
import { WayTable } from './way-table.tsx';

export function PathsPage(): ReactElement {
  const business = useBusiness();
  const shared = useReportQuery();
  const [choices] = useChoices();
  const asked = readPathsChoices(choices);
  const params = { workspace: business.id };
  const query = { ...shared, ...asked };
  const report = useAsk(pathsReport, { params, query, keep: true });
  return (
    <InsightPage
      title={t('Which ways they take')}
      compares="all"
      tools={
        <>
          <PathsTools asked={asked} stations={report.data?.stations ?? []} />
          <KeepReport report="paths" question={query} />
        </>
      }
    >
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.data === undefined && !report.isError && <Loading lines={9} height={24} />}
      {report.data !== undefined && (
        <Body
          report={report.data}
          stale={report.isPlaceholderData}
          file={addressOf(pathsFile, params, query)}
        />
      )}
    </InsightPage>
  );
}

function Body(props: { report: PathsReport; stale: boolean; file: string }): ReactElement {
  const { report } = props;
  const paths = usePaths();
  if (report.people === 0) {
    return (
      <EmptyState
        title={t('No ways to follow yet')}
        action={
          <WayOn>
            <ButtonLink to={paths.draft}>{t('Draft my map')}</ButtonLink>
          </WayOn>
        }
      >
        <p>{report.sentence}</p>
        <p>{t('Ways lead from touchpoint to touchpoint: they begin once events meet the map.')}</p>
      </EmptyState>
    );
  }
  return (
    <ReportFrame report={report} stale={props.stale} file={props.file}>
      <Section
        title={t('Step by step')}
        under={t(
          '{n, plural, one {# person} other {# people}} in the picture. Pick a station to follow the ways from there, a band to see who went along it.',
          {
            n: report.flow.people,
          },
        )}
      >
        <FlowPicture report={report} />
      </Section>
      <Section title={t('From one to the next')}>
        <LegTable report={report} />
      </Section>
      <Section title={t('Whole ways')} under={t('The same station several times in a row counts once.')}>
        <WayTable report={report} />
      </Section>
      <Section title={t('Round in circles')}>
        <CirclesTable report={report} />
      </Section>
    </ReportFrame>
  );
}
