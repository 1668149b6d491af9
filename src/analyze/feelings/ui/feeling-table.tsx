/** The layers of feeling as a table: exact, for whoever reads better that way. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { FeelingFigures, FeelingsReport } from '../contract.ts';
import type { Layer } from '../parting.ts';
import styles from './feeling-behind.module.css';
import { partingText, wholeText } from './feeling-words.ts';

export function FeelingTable(props: {
  report: FeelingsReport;
  /** Of a stage or touchpoint. */
  onOpen: (id: string) => void;
}): ReactElement {
  const format = useFormat();
  const { stages, touchpoints } = props.report;
  const layer = (key: Layer, head: string): Column<FeelingFigures> => ({
    ...{ key, head, number: true },
    cell: (place) => wholeText(place, key, format),
  });
  const isStage = (place: FeelingFigures): boolean => place.id === place.stageId;
  const columns: Column<FeelingFigures>[] = [
    {
      ...{ key: 'name', head: t('Stage or touchpoint'), names: true },
      cell: (place) => (
        <button
          type="button"
          className={isStage(place) ? styles.stage : styles.open}
          onClick={() => props.onOpen(place.id)}
        >
          {place.name}
        </button>
      ),
    },
    layer('assumed', t('Assumed')),
    layer('reported', t('Reported')),
    layer('observed', t('Observed')),
    { key: 'parts', head: t('Where they part'), cell: (place) => partingText(place, format) ?? '–' },
  ];
  const rows = stages.flatMap((stage) => [
    stage,
    ...touchpoints.filter(({ stageId }) => stageId === stage.id),
  ]);
  return (
    <DataTable
      caption={t('Feeling, from −2 (awful) to +2 (delighted)')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}
