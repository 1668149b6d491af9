/** Pain points: at most ten, the dearest first, each in a sentence with its evidence; and what works. */
import type { ReactElement } from 'react';
import { addressOf } from '../../../web/api/client.ts';
import { useAsk, useFreshAfter } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { DownloadTable } from '../../../web/kit/download-table.tsx';
import { InsightPage, useReportQuery } from '../../../web/kit/insight-page.tsx';
import { KeepReport } from '../../../web/kit/keep-report.tsx';
import { Lede, Section } from '../../../web/kit/page.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type ListedFriction, type PainPointsReport, painPointsFile, painPointsReport } from '../contract.ts';
import { FrictionCard } from './friction-card.tsx';
import { isUnderWay } from './friction-words.ts';
import { LookButton } from './look-button.tsx';
import { NothingStandsOut, NotYetLooked } from './nothing-stands-out.tsx';
import styles from './pain-points-page.module.css';
import { RunProgress } from './run-progress.tsx';

/** While a search is under way. */
const LOOK_AGAIN_MS = 1000;

export function PainPointsPage(): ReactElement {
  const business = useBusiness();
  const { compare: _, with: __, ...query } = useReportQuery('none');
  const params = { workspace: business.id };
  const report = useAsk(painPointsReport, {
    params,
    query,
    every: (reply) => (isUnderWay(reply) ? LOOK_AGAIN_MS : false),
  });
  const { data } = report;
  const underWay = isUnderWay(data);
  useFreshAfter(underWay);
  return (
    <InsightPage
      title={t('Where customers stumble')}
      compares="none"
      tools={
        data?.ranAt != null && (
          <>
            {!data.isAsked && <LookButton name={t('Look again now')} underWay={underWay} />}
            <KeepReport report="pain-points" question={query} />
          </>
        )
      }
    >
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {data === undefined && !report.isError && <Loading lines={8} height={26} />}
      {data !== undefined && <Body report={data} file={addressOf(painPointsFile, params, query)} />}
    </InsightPage>
  );
}

function Body(props: { report: PainPointsReport; file: string }): ReactElement {
  const { report } = props;
  const format = useFormat();
  if (report.ranAt === null) {
    return (
      <>
        {report.run !== null && <RunProgress run={report.run} />}
        {!isUnderWay(report) && <NotYetLooked />}
      </>
    );
  }
  const isFound = report.items.length > 0;
  return (
    <>
      {report.run !== null && <RunProgress run={report.run} />}
      <p className={styles.looked}>
        {report.isAsked
          ? t('A search of its own, {from} to {to}', {
              from: format.day(report.period.fromMs),
              to: format.day(report.period.toMs - 1),
            })
          : t('Everybody, looked at on {when}', { when: format.dayTime(report.ranAt) })}
      </p>
      {isFound && report.isAsked && <Caveats of={report} />}
      {isFound ? <Lede>{lede(report)}</Lede> : <NothingStandsOut report={report} />}
      {isFound && <Cards items={report.items} report={report} numbered />}
      {!(isFound && report.isAsked) && <Caveats of={report} />}
      {report.works.length > 0 && (
        <Section
          title={t('What works')}
          under={t('The same search the other way round: worth keeping, worth more of it.')}
        >
          <Cards items={report.works} report={report} />
        </Section>
      )}
      <Gone report={report} />
      <BlindSpots report={report} />
      {report.setAside.length > 0 && (
        <Section title={t('Set aside')} under={t('Still there, and marked by you as no problem.')}>
          <Cards items={report.setAside} report={report} />
        </Section>
      )}
      <p className={styles.file}>
        <DownloadTable href={props.file} />
      </p>
    </>
  );
}

/** What an asked search rests on stands before what it found; below where it found nothing. */
function Caveats(props: { of: PainPointsReport }): ReactElement | null {
  const { caveats } = props.of;
  if (caveats.length === 0) return null;
  return (
    <ul className={styles.caveats} aria-label={t('Keep in mind')}>
      {caveats.map((caveat) => (
        <li key={caveat}>{caveat}</li>
      ))}
    </ul>
  );
}

/** The first card says the rest: the page begins with how many and how much. */
function lede({ sentence }: PainPointsReport): string {
  const end = sentence.indexOf('. The first:');
  return end < 0 ? sentence : `${sentence.slice(0, end)}.`;
}

function Cards(props: {
  items: readonly ListedFriction[];
  report: PainPointsReport;
  numbered?: boolean;
}): ReactElement {
  return (
    <ol className={styles.cards}>
      {props.items.map((item, index) => (
        <li key={item.id} id={item.id}>
          <FrictionCard
            friction={item}
            definitions={props.report.definitions}
            currency={props.report.currency}
            people={props.report.isAsked ? 'pain-points.asked' : 'pain-points.people'}
            level={props.numbered === true ? 2 : 3}
            {...(props.numbered === true ? { number: index + 1 } : {})}
          />
        </li>
      ))}
    </ol>
  );
}

function Gone(props: { report: PainPointsReport }): ReactElement | null {
  const { gone } = props.report;
  if (gone.length === 0) return null;
  return (
    <Section title={t('No longer found')} under={t('In the search before, and not in this one.')}>
      <ul className={styles.plain}>
        {gone.map(({ id, sentence }) => (
          <li key={id}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}

function BlindSpots(props: { report: PainPointsReport }): ReactElement | null {
  const { blindSpots, lookedAt } = props.report;
  // Without a map all of it is blind, and the page has said so.
  if (blindSpots.length === 0 || lookedAt?.touchpoints === 0) return null;
  return (
    <Section title={t('What the map does not see')} under={t('Nothing can be found where nothing comes in.')}>
      <ul className={styles.plain}>
        {blindSpots.map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}
