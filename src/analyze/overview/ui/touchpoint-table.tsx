/** The touchpoints as a table: the same figures as on the cards, exact, in the order of the stages. */
import type { ReactElement } from 'react';
import { useChoices } from '../../../web/kit/address.ts';
import { besideChoices } from '../../../web/kit/asked.ts';
import { besideWord } from '../../../web/kit/beside.tsx';
import { useFormat } from '../../../web/kit/business.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { ListLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { TouchpointFigures, TouchpointsReport } from '../contract.ts';
import type { LaneStage } from './touchpoint-lanes.tsx';
import styles from './touchpoint-table.module.css';
import { trendText } from './trend-words.ts';

export function TouchpointTable(props: {
  stages: readonly LaneStage[];
  report: TouchpointsReport;
  onOpen: (touchpointId: string) => void;
}): ReactElement {
  const format = useFormat();
  const [choices] = useChoices();
  const { stages, report } = props;
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
    {
      key: 'channel',
      head: t('Channel'),
      cell: (item) => (item.channel === null ? t('any channel') : channelName(item.channel)),
    },
    {
      key: 'people',
      head: t('People'),
      number: true,
      cell: (item) => (
        <button type="button" className={styles.open} onClick={() => props.onOpen(item.touchpointId)}>
          {format.count(item.people)}
        </button>
      ),
    },
    { key: 'events', head: t('Events'), number: true, cell: (item) => format.count(item.events) },
  ];
  if (report.comparedWith !== null) {
    const asked = besideChoices(choices, report.comparedWith);
    columns.push(
      {
        key: 'before',
        head: t('People, {beside}', { beside: besideWord(report) ?? '' }),
        number: true,
        cell: (item) =>
          item.previousPeople === null ? (
            '–'
          ) : item.previousPeople === 0 ? (
            format.count(0)
          ) : (
            <ListLink of={{ ...asked, touchpoint: item.touchpointId }}>
              {format.count(item.previousPeople)}
            </ListLink>
          ),
      },
      { key: 'trend', head: t('Trend'), cell: (item) => trendText(item, format)?.text ?? '–' },
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
      rows={report.items.toSorted((a, b) => place(a) - place(b))}
      rowKey={(item) => item.touchpointId}
    />
  );
}
