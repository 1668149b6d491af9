/** Events that no touchpoint matches, with a way to put each on the map. Nothing the business sent is hidden. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { UnmatchedEvents } from '../contract.ts';

export function NotOnMap(props: {
  items: readonly UnmatchedEvents[];
  /** Missing for viewers. */
  onAdd?: (item: UnmatchedEvents) => void;
}): ReactElement | null {
  const format = useFormat();
  if (props.items.length === 0) return null;
  const columns: Column<UnmatchedEvents>[] = [
    { key: 'name', head: t('Event'), names: true, cell: (item) => item.name },
    { key: 'channel', head: t('Channel'), cell: (item) => channelName(item.channel) },
    {
      key: 'people',
      head: t('People'),
      number: true,
      cell: (item) => (
        <PeopleLink figure="touchpoints.off_map" of={{ name: item.name, channel: item.channel ?? undefined }}>
          {format.count(item.people)}
        </PeopleLink>
      ),
    },
    { key: 'events', head: t('Events'), number: true, cell: (item) => format.count(item.events) },
    { key: 'last', head: t('Last seen'), number: true, cell: (item) => format.day(item.lastSeenAt) },
  ];
  if (props.onAdd !== undefined) {
    columns.push({
      key: 'add',
      head: t('Actions'),
      hideHead: true,
      number: true,
      cell: (item) => (
        <Button
          small
          onClick={() => props.onAdd?.(item)}
          aria-label={t('Add to the map: {name}', { name: item.name })}
        >
          {t('Add to the map')}
        </Button>
      ),
    });
  }
  return (
    <Section
      title={t('Not on the map')}
      id="not-on-the-map"
      under={t('These happened, but no touchpoint stands for them yet.')}
    >
      <Sheet pad={false}>
        <DataTable
          caption={t('Events that match no touchpoint')}
          columns={columns}
          rows={props.items}
          rowKey={(item) => `${item.name}\n${item.channel ?? ''}`}
        />
      </Sheet>
    </Section>
  );
}
