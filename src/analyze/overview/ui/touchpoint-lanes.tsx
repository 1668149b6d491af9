/** The cards of touchpoints under the trail: in the trail's columns on a desk, stage by stage on a phone. */
import type { ReactElement, ReactNode } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import { Heard } from '../../../web/kit/heard.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { TouchpointFigures } from '../contract.ts';
import styles from './touchpoint-lanes.module.css';
import { quietSince, trendText } from './trend-words.ts';

export interface LaneStage {
  readonly id: string;
  readonly name: string;
}

export function TouchpointLanes(props: {
  stages: readonly LaneStage[];
  items: readonly TouchpointFigures[];
  vertical: boolean;
  onOpen: (touchpointId: string) => void;
  /** What else is known of a touchpoint, under its card. */
  under?: (touchpointId: string) => ReactNode;
  /** Missing for viewers. */
  onAdd?: (stageId: string) => void;
}): ReactElement {
  return (
    <section className={props.vertical ? styles.down : styles.lane} aria-label={t('Touchpoints')}>
      {!props.vertical && <div className={styles.laneName}>{t('Touchpoints')}</div>}
      {props.stages.map((stage) => {
        const cards = props.items.filter((item) => item.stageId === stage.id);
        if (props.vertical && cards.length === 0 && props.onAdd === undefined) return null;
        return (
          <div key={stage.id} className={styles.cell}>
            {props.vertical && <h3>{stage.name}</h3>}
            <ul aria-label={t('Touchpoints of {stage}', { stage: stage.name })}>
              {cards.map((item) => (
                <li key={item.touchpointId}>
                  <Card item={item} onOpen={props.onOpen} />
                  {props.under?.(item.touchpointId)}
                </li>
              ))}
            </ul>
            {props.onAdd !== undefined && (
              <button type="button" className={styles.add} onClick={() => props.onAdd?.(stage.id)}>
                {t('Add')}
                <Heard> {t('a touchpoint to {stage}', { stage: stage.name })}</Heard>
              </button>
            )}
          </div>
        );
      })}
    </section>
  );
}

function Card(props: { item: TouchpointFigures; onOpen: (id: string) => void }): ReactElement {
  const { item } = props;
  const format = useFormat();
  const trend = trendText(item, format);
  const quiet = quietSince(item, format, Date.now());
  return (
    <button
      type="button"
      className={`${styles.card} ${item.events === 0 ? styles.silent : ''}`}
      onClick={() => props.onOpen(item.touchpointId)}
    >
      <span className={styles.title}>{item.title}</span>
      <span className={styles.row}>
        <span>{item.channel === null ? t('any channel') : channelName(item.channel)}</span>
        <span className={styles.count}>
          {format.count(item.people)}
          <Heard> {t('people')}</Heard>
        </span>
      </span>
      {item.events !== item.people && item.events > 0 && (
        <span className={styles.row}>{t('{n} times', { n: format.count(item.events) })}</span>
      )}
      {trend !== null && (
        <span className={styles.row}>
          <span className={trend.down ? styles.downward : styles.upward}>{trend.text}</span>
        </span>
      )}
      {quiet !== null && <span className={styles.row}>{quiet}</span>}
    </button>
  );
}
