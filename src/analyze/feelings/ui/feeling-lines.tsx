/** The three lines of feeling under the trail, in its columns; on a phone they run down. Points open what is behind them. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { Heard } from '../../../web/kit/heard.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { FeelingFigures, FeelingsReport } from '../contract.ts';
import { layers } from '../parting.ts';
import { FeelingDot } from './feeling-dot.tsx';
import { FeelingDown } from './feeling-down.tsx';
import { depthOf, type Line, lineOf, smooth } from './feeling-geometry.ts';
import styles from './feeling-lines.module.css';
import { layerName, partingText } from './feeling-words.ts';

export interface FeelingLinesProps {
  readonly report: FeelingsReport;
  readonly vertical: boolean;
  readonly onOpen: (stageId: string) => void;
}

/** Nothing while no layer says anything anywhere. */
export function FeelingLines(props: FeelingLinesProps): ReactElement | null {
  const { report, vertical } = props;
  const drawn = layers.map((layer) => lineOf(report.stages, layer)).filter(({ points }) => points.length > 0);
  if (drawn.length === 0) return null;
  return (
    <section className={vertical ? styles.down : styles.lane} aria-label={t('Feeling')}>
      {vertical ? (
        <FeelingDown report={report} onOpen={props.onOpen} drawn={drawn} />
      ) : (
        <Across {...props} drawn={drawn} />
      )}
    </section>
  );
}

type Drawn = FeelingLinesProps & { readonly drawn: readonly Line[] };

function Across(props: Drawn): ReactElement {
  const { report, drawn } = props;
  const count = report.stages.length;
  return (
    <>
      <div className={styles.laneName}>
        {t('Feeling')}
        <Scale />
      </div>
      <div className={styles.field}>
        <svg
          className={styles.picture}
          viewBox={`0 0 ${count} 1`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {report.stages.slice(1).map(({ id }, i) => (
            <path key={id} className={styles.border} d={`M${i + 1} 0V1`} />
          ))}
          <path className={styles.zero} d={`M0 .5H${count}`} />
          {drawn.map(({ layer, points }) => (
            <path
              key={layer}
              className={styles[layer]}
              d={smooth(points.map(({ along, depth }) => [along, depth]))}
            />
          ))}
        </svg>
        {report.stages.map((stage) => (
          <div key={stage.id} className={styles.points}>
            {drawn.flatMap(({ layer, points }) =>
              points
                .filter((point) => point.stage === stage)
                .map(({ along, depth }) => (
                  <FeelingDot
                    key={layer}
                    {...{ stage, layer, onOpen: props.onOpen }}
                    style={{ left: `${(along / count) * 100}%`, top: `${depth * 100}%` }}
                  />
                )),
            )}
          </div>
        ))}
        <Names drawn={drawn} count={count} />
      </div>
      <Partings {...props} />
    </>
  );
}

/** Each line is named at its end; names that would lie on one another step aside. */
function Names(props: { drawn: readonly Line[]; count: number }): ReactElement {
  const ends = props.drawn
    .flatMap(({ layer, points }) => {
      const last = points.at(-1);
      return last === undefined ? [] : [{ layer, along: last.along, depth: last.depth }];
    })
    .sort((a, b) => a.depth - b.depth);
  let lowest = Number.NEGATIVE_INFINITY;
  return (
    <>
      {ends.map(({ layer, along, depth }, i) => {
        // The upper ones above their line, the lowest below it.
        const isBelow = i > 0 && i === ends.length - 1;
        const wanted = depth + (isBelow ? 0.14 : -0.14);
        const at = Math.min(0.95, Math.max(0.05, Math.max(wanted, lowest + 0.12)));
        lowest = at;
        const style = { left: `${(along / props.count) * 100}%`, top: `${at * 100}%` };
        return (
          <span
            key={layer}
            className={`${styles.name} ${styles[`named-${layer}`]}`}
            style={style}
            aria-hidden="true"
          >
            {layerName(layer)}
          </span>
        );
      })}
    </>
  );
}

function Partings(props: FeelingLinesProps): ReactElement | null {
  const format = useFormat();
  const { stages } = props.report;
  if (stages.every(({ partings }) => partings.length === 0)) return null;
  return (
    <>
      <div />
      <div className={styles.partings}>
        {stages.map((stage) => (
          <Parted key={stage.id} stage={stage} text={partingText(stage, format)} onOpen={props.onOpen} />
        ))}
      </div>
    </>
  );
}

function Parted(props: {
  stage: FeelingFigures;
  text: string | null;
  onOpen: (stageId: string) => void;
}): ReactElement {
  const { stage, text } = props;
  if (text === null) return <div />;
  return (
    <div>
      <button type="button" className={styles.parting} onClick={() => props.onOpen(stage.id)}>
        {text}
        <Heard> {t('at {stage}', { stage: stage.name })}</Heard>
      </button>
    </div>
  );
}

function Scale(): ReactElement {
  return (
    <span className={styles.scale} aria-hidden="true">
      <span style={{ top: `${depthOf(2) * 100}%` }}>+2</span>
      <span style={{ top: '50%' }}>0</span>
      <span style={{ top: `${depthOf(-2) * 100}%` }}>−2</span>
    </span>
  );
}

/** At a touchpoint of the map whose layers part; nothing at others. */
export function FeelingMark(props: {
  place: FeelingFigures | undefined;
  onOpen: (touchpointId: string) => void;
}): ReactElement | null {
  const format = useFormat();
  const { place } = props;
  const text = place === undefined ? null : partingText(place, format);
  if (place === undefined || text === null) return null;
  return (
    <button type="button" className={styles.mark} onClick={() => props.onOpen(place.id)}>
      {text}
    </button>
  );
}
