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
  const format = useFormat();
  const definitions = Object.entries(report.definitions);
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
      {definitions.length > 0 && (
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
      )}
      {props.file !== undefined && (
        <p className={styles.file}>
          <DownloadTable href={props.file} />
        </p>
      )}
      <p className={styles.fresh}>
        {t('{days}, days of {timezone}. Everything that came in until {moment} is in these figures.', {
          days: format.days(report.period.fromDay, addDays(report.period.toDay, -1)),
          timezone: report.period.timezone,
          moment: format.dayTime(report.freshAt),
        })}
      </p>
    </div>
  );
}
