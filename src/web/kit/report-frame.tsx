/** A report on a page: the answer in a sentence, what to keep in mind, the chart and table, then what each word means. */
import type { ReactElement, ReactNode } from 'react';
import type { Definition, Period } from '../../analyze/engine/contract.ts';
import { addDays } from '../../kernel/period-choice.ts';
import { useFormat } from './business.tsx';
import { MeaningList } from './definition.tsx';
import { DownloadTable } from './download-table.tsx';
import { Lede } from './page.tsx';
import styles from './report-frame.module.css';
import { t } from './text.tsx';

export interface ReportHead {
  readonly sentence: string;
  readonly caveats: readonly string[];
  readonly period: Period;
  readonly freshAt: number;
  readonly definitions: Readonly<Record<string, Definition>>;
}

export function ReportFrame(props: {
  report: ReportHead;
  /** Older figures on screen while new ones are fetched. */
  stale?: boolean;
  /** Address of the same figures as a table. */
  file?: string;
  children: ReactNode;
}): ReactElement {
  const { report } = props;
  return (
    <div className={props.stale === true ? styles.stale : undefined} aria-busy={props.stale === true}>
      <Lede>{report.sentence}</Lede>
      {report.caveats.length > 0 && (
        <ul className={styles.caveats} aria-label={t('Keep in mind')}>
          {report.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
      {props.children}
      <Meanings of={report} />
      {props.file !== undefined && (
        <p className={styles.file}>
          <DownloadTable href={props.file} />
        </p>
      )}
      <Freshness of={report} />
    </div>
  );
}

/** The definitions of a report, folded away. */
export function Meanings(props: { of: Pick<ReportHead, 'definitions'> }): ReactElement | null {
  const definitions = Object.entries(props.of.definitions);
  if (definitions.length === 0) return null;
  return (
    <details className={styles.meanings}>
      <summary>{t('What these numbers mean')}</summary>
      <dl>
        {definitions.map(([name, definition]) => (
          <div key={name} id={`meaning-${name}`}>
            <dt>{definition.term}</dt>
            <dd>
              <MeaningList meaning={{ ...definition }} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Which days the figures are of, and until when everything is in them. */
export function Freshness(props: { of: Pick<ReportHead, 'period' | 'freshAt'> }): ReactElement {
  const { period, freshAt } = props.of;
  const format = useFormat();
  return (
    <p className={styles.fresh}>
      {t('{days}, days of {timezone}. Everything that came in until {moment} is in these figures.', {
        days: format.days(period.fromDay, addDays(period.toDay, -1)),
        timezone: period.timezone,
        moment: format.dayTime(freshAt),
      })}
    </p>
  );
}
