/** Period, channels, comparison, table: the controls beside the map's heading. */
import type { ReactElement } from 'react';
import { useChoices, usePaths } from '../kit/address.ts';
import { useMay } from '../kit/business.tsx';
import { ButtonLink } from '../kit/button.tsx';
import { channelName, channels } from '../kit/channels.ts';
import { writePeriod } from '../kit/period.ts';
import { PeriodPicker } from '../kit/period-picker.tsx';
import { PillMenu, PillToggle } from '../kit/pill-menu.tsx';
import { t } from '../kit/text.tsx';
import type { MapChoices } from './map-choices.ts';

export function MapTools(props: { choices: MapChoices }): ReactElement {
  const { choices } = props;
  const [, change] = useChoices();
  const mayEdit = useMay('editor');
  const paths = usePaths();
  const allTime = 'preset' in choices.period && choices.period.preset === 'all';
  return (
    <>
      <PeriodPicker choice={choices.period} onChoose={(period) => change({ period: writePeriod(period) })} />
      <ChannelPicker chosen={choices.channels} onChoose={(ids) => change({ channels: ids.join(',') })} />
      {!allTime && (
        <PillToggle on={choices.compare} onChange={(on) => change({ compare: on ? 'before' : undefined })}>
          {t('Period before')}
        </PillToggle>
      )}
      <PillToggle on={choices.table} onChange={(on) => change({ as: on ? 'table' : undefined })}>
        {t('As a table')}
      </PillToggle>
      {mayEdit && (
        <ButtonLink to={paths.stages} small>
          {t('Edit the map')}
        </ButtonLink>
      )}
    </>
  );
}

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
