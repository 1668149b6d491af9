/** Period, channels, comparison, table: the controls beside the map's heading. */
import type { ReactElement } from 'react';
import { todayIn, writePeriod } from '../../kernel/period-choice.ts';
import { useChoices, usePaths } from '../kit/address.ts';
import { useBusiness, useMay } from '../kit/business.tsx';
import { ButtonLink } from '../kit/button.tsx';
import { ChannelPicker } from '../kit/channel-picker.tsx';
import { KeepReport } from '../kit/keep-report.tsx';
import { PeriodPicker } from '../kit/period-picker.tsx';
import { PillToggle } from '../kit/pill-menu.tsx';
import { t } from '../kit/text.tsx';
import { type MapChoices, reportQuery } from './map-choices.ts';

export function MapTools(props: { choices: MapChoices }): ReactElement {
  const { choices } = props;
  const [, change] = useChoices();
  const mayEdit = useMay('editor');
  const { timezone } = useBusiness();
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
      <KeepReport report="stages" question={reportQuery(choices, todayIn(timezone, Date.now()))} />
      {mayEdit && (
        <ButtonLink to={paths.stages} small>
          {t('Edit the map')}
        </ButtonLink>
      )}
    </>
  );
}
