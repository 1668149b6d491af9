/** Which channels count; none chosen means all. */
import type { ReactElement } from 'react';
import { channelName, channels } from './channels.ts';
import { PillMenu } from './pill-menu.tsx';
import { t } from './text.tsx';

const ALL = '';

export function ChannelPicker(props: {
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}): ReactElement {
  const { chosen } = props;
  const shown =
    chosen.length === 0
      ? t('All channels')
      : chosen.length === 1
        ? channelName(chosen[0] ?? '')
        : t('{n} channels', { n: chosen.length });
  const choose = (id: string): void => {
    if (id === ALL) props.onChoose([]);
    else props.onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  };
  return (
    <PillMenu
      name={t('Channels')}
      shown={shown}
      on={chosen.length > 0}
      several
      choices={[
        { value: ALL, label: t('All channels') },
        ...channels.map((channel) => ({ value: channel.id, label: t(channel.name) })),
      ]}
      chosen={chosen.length === 0 ? [ALL] : chosen}
      onChoose={choose}
    />
  );
}
