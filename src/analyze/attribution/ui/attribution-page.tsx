/** What brings buyers: every model side by side, some of them drawn, and what the spending brought. */

import type { ReactElement } from 'react';
import { addressOf } from '../../../web/api/client.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useChoices } from '../../../web/kit/address.ts';
import { besideTitle } from '../../../web/kit/beside.tsx';
import { useBusiness } from '../../../web/kit/business.tsx';
import { InsightPage, useReportQuery } from '../../../web/kit/insight-page.tsx';
import { KeepReport } from '../../../web/kit/keep-report.tsx';
import { useOnPhone } from '../../../web/kit/on-phone.ts';
import { Section } from '../../../web/kit/page.tsx';
import { PillMenu } from '../../../web/kit/pill-menu.tsx';
import { ReportFrame } from '../../../web/kit/report-frame.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { touchpointsReport } from '../../overview/contract.ts';
import { type AttributionReport, attributionFile, attributionReport, type ModelId } from '../contract.ts';
import { Assumptions } from './assumptions.tsx';
import { type AttributionChoices, MOST_DRAWN, readAttributionChoices } from './attribution-choices.ts';
import { AttributionTools } from './attribution-tools.tsx';
import { CostTable } from './cost-table.tsx';
import { CreditChart } from './credit-chart.tsx';
import { BesideTable, CreditTable } from './credit-table.tsx';
import { modelName } from './model-name.ts';
import { type Goal, NoTouchKnown, NothingToCredit } from './nothing-to-credit.tsx';

export function AttributionPage(): ReactElement {
  const business = useBusiness();
  const shared = useReportQuery();
  const [choices, change] = useChoices();
  const chosen = readAttributionChoices(choices);
  const params = { workspace: business.id };
  const query = { ...shared, ...chosen.asked };
  const report = useAsk(attributionReport, { params, query, keep: true });
  const touchpoints = useAsk(touchpointsReport, { params, query: {} });
  const goals = (touchpoints.data?.items ?? []).map(
    ({ touchpointId: id, title, people }): Goal => ({ id, title, people }),
  );
  return (
    <InsightPage
      title={t('What brings buyers')}
      compares="all"
      tools={
        <>
          <AttributionTools chosen={chosen} touchpoints={goals} />
          <KeepReport report="attribution" question={query} />
        </>
      }
    >
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.data === undefined && !report.isError && <Loading lines={9} height={24} />}
      {report.data !== undefined && (
        <Body
          report={report.data}
          chosen={chosen}
          stale={report.isPlaceholderData}
          file={addressOf(attributionFile, params, query)}
          goals={goals}
          onGoal={(goal) => change({ goal })}
        />
      )}
    </InsightPage>
  );
}

function Body(props: {
  report: AttributionReport;
  chosen: AttributionChoices;
  stale: boolean;
  file: string;
  goals: readonly Goal[];
  onGoal: (id: string) => void;
}): ReactElement {
  const { report, chosen } = props;
  const phone = useOnPhone();
  if (report.all.conversions === 0)
    return <NothingToCredit report={report} goals={props.goals} onGoal={props.onGoal} />;
  return (
    <ReportFrame report={report} stale={props.stale} file={props.file}>
      {report.rows.length === 0 && <NoTouchKnown report={report} />}
      {report.rows.length > 0 && (
        <>
          <Section
            title={t('Some models side by side')}
            tools={<DrawnModels report={report} drawn={chosen.models} />}
          >
            <CreditChart report={report} models={chosen.models} by={chosen.by} />
          </Section>
          {report.before !== null && phone !== true && (
            <Section title={besideTitle(report)}>
              <BesideTable report={report} by={chosen.by} drawn={chosen.models} />
            </Section>
          )}
          <Section title={t('All models')} under={t('Pick a model to read what it assumes.')}>
            <Assumptions report={report} />
            <CreditTable report={report} by={chosen.by} drawn={chosen.models} />
          </Section>
          {report.rows.some(({ costMinor }) => costMinor !== null) && (
            <Section title={t('What the spending brought')}>
              <CostTable report={report} models={chosen.models} />
            </Section>
          )}
        </>
      )}
    </ReportFrame>
  );
}

/** One to three; a fourth takes the place of the first. */
function DrawnModels(props: { report: AttributionReport; drawn: readonly ModelId[] }): ReactElement {
  const { report, drawn } = props;
  const [, change] = useChoices();
  const choose = (id: string): void => {
    const left = drawn.filter((each) => each !== id);
    const next = left.length < drawn.length ? left : [...left, id].slice(-MOST_DRAWN);
    if (next.length > 0) change({ models: next.join(',') });
  };
  return (
    <PillMenu
      name={t('Models drawn')}
      shown={t('{n, plural, one {# model} other {# models}}', { n: drawn.length })}
      choices={report.models.map(({ id }) => ({ value: id, label: modelName(id) }))}
      chosen={drawn}
      onChoose={choose}
      several
    />
  );
}
