/** The trail at a glance, for pages that lead to the map: the picture, stage names and people, nothing to press. */
import type { CSSProperties, ReactElement } from 'react';
import { useFormat } from '../../../../web/kit/business.tsx';
import { useWidth } from '../../../../web/kit/use-width.ts';
import type { StagesReport } from '../../contract.ts';
import { layTrail } from './layout.ts';
import { placeHorizontal } from './outline.ts';
import { TrailDrawing } from './trail-drawing.tsx';
import styles from './trail-glance.module.css';
import { trailStages } from './trail-stages.ts';
import { pictureText } from './words.ts';

const NARROWEST_STAGE = 74;

export function TrailGlance(props: { report: StagesReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const { ref, width } = useWidth<HTMLDivElement>(1000);
  const count = Math.max(1, report.stages.length);
  const frame = { lead: 24, length: width - 24, widest: Math.min(86, width * 0.09), above: 18, below: 44 };
  const shape = layTrail({
    stages: trailStages(report.stages),
    returning: null,
    frame,
    place: placeHorizontal,
  });
  const named = frame.length / count >= NARROWEST_STAGE;
  return (
    <div ref={ref} className={styles.glance} style={{ '--stages': count } as CSSProperties}>
      <TrailDrawing
        shape={{ ...shape, before: null, borders: [] }}
        width={width}
        height={shape.depth}
        vertical={false}
        fade={frame.lead / width}
        worst={report.stages.findIndex((stage) => stage.stageId === report.worstStageId)}
        title={pictureText(report.stages, format)}
      />
      {named && (
        <ol className={styles.names}>
          {report.stages.map((stage) => (
            <li key={stage.stageId}>
              <b>{format.brief(stage.people)}</b> {stage.name}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
