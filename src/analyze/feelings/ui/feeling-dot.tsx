/** A point of a line of feeling: a button that says what it stands for and opens what is behind it. */
import type { CSSProperties, ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { FeelingFigures } from '../contract.ts';
import type { Layer } from '../parting.ts';
import styles from './feeling-lines.module.css';
import { layerName, wholeText } from './feeling-words.ts';

export function FeelingDot(props: {
  stage: FeelingFigures;
  layer: Layer;
  style: CSSProperties;
  onOpen: (stageId: string) => void;
}): ReactElement {
  const { stage, layer } = props;
  const format = useFormat();
  const parts = stage.partings.some(({ between }) => between.includes(layer));
  const words = t('{layer} at {stage}: {what}', {
    layer: layerName(layer),
    stage: stage.name,
    what: wholeText(stage, layer, format),
  });
  return (
    <button
      type="button"
      className={`${styles.dot} ${styles[`of-${layer}`]} ${parts ? styles.parts : ''}`}
      style={props.style}
      title={words}
      aria-label={words}
      onClick={() => props.onOpen(stage.id)}
    />
  );
}
