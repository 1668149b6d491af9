/** What customers of each channel, saved segment and persona have brought and will bring; and what it cost to win them. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { ChannelValue, PersonaValue, SegmentValue, ValueReport } from '../contract.ts';
import { useGroupColumns } from './group-columns.tsx';
import styles from './value.module.css';

export function ChannelTable(props: { report: ValueReport }): ReactElement {
  const { channels, currency } = props.report;
  const format = useFormat();
  const shared = useGroupColumns<ChannelValue>(props.report, ({ channel }, shown) => (
    <PeopleLink figure="value.channel" of={{ channel: channel ?? '' }}>
      {shown}
    </PeopleLink>
  ));
  const columns: Column<ChannelValue>[] = [
    {
      key: 'channel',
      head: t('Came by'),
      names: true,
      cell: ({ channel }) => (channel === null ? t('Not known') : channelName(channel)),
    },
    ...shared,
  ];
  if (channels.some(({ costMinor }) => costMinor !== null)) {
    columns.push(costColumn((minor) => format.money(minor, { currency, round: true })));
  }
  return (
    <DataTable
      caption={t('Value of customers by the channel of their first touch')}
      columns={columns}
      rows={channels}
      rowKey={({ channel }) => channel ?? ''}
    />
  );
}

function costColumn<Row extends ChannelValue | PersonaValue>(money: (minor: number) => string): Column<Row> {
  return {
    key: 'cost',
    head: t('Cost to win one'),
    number: true,
    cell: ({ costPerCustomerMinor: cost, perCustomer }) => {
      if (cost === null) return '–';
      const dear = perCustomer !== null && cost > perCustomer.mean;
      return <span className={dear ? styles.hurts : undefined}>{money(cost)}</span>;
    },
  };
}

export function SegmentTable(props: { report: ValueReport }): ReactElement {
  const shared = useGroupColumns<SegmentValue>(props.report, ({ segmentId }, shown) => (
    <PeopleLink figure="value.segment" of={{ of: segmentId }}>
      {shown}
    </PeopleLink>
  ));
  const columns: Column<SegmentValue>[] = [
    { key: 'segment', head: t('Segment'), names: true, cell: ({ name }) => name },
    ...shared,
  ];
  return (
    <DataTable
      caption={t('Value of customers by saved segment')}
      columns={columns}
      rows={props.report.segments}
      rowKey={({ segmentId }) => segmentId}
    />
  );
}

export function PersonaTable(props: { report: ValueReport }): ReactElement {
  const { personas, currency } = props.report;
  const format = useFormat();
  const shared = useGroupColumns<PersonaValue>(props.report, ({ segmentId }, shown) => (
    <PeopleLink figure="value.segment" of={{ of: segmentId }}>
      {shown}
    </PeopleLink>
  ));
  const columns: Column<PersonaValue>[] = [
    { key: 'persona', head: t('Persona'), names: true, cell: ({ name }) => name },
    ...shared,
  ];
  if (personas.some(({ costMinor }) => costMinor !== null)) {
    columns.push(costColumn((minor) => format.money(minor, { currency, round: true })));
  }
  return (
    <DataTable
      caption={t('Value of customers by persona, and what it cost to win them')}
      columns={columns}
      rows={personas}
      rowKey={({ personaId }) => personaId}
    />
  );
}
