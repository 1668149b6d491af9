/** One journey map in its editor, with what other parts of the program know about it: people per stage, live figures. */
import { useParams } from '@tanstack/react-router';
import {
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { stagesReport } from '../../analyze/funnel/contract.ts';
import { goOnText } from '../../analyze/funnel/ui/trail/words.ts';
import { useMapHealth } from '../../analyze/map-health/ui/use-map-health.ts';
import { listSaved, type SavedReport } from '../../analyze/saved/contract.ts';
import { askedAsOf } from '../../analyze/saved/ui/as-of.ts';
import { ReportLink } from '../../analyze/saved/ui/report-link.tsx';
import type { SavedFigureProps } from '../../analyze/saved/ui/saved-figure.tsx';
import { todayIn } from '../../kernel/period-choice.ts';
import type { CommentThread } from '../../map/comments/contract.ts';
import { CommentsPart } from '../../map/comments/ui/comments-part.tsx';
import { countsByCard, spokenOfByOthers, unreadIn, useComments } from '../../map/comments/ui/use-comments.ts';
import type { Around } from '../../map/maps/ui/desk/around.ts';
import { useAroundMap } from '../../map/maps/ui/desk/use-around-map.ts';
import { MapEditor } from '../../map/maps/ui/map-editor.tsx';
import type { Sitting } from '../../map/maps/ui/sitting/sitting.ts';
import { useSitting } from '../../map/maps/ui/sitting/use-sitting.ts';
import { MapFiles } from '../../map/maps/ui/versions/map-files.tsx';
import type { SharedMap } from '../../map/shares/contract.ts';
import { useAsk } from '../api/queries.ts';
import { askedQuery } from '../kit/asked.ts';
import { useBusiness, useFormat } from '../kit/business.tsx';
import { afterFrame } from '../kit/idle.ts';
import { Page } from '../kit/page.tsx';
import { sendPicture } from '../kit/pictures/send-picture.ts';
import { Loading } from '../kit/states.tsx';
import { t } from '../kit/text.tsx';
import { useAccountId } from '../shell/session.ts';
import { FeltHere } from './felt-here.tsx';
import styles from './journey-map-page.module.css';
import { JourneyMapTools } from './journey-map-tools.tsx';
import { MapComments } from './map-comments.tsx';
import { MapHealth } from './map-health.tsx';
import { periodText } from './report-words.ts';
import { useShownFigures } from './shown-figures.ts';
import { type FeltOfMap, useFelt } from './use-felt.ts';

// Few maps have live numbers, and the reports these are asked of are many shapes: they come after the map, which goes on without them.
const SavedFigure = lazy<typeof NoFigure>(() =>
  import('../../analyze/saved/ui/saved-figure.tsx').then(
    ({ SavedFigure: Figure }) => ({ default: Figure }),
    () => ({ default: NoFigure }),
  ),
);

function NoFigure(_: SavedFigureProps): ReactElement | null {
  return null;
}

export function JourneyMapPage(): ReactElement {
  const { map } = useParams({ strict: false }) as { map: string };
  return <OneMap key={map} map={map} />;
}

function OneMap(props: { map: string }): ReactElement {
  const sitting = useSitting(props.map, useAccountId());
  if (sitting === undefined) {
    return (
      <Page title={t('Journey map')}>
        <Loading lines={8} height={48} />
      </Page>
    );
  }
  return <OpenMap map={props.map} sitting={sitting} />;
}

interface Asked {
  readonly around: Around;
  readonly figures: ReturnType<typeof useShownFigures>;
  readonly unread: number;
  readonly isStale: boolean;
}

const NOTHING_YET: Asked = {
  around: {
    members: [],
    personas: [],
    touchpoints: [],
    reports: [],
    figuresComing: true,
    memberName: () => '',
    renderFigure: () => <></>,
  },
  figures: undefined,
  unread: 0,
  isStale: false,
};

/** The map comes first; what stands around it is asked for once it is shown. */
function OpenMap(props: { map: string; sitting: Sitting }): ReactElement {
  const { map, sitting } = props;
  const [isShown, setShown] = useState(false);
  const [{ around, figures, unread, isStale }, setAsked] = useState(NOTHING_YET);
  useEffect(() => afterFrame(() => setShown(true)), []);
  return (
    <>
      <MapEditor
        sitting={sitting}
        around={around}
        tools={
          <>
            <JourneyMapTools map={map} document={sitting.document} felt={around.felt} />
            <MapHealth map={map} isStale={isStale} />
            <MapComments map={map} document={sitting.document} unread={unread} />
            <MapFiles sitting={sitting} figures={figures} />
          </>
        }
      />
      {isShown && <AskAround map={map} document={sitting.document} onAsked={setAsked} />}
    </>
  );
}

function AskAround(props: {
  map: string;
  document: SharedMap['document'];
  onAsked: (asked: Asked) => void;
}): null {
  const { map, document, onAsked } = props;
  const { threads } = useComments(map);
  const isStale = useMapHealth(map).data?.stale === true;
  const felt = useFelt(document);
  const around = useAround(map, felt, document.map, threads);
  const figures = useShownFigures(document, felt, felt.days);
  const unread = unreadIn(threads);
  useLayoutEffect(
    () => onAsked({ around, figures, unread, isStale }),
    [around, figures, unread, isStale, onAsked],
  );
  return null;
}

type Figure = NonNullable<SharedMap['document']['map']['measure']>;
type Goal = Pick<SharedMap['document']['map'], 'measure' | 'target'>;

function useAround(map: string, felt: FeltOfMap, goal: Goal, threads: readonly CommentThread[]): Around {
  const { id: workspace, timezone } = useBusiness();
  const own = useAroundMap();
  const saved = useAsk(listSaved, { params: { workspace } }).data?.items;
  const live = useStageFigures();
  const said = useMemo(
    () => ({ comments: countsByCard(threads), spokenOf: spokenOfByOthers(threads) }),
    [threads],
  );
  return useMemo(
    () => ({
      ...own,
      ...live,
      ...said,
      sendPicture: async (picture) => (await sendPicture(workspace, map, picture)).reference,
      felt: felt.felt,
      extra: (about, entity, toComment) => (
        <>
          {about === 'card' && <FeltHere felt={felt} card={entity} />}
          <CommentsPart map={map} about={about} entity={entity} toComment={toComment} />
        </>
      ),
      reports: (saved ?? []).map(({ id, name }) => ({ id, name })),
      // Until they are known, nothing is said to be gone.
      renderReport: saved && ((report) => wayTo(saved.find(({ id }) => id === report))),
      renderFigure: (figure, asOf) => drawnFigure(figure, { saved, goal, timezone, asOf }),
    }),
    [own, saved, live, said, felt, map, workspace, goal, timezone],
  );
}

function wayTo(report: SavedReport | undefined): ReactNode {
  return report === undefined ? null : <ReportLink saved={report} />;
}

interface FigureAsked {
  /** Undefined while they are on their way. */
  readonly saved: readonly SavedReport[] | undefined;
  readonly goal: Goal;
  readonly timezone: string;
  /** Today where it is left out. */
  readonly asOf: number | undefined;
}

/** Null for what this page cannot ask for. */
function drawnFigure(figure: Figure, asked: FigureAsked): ReactNode {
  const { saved, goal, timezone, asOf } = asked;
  if (figure.from === 'report') {
    return asOf === undefined ? <LiveFigure name={null} {...figure} /> : null;
  }
  if (figure.from === 'saved') {
    if (saved === undefined) return '';
    const held = saved.find(({ id }) => id === figure.saved);
    if (held === undefined) return null;
    const query = asOf === undefined ? held.query : askedAsOf(held, timezone, asOf);
    return <LiveFigure name={held.name} report={held.report} query={query} />;
  }
  const { measure, target } = goal;
  const drawn = measure === null || measure.from === 'goal' ? null : drawnFigure(measure, asked);
  if (drawn === null) return null;
  return (
    <>
      {drawn}
      {target !== '' && <p className={styles.target}>{t('Target: {target}', { target })}</p>}
    </>
  );
}

function LiveFigure(props: SavedFigureProps): ReactElement {
  return (
    <Suspense fallback={null}>
      <SavedFigure {...props} />
    </Suspense>
  );
}

/** People who reach each stage of the business, and how many of them go on, in the usual period. */
function useStageFigures(): Pick<Around, 'underStage' | 'figuresNote' | 'figuresComing'> {
  const { id: workspace, timezone } = useBusiness();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  const query = askedQuery({}, todayIn(timezone, now));
  const { data: report, isPending } = useAsk(stagesReport, { params: { workspace }, query });
  return useMemo(() => {
    if (report === undefined || report.people === 0) return { figuresComing: isPending };
    return {
      figuresNote: t('People under the stages: {period}', { period: periodText(report.period, format) }),
      underStage: (id) => {
        const stage = report.stages.find(({ stageId }) => stageId === id);
        if (stage === undefined) return null;
        return (
          <span className={styles.figures}>
            <b>{format.count(stage.people)}</b>{' '}
            {t('{n, plural, one {person} other {people}}', { n: stage.people })}
            <span className={styles.goOn}>{goOnText(stage, format)}</span>
          </span>
        );
      },
    };
  }, [report, isPending, format]);
}
