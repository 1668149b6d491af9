/** A saved report answered live: its sentence, the figure it is known by, how fresh that is. A refusal is said here, and breaks nothing. */
import type { ReactElement } from 'react';
import { useEffect } from 'react';
import { readPeriod } from '../../../kernel/period-choice.ts';
import type { AnyRoute } from '../../../kernel/route.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { usePeriodName } from '../../../web/kit/period-picker.tsx';
import { Loading, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { keepable } from '../../keepable/contract.ts';
import { isKeepable, type KeepableReport, type SavedReport } from '../contract.ts';
import { type AnswerOf, keyFigureOf } from './key-figure.ts';
import styles from './saved-answer.module.css';

export interface SavedAnswerProps {
  readonly saved: SavedReport;
  /** False: not asked yet, because others go first. */
  readonly asked?: boolean;
  /** The answer or a refusal is there. */
  readonly onAnswered?: () => void;
}

export function SavedAnswer(props: SavedAnswerProps): ReactElement {
  const { report } = props.saved;
  if (isKeepable(report)) return <Answered {...props} report={report} />;
  return <UnknownReport onAnswered={props.onAnswered} />;
}

function UnknownReport(props: { onAnswered: (() => void) | undefined }): ReactElement {
  const { onAnswered } = props;
  useEffect(() => onAnswered?.(), [onAnswered]);
  return <p className={styles.words}>{t('This version of Footpath does not know this report.')}</p>;
}

function Answered(props: SavedAnswerProps & { report: KeepableReport }): ReactElement {
  const { saved, report, onAnswered } = props;
  const business = useBusiness();
  const format = useFormat();
  const periodName = usePeriodName();
  const answer = useAsk(keepable[report] as AnyRoute, {
    params: { workspace: business.id } as never,
    query: saved.query as never,
    enabled: props.asked ?? true,
  });
  const data = answer.data as AnswerOf<KeepableReport> | undefined;
  const settled = data !== undefined || answer.isError;
  useEffect(() => {
    if (settled) onAnswered?.();
  }, [settled, onAnswered]);
  if (answer.isError) return <Refused error={answer.error} />;
  if (data === undefined) return <Loading lines={3} />;
  const figure = keyFigureOf(report, data as never, format, saved.query);
  const since = periodName(readPeriod(saved.period));
  return (
    <>
      {figure !== null && (
        <p className={styles.figure}>
          <b>{figure.value}</b> {figure.name}
          {figure.range !== null && (
            <span className={styles.range}> {t('({range}, 95 % range)', { range: figure.range })}</span>
          )}
        </p>
      )}
      <p className={styles.words}>{data.sentence}</p>
      <p className={styles.fresh}>
        {[since, data.segment, t('until {moment}', { moment: format.dayTime(data.freshAt) })]
          .filter((part) => part !== '' && part !== null)
          .join(' · ')}
      </p>
    </>
  );
}
