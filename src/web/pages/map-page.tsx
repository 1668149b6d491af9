/** The map: the trail, the touchpoints under it, what is not on it. Everything chosen here stands in the address. */
import { type ReactElement, useState } from 'react';
import { type FeelingsReport, feelingsReport } from '../../analyze/feelings/contract.ts';
import { FeelingTable } from '../../analyze/feelings/ui/feeling-table.tsx';
import { type StagesReport, stagesReport } from '../../analyze/funnel/contract.ts';
import { StageTable } from '../../analyze/funnel/ui/stage-table.tsx';
import {
  type TouchpointsReport,
  touchpointsReport,
  type UnmatchedEvents,
} from '../../analyze/overview/contract.ts';
import { NotOnMap } from '../../analyze/overview/ui/not-on-map.tsx';
import { TouchpointTable } from '../../analyze/overview/ui/touchpoint-table.tsx';
import { todayIn } from '../../kernel/period-choice.ts';
import { useAsk } from '../api/queries.ts';
import { useChoices, usePaths } from '../kit/address.ts';
import { type AskedQuery, askedQuery, isAsked } from '../kit/asked.ts';
import { AskedBar } from '../kit/asked-bar.tsx';
import { useBusiness, useFormat, useMay } from '../kit/business.tsx';
import { ButtonLink } from '../kit/button.tsx';
import { MapPages } from '../kit/map-pages.tsx';
import { Lede, Page, Section, Sheet } from '../kit/page.tsx';
import { EmptyState, ErrorState, Loading } from '../kit/states.tsx';
import { t } from '../kit/text.tsx';
import { NothingInChoice } from '../kit/way-on.tsx';
import { FeelingPanel } from './feeling-panel.tsx';
import { MapBoard } from './map-board.tsx';
import { type MapChoices, type Opened, readMapChoices, writeOpened } from './map-choices.ts';
import { MapEditing } from './map-editing.tsx';
import styles from './map-page.module.css';
import { MapPanel } from './map-panel.tsx';
import { MapTools } from './map-tools.tsx';
import { periodText } from './report-words.ts';

export function MapPage(): ReactElement {
  const business = useBusiness();
  const format = useFormat();
  const [address] = useChoices();
  const choices = readMapChoices(address);
  const [now] = useState(() => Date.now());
  const query = askedQuery(address, todayIn(business.timezone, now));
  const params = { workspace: business.id };
  const stages = useAsk(stagesReport, { params, query, keep: true });
  const touchpoints = useAsk(touchpointsReport, { params, query, keep: true });
  const feelings = useAsk(feelingsReport, { params, query, keep: true });
  const report = stages.data;
  return (
    <Page
      title={t('The path your customers walk')}
      under={report === undefined ? '\u00a0' : <Under report={report} />}
      tools={<MapTools choices={choices} />}
    >
      <MapPages />
      <AskedBar />
      {stages.isError && <ErrorState error={stages.error} onRetry={() => void stages.refetch()} />}
      {report === undefined && !stages.isError && <Loading lines={8} height={26} />}
      {report !== undefined && (
        <div className={stages.isPlaceholderData ? styles.stale : ''} aria-busy={stages.isPlaceholderData}>
          <MapBody
            report={report}
            touchpoints={touchpoints.data}
            feelings={feelings.data}
            choices={choices}
            query={query}
          />
        </div>
      )}
      {touchpoints.isError && (
        <ErrorState error={touchpoints.error} onRetry={() => void touchpoints.refetch()} />
      )}
      {feelings.isError && <ErrorState error={feelings.error} onRetry={() => void feelings.refetch()} />}
      <p className={styles.printed}>{t('Printed {day}', { day: format.dayTime(now) })}</p>
    </Page>
  );
}

function Under(props: { report: StagesReport }): ReactElement {
  const format = useFormat();
  const { period, comparedWith, comparedSegment, segment, channels } = props.report;
  const parts = [
    segment === null ? t('As it is') : t('As it is for {segment}', { segment }),
    channels.length === 0 ? t('all channels') : t('some channels'),
    periodText(period, format),
  ];
  if (comparedSegment !== null) parts.push(t('beside {segment}', { segment: comparedSegment }));
  else if (comparedWith !== null)
    parts.push(t('compared with {days}', { days: periodText(comparedWith, format) }));
  return <>{parts.join(' · ')}</>;
}

function MapBody(props: {
  report: StagesReport;
  touchpoints: TouchpointsReport | undefined;
  feelings: FeelingsReport | undefined;
  choices: MapChoices;
  query: AskedQuery;
}): ReactElement {
  const { report, touchpoints, feelings, choices } = props;
  const [address, change] = useChoices();
  const mayEdit = useMay('editor');
  const open = (opened: Opened): void => change({ open: writeOpened(opened) });
  const openStage = (id: string, figure: string): void => open({ kind: 'stage', id, figure });
  const openFeeling = (id: string): void => open({ kind: 'feeling', id });
  const laneStages = report.stages.map((stage) => ({ id: stage.stageId, name: stage.name }));
  if (report.notOnMap.allEvents === 0 && report.people === 0) return <NothingYet touchpoints={touchpoints} />;
  const blank = touchpoints !== undefined && touchpoints.items.length === 0 && !isAsked(address);
  return (
    <>
      <Lede>{report.sentence}</Lede>
      {feelings !== undefined && isParted(feelings) && <p className={styles.felt}>{feelings.sentence}</p>}
      {blank && mayEdit && <InviteDraft />}
      {choices.table ? (
        <Tables
          report={report}
          touchpoints={touchpoints}
          feelings={feelings}
          onOpenFeeling={openFeeling}
          onOpenStage={openStage}
          onOpenTouchpoint={(id) => open({ kind: 'touchpoint', id })}
        />
      ) : (
        <MapBoard
          report={report}
          touchpoints={touchpoints}
          feelings={feelings}
          stages={laneStages}
          onOpen={open}
        />
      )}
      {report.caveats.length > 0 && (
        <ul className={styles.caveats}>
          {report.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
      <NotOnMap
        items={touchpoints?.notOnMap ?? []}
        {...(mayEdit
          ? {
              onAdd: (item: UnmatchedEvents) =>
                change({ add: 'any', name: item.name, via: item.channel ?? undefined, open: undefined }),
            }
          : {})}
      />
      <MapEditing stages={laneStages} />
      <MapPanel
        opened={choices.opened}
        {...(feelings === undefined ? {} : { onOpenFeeling: openFeeling })}
        stages={report}
        touchpoints={touchpoints}
        query={props.query}
        onClose={() => change({ open: undefined })}
        {...(mayEdit ? { onEdit: (id: string) => change({ open: undefined, edit: id }) } : {})}
      />
      <FeelingPanel
        report={feelings}
        opened={choices.opened}
        onOpen={openFeeling}
        onClose={() => change({ open: undefined })}
      />
    </>
  );
}

function isParted({ stages, touchpoints }: FeelingsReport): boolean {
  return [...stages, ...touchpoints].some(({ partings }) => partings.length > 0);
}

/** The whole map without a picture. */
function Tables(props: {
  report: StagesReport;
  touchpoints: TouchpointsReport | undefined;
  feelings: FeelingsReport | undefined;
  onOpenFeeling: (id: string) => void;
  onOpenStage: (id: string, figure: string) => void;
  onOpenTouchpoint: (id: string) => void;
}): ReactElement {
  const { report, touchpoints } = props;
  return (
    <>
      <Sheet pad={false}>
        <StageTable report={report} onOpen={props.onOpenStage} />
      </Sheet>
      {touchpoints !== undefined && touchpoints.items.length > 0 && (
        <Section title={t('Touchpoints')}>
          <Sheet pad={false}>
            <TouchpointTable
              stages={report.stages.map((stage) => ({ id: stage.stageId, name: stage.name }))}
              report={touchpoints}
              onOpen={props.onOpenTouchpoint}
            />
          </Sheet>
        </Section>
      )}
      {props.feelings !== undefined && props.feelings.touchpoints.length > 0 && (
        <Section title={t('Feeling')} under={props.feelings.sentence}>
          <Sheet pad={false}>
            <FeelingTable report={props.feelings} onOpen={props.onOpenFeeling} />
          </Sheet>
        </Section>
      )}
    </>
  );
}

/** Data is here and the map is blank: the one thing to do. */
function InviteDraft(): ReactElement {
  const paths = usePaths();
  return (
    <div className={styles.invite}>
      <p>
        {t('Your data is in. Let it propose the stages and touchpoints of your map; you decide about each.')}
      </p>
      <ButtonLink to={paths.draft} weight="first">
        {t('Draft my map')}
      </ButtonLink>
    </div>
  );
}

function NothingYet(props: { touchpoints: TouchpointsReport | undefined }): ReactElement {
  const paths = usePaths();
  const [choices] = useChoices();
  if (isAsked(choices)) return <NothingInChoice />;
  return (
    <EmptyState
      title={t('Your map draws itself from your data')}
      action={
        <ButtonLink to={paths.data} weight="first">
          {t('Bring in a file')}
        </ButtonLink>
      }
    >
      {(props.touchpoints?.items.length ?? 0) > 0
        ? t(
            'Your touchpoints are ready. As soon as a file or a source brings events, people appear on the trail.',
          )
        : t('Drop an export of your shop, till or bookings. The first map stands within a minute.')}
    </EmptyState>
  );
}
