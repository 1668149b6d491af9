/** The lines of feeling on a phone: stages run down, the scale lies across. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { FeelingsReport } from '../contract.ts';
import { FeelingDot } from './feeling-dot.tsx';
import { ASIDE, depthOf, type Line, smooth } from './feeling-geometry.ts';
import styles from './feeling-lines.module.css';
import { feltOf, layerName, partingText } from './feeling-words.ts';

/** Awful at the left. */
export function FeelingDown(props: {
  report: FeelingsReport;
  drawn: readonly Line[];
  onOpen: (stageId: string) => void;
}): ReactElement {
  const { report, drawn } = props;
  const format = useFormat();
  const { stages } = report;
  const across = (depth: number): number => 1 - depth;
  return (
    <>
      <h3>{t('Feeling')}</h3>
      <div className={styles.ends} aria-hidden="true">
        <span style={{ left: `${across(depthOf(-2)) * 100}%` }}>−2</span>
        <span style={{ left: '50%' }}>0</span>
        <span style={{ left: `${across(depthOf(2)) * 100}%` }}>+2</span>
      </div>
      <div className={styles.rows}>
        <svg
          className={styles.picture}
          viewBox={`0 0 1 ${stages.length}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path className={styles.zero} d={`M.5 0V${stages.length}`} />
          {drawn.map(({ layer, points }) => (
            <path
              key={layer}
              className={styles[layer]}
              d={smooth(
                points.map(({ along, depth }) => [along, across(depth)]),
                true,
              )}
            />
          ))}
        </svg>
        {stages.map((stage) => (
          <div key={stage.id} className={styles.rowOf}>
            <p className={styles.rowName}>{stage.name}</p>
            {drawn.map(({ layer }) => {
              const { value } = feltOf(stage, layer);
              if (value === null) return null;
              const style = { left: `${across(depthOf(value)) * 100}%`, top: `${ASIDE[layer] * 100}%` };
              return <FeelingDot key={layer} {...{ stage, layer, style, onOpen: props.onOpen }} />;
            })}
          </div>
        ))}
      </div>
      <p className={styles.legend}>
        {drawn.map(({ layer }) => (
          <span key={layer} className={styles[`named-${layer}`]}>
            <i className={styles[`of-${layer}`]} aria-hidden="true" /> {layerName(layer)}
          </span>
        ))}
      </p>
      {stages.map((stage) => {
        const text = partingText(stage, format);
        if (text === null) return null;
        return (
          <button
            key={stage.id}
            type="button"
            className={styles.parting}
            onClick={() => props.onOpen(stage.id)}
          >
            {t('{stage}: {what}', { stage: stage.name, what: text })}
          </button>
        );
      })}
    </>
  );
}
