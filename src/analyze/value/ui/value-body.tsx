/** What customers are worth: figures, whom to call, groups, where they came from, and how far the forecast can be trusted. */
import type { ReactElement, ReactNode } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { besideTitle } from '../../../web/kit/beside.tsx';
import { useBusiness } from '../../../web/kit/business.tsx';
import { ButtonLink } from '../../../web/kit/button.tsx';
import { Section } from '../../../web/kit/page.tsx';
import { ReportFrame } from '../../../web/kit/report-frame.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { WayOn } from '../../../web/kit/way-on.tsx';
import { type ValueReport, valueReport } from '../contract.ts';
import { BesideTable } from './beside-table.tsx';
import { CareList } from './care-list.tsx';
import { ChannelTable, PersonaTable, SegmentTable } from './channel-table.tsx';
import { ConcentrationChart } from './concentration-chart.tsx';
import { ForecastTest } from './forecast-test.tsx';
import { KeyValues } from './key-values.tsx';
import { ModelTable } from './model-table.tsx';
import { RfmTable } from './rfm-table.tsx';
import { useValueQuery } from './value-terms.tsx';

/** @param props.costs where advertising cost is entered, beside the channels it belongs to */
export function ValueBody(props: { costs?: ReactNode }): ReactElement {
  const business = useBusiness();
  const query = useValueQuery();
  const report = useAsk(valueReport, { params: { workspace: business.id }, query, keep: true });
  if (report.isError) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  if (report.data === undefined) return <Loading lines={9} height={24} />;
  if (report.data.customers === 0) return <NoCustomers sentence={report.data.sentence} />;
  return (
    <ReportFrame report={report.data} stale={report.isPlaceholderData}>
      <Sections report={report.data} costs={props.costs} />
    </ReportFrame>
  );
}

function NoCustomers(props: { sentence: string }): ReactElement {
  const paths = usePaths();
  return (
    <EmptyState
      title={t('No customers here yet')}
      action={
        <WayOn>
          <ButtonLink to={paths.data} weight="first">
            {t('Bring a file of orders')}
          </ButtonLink>
        </WayOn>
      }
    >
      <p>{props.sentence}</p>
      <p>{t('From some two hundred customers on you will see here what each of them will bring.')}</p>
    </EmptyState>
  );
}

function Sections(props: { report: ValueReport; costs: ReactNode }): ReactElement {
  const { report } = props;
  return (
    <>
      <KeyValues report={report} />
      {report.compared !== null && (
        <Section title={besideTitle(report)}>
          <BesideTable report={report} compared={report.compared} />
        </Section>
      )}
      <Section
        title={t('Whom to look after')}
        under={t('Silent for longer than their own rhythm explains. The dearest stand first.')}
      >
        <CareList care={report.care} />
      </Section>
      {report.rfm !== null && (
        <Section
          title={t('Kinds of customers')}
          under={t('By how lately, how often and for how much they bought.')}
        >
          <RfmTable groups={report.rfm} />
        </Section>
      )}
      <Section
        title={t('Where they came from')}
        under={t('By the first touch that is known of each customer.')}
      >
        <ChannelTable report={report} />
        {props.costs}
      </Section>
      {report.personas.length > 0 && (
        <Section
          title={t('By your personas')}
          under={t('Advertising is shared out by the channels their customers came by.')}
        >
          <PersonaTable report={report} />
        </Section>
      )}
      {report.segments.length > 0 && (
        <Section
          title={t('By your segments')}
          under={t('A customer may be in several, so the rows do not add up.')}
        >
          <SegmentTable report={report} />
        </Section>
      )}
      {report.concentration !== null && report.customers >= 30 && (
        <Section title={t('How much comes from how few')}>
          <ConcentrationChart concentration={report.concentration} />
        </Section>
      )}
      {report.calibration !== null && (
        <Section title={t('Can the forecast be trusted?')}>
          <ForecastTest calibration={report.calibration} />
        </Section>
      )}
      <ModelTable report={report} />
    </>
  );
}
