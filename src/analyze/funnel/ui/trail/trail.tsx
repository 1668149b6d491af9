/** The trail: stages joined by a ribbon as wide as the square root of the people on it. Across on a desk, down on a phone. */
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { useFormat } from '../../../../web/kit/business.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { useWidth } from '../../../../web/kit/use-width.ts';
import type { StagesReport } from '../../contract.ts';
import { layTrail, type TrailShape } from './layout.ts';
import { type Place, placeHorizontal, placeVertical } from './outline.ts';
import { type StageFigure, StageHead, StageLeavers } from './stage-words.tsx';
import styles from './trail.module.css';
import { TrailDrawing } from './trail-drawing.tsx';
import { trailStages } from './trail-stages.ts';
import { pictureText } from './words.ts';

/** Part of the width that stands before the first stage; lanes below use the same grid. */
export const LEAD = 0.085;
const NARROWEST_STAGE = 98;
/** What the names of the rows need, which stand in the lead. */
const NARROWEST_LEAD = 62;
const ROW = 152;
const LINE = 24;

export interface TrailProps {
  readonly report: StagesReport;
  readonly onOpen: (stageId: string, figure: StageFigure) => void;
  readonly onOpenReturning: () => void;
  /** What else is known of a stage, under its words. */
  readonly under?: (stageId: string) => ReactNode;
  /** What stands below in the same columns. Receives whether the trail runs down. */
  readonly children?: (vertical: boolean) => ReactNode;
}

export function Trail(props: TrailProps): ReactElement {
  const { ref, width } = useWidth<HTMLDivElement>(1180);
  const { stages } = props.report;
  const stage = (width * (1 - LEAD)) / Math.max(1, stages.length);
  const vertical = width * LEAD < NARROWEST_LEAD || stage < NARROWEST_STAGE;
  const columns = { '--stages': stages.length, '--lead': `${LEAD * 100}%` } as CSSProperties;
  return (
    <div className={styles.board} ref={ref} style={columns} data-vertical={vertical}>
      {vertical ? <Down {...props} width={width} /> : <Across {...props} width={width} />}
      {props.children?.(vertical)}
    </div>
  );
}

interface Drawn extends TrailProps {
  readonly width: number;
}

function shapeOf(
  report: StagesReport,
  frame: Parameters<typeof layTrail>[0]['frame'],
  place: Place,
): TrailShape {
  const toStage = report.stages.findIndex((stage) => stage.stageId === report.returning.stageId);
  const returning = toStage < 0 ? null : { people: report.returning.people, toStage };
  return layTrail({ stages: trailStages(report.stages), returning, frame, place });
}

function worstOf(report: StagesReport): number {
  return report.stages.findIndex((stage) => stage.stageId === report.worstStageId);
}

function Across(props: Drawn): ReactElement {
  const { report, width, onOpen } = props;
  const format = useFormat();
  const loops = report.returning.people > 0 && report.returning.stageId !== null;
  const frame = {
    lead: width * LEAD,
    length: width * (1 - LEAD),
    widest: Math.min(132, Math.max(84, width * 0.1)),
    above: loops ? 62 : 26,
    below: 76,
  };
  const shape = shapeOf(report, frame, placeHorizontal);
  const worst = worstOf(report);
  const part = (pixels: number, whole: number): string => `${(pixels / whole) * 100}%`;
  return (
    <>
      <div className={styles.heads}>
        <div />
        {report.stages.map((stage, i) => (
          <div key={stage.stageId} className={styles.cell}>
            <StageHead stage={stage} worst={i === worst} onOpen={onOpen} beside={report.comparedSegment} />
            {props.under?.(stage.stageId)}
          </div>
        ))}
      </div>
      <div className={styles.picture}>
        <TrailDrawing
          shape={shape}
          width={width}
          height={shape.depth}
          vertical={false}
          fade={LEAD}
          worst={worst}
          title={pictureText(report.stages, format)}
        />
        {shape.loop !== null && (
          <LoopLabel
            {...props}
            style={{ left: part(shape.loop.top[0], width), top: part(shape.loop.top[1], shape.depth) }}
          />
        )}
      </div>
      <div className={styles.leavers}>
        <div className={styles.laneName}>{t('Leave the path')}</div>
        {report.stages.map((stage, i) => (
          <div key={stage.stageId} className={styles.cell}>
            {i < report.stages.length - 1 && (
              <StageLeavers stage={stage} worst={i === worst} onOpen={onOpen} />
            )}
          </div>
        ))}
      </div>
    </>
  );
}

/** Every stage gets the height of the one with the most lines, so that the trail keeps its pace. */
function rowHeight(report: StagesReport): number {
  const lines = [
    report.comparedWith !== null,
    report.worstStageId !== null,
    report.returning.people > 0,
    report.stages.some((stage) => stage.name.length > 17),
  ];
  return ROW + lines.filter(Boolean).length * LINE;
}

function Down(props: Drawn): ReactElement {
  const { report, width, onOpen } = props;
  const format = useFormat();
  const widest = Math.min(92, width * 0.24);
  const row = rowHeight(report);
  const frame = {
    lead: 18,
    length: report.stages.length * row,
    widest,
    above: 26,
    below: Math.max(36, width * 0.13),
  };
  const depth = frame.above + frame.widest + frame.below;
  const shape = shapeOf(report, frame, placeVertical(depth));
  const worst = worstOf(report);
  const height = frame.lead + frame.length;
  return (
    <div className={styles.down} style={{ height }}>
      <div className={styles.downPicture} style={{ width: depth, height }}>
        <TrailDrawing
          shape={shape}
          width={depth}
          height={height}
          vertical
          fade={frame.lead / height}
          worst={worst}
          title={pictureText(report.stages, format)}
        />
      </div>
      <ol className={styles.downStages} style={{ paddingTop: frame.lead, marginLeft: depth }}>
        {report.stages.map((stage, i) => (
          <li key={stage.stageId} style={{ height: row }}>
            <StageHead stage={stage} worst={i === worst} onOpen={onOpen} beside={report.comparedSegment} />
            {props.under?.(stage.stageId)}
            {i < report.stages.length - 1 && (
              <StageLeavers stage={stage} worst={i === worst} onOpen={onOpen} />
            )}
            {stage.stageId === report.returning.stageId && report.returning.people > 0 && (
              <LoopLabel {...props} style={{}} />
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function LoopLabel(props: TrailProps & { style: CSSProperties }): ReactElement {
  const format = useFormat();
  const { people } = props.report.returning;
  return (
    <button type="button" className={styles.loopLabel} style={props.style} onClick={props.onOpenReturning}>
      {t('{n, plural, one {{shown} comes back to buy again} other {{shown} come back to buy again}}', {
        n: people,
        shown: format.count(people),
      })}
    </button>
  );
}
