/** The one figure of a report, live, small enough for a card. Says so where the report has none that the numbers carry. */
import type { ReactElement } from 'react';
import type { AnyRoute } from '../../../kernel/route.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { t } from '../../../web/kit/text.tsx';
import { keepable } from '../../keepable/contract.ts';
import { isKeepable, type KeepableReport } from '../contract.ts';
import { type AnswerOf, keyFigureOf } from './key-figure.ts';
import styles from './saved-figure.module.css';

export interface SavedFigureProps {
  /** Where it was kept under a name. */
  readonly name: string | null;
  readonly report: string;
  readonly query: Readonly<Record<string, string>>;
}

export function SavedFigure(props: SavedFigureProps): ReactElement {
  const { report } = props;
  if (isKeepable(report)) return <Answered {...props} report={report} />;
  return <p className={styles.name}>{t('This version of Footpath does not know this report.')}</p>;
}

function Answered(props: SavedFigureProps & { report: KeepableReport }): ReactElement {
  const { report, query, name } = props;
  const { id: workspace } = useBusiness();
  const format = useFormat();
  const answer = useAsk(keepable[report] as AnyRoute, {
    params: { workspace } as never,
    query: query as never,
  });
  const data = answer.data as AnswerOf<KeepableReport> | undefined;
  if (answer.isError) return <p className={styles.name}>{answer.error.message}</p>;
  const figure = data === undefined ? undefined : keyFigureOf(report, data as never, format, query);
  return (
    <div aria-busy={data === undefined}>
      {figure === null ? (
        <p className={styles.name}>{t('Not enough yet for a figure')}</p>
      ) : (
        <p className={styles.value}>
          <b>{figure?.value ?? '…'}</b> <span className={styles.name}>{figure?.name}</span>
        </p>
      )}
      {name !== null && <p className={styles.from}>{name}</p>}
    </div>
  );
}
