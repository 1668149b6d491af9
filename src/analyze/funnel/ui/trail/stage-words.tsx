/** The labels of one stage: its name, its people, the share that goes on, the time it takes, those who leave. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../../web/kit/business.tsx';
import { Heard } from '../../../../web/kit/heard.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { StageFigures } from '../../contract.ts';
import styles from './trail.module.css';
import { beforeText, goOnRange, goOnText, leaveText, leftOf, timeText } from './words.ts';

/** Which number of a stage was opened. */
export type StageFigure = 'reached' | 'met' | 'went_on' | 'left' | 'gone' | 'on_the_way' | 'time';

export interface StageWordsProps {
  readonly stage: StageFigures;
  readonly worst: boolean;
  readonly onOpen: (stageId: string, figure: StageFigure) => void;
}

/** @param props.beside name of the other people beside these; null: the period before */
export function StageHead(props: StageWordsProps & { beside: string | null }): ReactElement {
  const { stage, worst, onOpen } = props;
  const format = useFormat();
  const goOn = goOnText(stage, format);
  const range = goOnRange(stage, format);
  const time = timeText(stage, format);
  const before = beforeText(stage, format, props.beside ?? undefined);
  return (
    <div className={styles.head}>
      <h2 className={styles.name}>{stage.name}</h2>
      <button type="button" className={styles.people} onClick={() => onOpen(stage.stageId, 'reached')}>
        <b>{format.count(stage.people)}</b>{' '}
        <span>{t('{n, plural, one {person} other {people}}', { n: stage.people })}</span>
      </button>
      {before !== null && <p className={styles.small}>{before}</p>}
      {goOn !== null && (
        <button
          type="button"
          className={`${styles.goOn} ${worst ? styles.worst : ''}`}
          onClick={() => onOpen(stage.stageId, 'went_on')}
        >
          {goOn}
        </button>
      )}
      {(range !== null || time !== null) && (
        <p className={styles.small}>
          {range !== null && <span title={t('95 % range')}>{range}</span>}
          {range !== null && time !== null && ' · '}
          {time !== null && (
            <button type="button" className={styles.plain} onClick={() => onOpen(stage.stageId, 'time')}>
              {time}
            </button>
          )}
        </p>
      )}
      {worst && <p className={styles.flag}>{t('most are lost here')}</p>}
    </div>
  );
}

export function StageLeavers(props: StageWordsProps): ReactElement | null {
  const { stage, worst, onOpen } = props;
  const format = useFormat();
  if (leftOf(stage) === 0) return null;
  const onTheWay = stage.onTheWay ?? 0;
  const gone = stage.gone ?? 0;
  return (
    <>
      <button
        type="button"
        className={`${styles.leave} ${worst ? styles.worst : ''}`}
        onClick={() =>
          onOpen(stage.stageId, stage.gone === null ? 'left' : gone === 0 ? 'on_the_way' : 'gone')
        }
      >
        {leaveText(stage, format)}
        <Heard> {t('after {stage}', { stage: stage.name })}</Heard>
      </button>
      {gone > 0 && onTheWay > 0 && (
        <button type="button" className={styles.way} onClick={() => onOpen(stage.stageId, 'on_the_way')}>
          {t('{n} still on the way', { n: format.count(onTheWay) })}
        </button>
      )}
    </>
  );
}
