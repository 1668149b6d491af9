/** What is behind a number of the map: its definition, then the people. */
import type { ReactElement } from 'react';
import type { StageFigures, StagesReport } from '../../analyze/funnel/contract.ts';
import { goOnRange, goOnText, leaveText, timeText } from '../../analyze/funnel/ui/trail/words.ts';
import type { TouchpointsReport } from '../../analyze/overview/contract.ts';
import { PeopleBehind, type PeopleQuestion } from '../../analyze/overview/ui/people-behind.tsx';
import { KeptHere } from '../../analyze/saved/ui/kept-here.tsx';
import { besideName } from '../kit/beside.tsx';
import { useFormat } from '../kit/business.tsx';
import { Button } from '../kit/button.tsx';
import { type Meaning, MeaningList } from '../kit/definition.tsx';
import type { Format } from '../kit/format.ts';
import { SidePanel } from '../kit/side-panel.tsx';
import { t } from '../kit/text.tsx';
import type { Opened } from './map-choices.ts';
import styles from './map-panel.module.css';
import { meaningOf } from './report-words.ts';

interface Content {
  readonly title: string;
  readonly figure: string;
  readonly meaning: Meaning;
  readonly people: PeopleQuestion;
}

export interface MapPanelProps {
  readonly opened: Opened | null;
  readonly stages: StagesReport;
  readonly touchpoints: TouchpointsReport | undefined;
  /** Period and channels of the page. */
  readonly query: PeopleQuestion;
  readonly onClose: () => void;
  /** Missing for viewers. */
  readonly onEdit?: (touchpointId: string) => void;
  /** Missing while it is not known. */
  readonly onOpenFeeling?: (id: string) => void;
}

export function MapPanel(props: MapPanelProps): ReactElement {
  const format = useFormat();
  const content = props.opened === null ? null : contentOf(props.opened, props, format);
  const touchpoint = props.opened?.kind === 'touchpoint' ? props.opened.id : null;
  return (
    <SidePanel open={content !== null} title={content?.title ?? ''} onClose={props.onClose}>
      {content !== null && (
        <>
          <p className={styles.figure}>{content.figure}</p>
          <MeaningList meaning={content.meaning} />
          {touchpoint !== null && (
            <p className={styles.edit}>
              {props.onOpenFeeling !== undefined && (
                <Button small onClick={() => props.onOpenFeeling?.(touchpoint)}>
                  {t('What people feel here')}
                </Button>
              )}
              {props.onEdit !== undefined && (
                <Button small onClick={() => props.onEdit?.(touchpoint)}>
                  {t('Change this touchpoint')}
                </Button>
              )}
            </p>
          )}
          {(props.opened?.kind === 'touchpoint' || props.opened?.kind === 'stage') && (
            <KeptHere place={{ kind: props.opened.kind, id: props.opened.id }} />
          )}
          <PeopleBehind key={JSON.stringify(content.people)} query={content.people} />
        </>
      )}
    </SidePanel>
  );
}

function contentOf(opened: Opened, props: MapPanelProps, format: Format): Content | null {
  if (opened.kind === 'feeling') return null;
  if (opened.kind === 'returning') return returningContent(props, format);
  if (opened.kind === 'touchpoint') return touchpointContent(opened.id, props, format);
  const stage = props.stages.stages.find((one) => one.stageId === opened.id);
  return stage === undefined ? null : stageContent(stage, opened.figure, props, format);
}

function returningContent(props: MapPanelProps, format: Format): Content {
  const { people, buyers } = props.stages.returning;
  return {
    title: t('People who came back to buy'),
    figure: format.people(people),
    meaning: meaningOf(props.stages, 'returning', format, {
      basis: t('{people} of {buyers, plural, one {# person} other {{shown} people}} who bought', {
        people: format.count(people),
        buyers,
        shown: format.count(buyers),
      }),
    }),
    people: { ...props.query, group: 'returning' },
  };
}

function touchpointContent(id: string, props: MapPanelProps, format: Format): Content | null {
  const item = props.touchpoints?.items.find((one) => one.touchpointId === id);
  if (item === undefined || props.touchpoints === undefined) return null;
  const trend = item.trend;
  return {
    title: item.title,
    figure: t('{people}, {times}', {
      people: format.people(item.people),
      times: format.times(item.events),
    }),
    meaning: meaningOf(props.touchpoints, 'people', format, {
      ...(item.previousPeople === null
        ? {}
        : {
            basis: t('{beside}: {people}', {
              beside: besideName(props.touchpoints) ?? '',
              people: format.people(item.previousPeople),
            }),
          }),
      ...(trend === null
        ? {}
        : { range: t('change {range}', { range: format.shareRange(trend.low, trend.high) }) }),
    }),
    people: { ...props.query, touchpoint: id },
  };
}

type Outcome = NonNullable<PeopleQuestion['outcome']>;
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  reached: 'reached',
  met: 'met',
  went_on: 'went_on',
  time: 'went_on',
  left: 'left',
  gone: 'gone',
  on_the_way: 'on_the_way',
};
const DEFINED_AS: Readonly<Record<string, string>> = {
  reached: 'people',
  met: 'met',
  went_on: 'goOn',
  time: 'timeToNext',
  left: 'gone',
  gone: 'gone',
  on_the_way: 'onTheWay',
};

function stageContent(stage: StageFigures, figure: string, props: MapPanelProps, format: Format): Content {
  const range = goOnRange(stage, format);
  const time = stage.timeToNext;
  const basis =
    figure === 'went_on' && stage.goOn !== null
      ? t('{count} of {people}', {
          count: format.count(stage.goOn.count),
          people: format.people(stage.goOn.of),
        })
      : figure === 'time' && time !== null
        ? t('{n, plural, one {# person who went on} other {{shown} people who went on}}', {
            n: time.n,
            shown: format.count(time.n),
          })
        : t('{people} who reached {stage}', { people: format.people(stage.people), stage: stage.name });
  return {
    title: stageTitle(stage, figure),
    figure: stageFigure(stage, figure, format),
    meaning: meaningOf(props.stages, DEFINED_AS[figure] ?? 'people', format, {
      basis,
      ...(figure === 'went_on' && range !== null
        ? { range: t('{range}, with 95 % confidence', { range }) }
        : {}),
      ...(figure === 'time' && time?.p90Ms != null
        ? { range: t('nine of ten within {time}', { time: format.duration(time.p90Ms) }) }
        : {}),
    }),
    people: { ...props.query, stage: stage.stageId, outcome: OUTCOMES[figure] ?? 'reached' },
  };
}

function stageTitle(stage: StageFigures, figure: string): string {
  const fill = { stage: stage.name };
  switch (figure) {
    case 'went_on':
      return t('Who goes on from {stage}', fill);
    case 'time':
      return t('How long it takes from {stage}', fill);
    case 'met':
      return t('Who meets {stage} itself', fill);
    case 'left':
      return t('Who leaves after {stage}', fill);
    case 'gone':
      return t('Who is gone after {stage}', fill);
    case 'on_the_way':
      return t('Still on the way after {stage}', fill);
    default:
      return t('Who reaches {stage}', fill);
  }
}

function stageFigure(stage: StageFigures, figure: string, format: Format): string {
  switch (figure) {
    case 'went_on':
      return goOnText(stage, format) ?? t('Nothing to go on to');
    case 'time':
      return timeText(stage, format) ?? t('Not enough yet');
    case 'left':
      if (stage.gone === null) return leaveText(stage, format);
      return t('{gone} gone, {onTheWay} still on the way', {
        gone: format.count(stage.gone),
        onTheWay: format.count(stage.onTheWay ?? 0),
      });
    case 'met':
      return format.people(stage.met);
    case 'gone':
      return format.people(stage.gone ?? 0);
    case 'on_the_way':
      return format.people(stage.onTheWay ?? 0);
    default:
      return format.people(stage.people);
  }
}
