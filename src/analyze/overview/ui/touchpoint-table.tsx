/** The touchpoints as a table: the same figures as on the cards, exact, in the order of the stages. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { TouchpointFigures } from '../contract.ts';
import type { LaneStage } from './touchpoint-lanes.tsx';
import styles from './touchpoint-table.module.css';
import { trendText } from './trend-words.ts';

export function TouchpointTable(props: {
  stages: readonly LaneStage[];
  items: readonly TouchpointFigures[];
  /** Name of what is beside the figures; null where nothing is. */
  beside: string | null;
  onOpen: (touchpointId: string) => void;
}): ReactElement {
  const format = useFormat();
  const { stages } = props;
  const place = (item: TouchpointFigures): number => stages.findIndex((stage) => stage.id === item.stageId);
  const columns: Column<TouchpointFigures>[] = [
    {
      key: 'title',
      head: t('Touchpoint'),
      names: true,
      cell: (item) => (
        <button type="button" className={styles.open} onClick={() => props.onOpen(item.touchpointId)}>
          {item.title}
        </button>
      ),
    },
    { key: 'stage', head: t('Stage'), cell: (item) => stages[place(item)]?.name ?? '–' },
    { key: 'channel', head: t('Channel'), cell: (item) => channelName(item.channel) },
    { key: 'people', head: t('People'), number: true, cell: (item) => format.count(item.people) },
    { key: 'events', head: t('Events'), number: true, cell: (item) => format.count(item.events) },
  ];
  if (props.beside !== null) {
    columns.push(
      {
        key: 'before',
        head: t('People, {beside}', { beside: props.beside }),
        number: true,
        cell: (item) => (item.previousPeople === null ? '–' : format.count(item.previousPeople)),
      },
      { key: 'trend', head: t('Change'), cell: (item) => trendText(item, format)?.text ?? '–' },
    );
  }
  columns.push({
    key: 'last',
    head: t('Last seen'),
    number: true,
    cell: (item) => (item.lastSeenAt === null ? '–' : format.day(item.lastSeenAt)),
  });
  return (
    <DataTable
      caption={t('Touchpoints, with the people and events at each')}
      columns={columns}
      rows={props.items.toSorted((a, b) => place(a) - place(b))}
      rowKey={(item) => item.touchpointId}
    />
  );
}
