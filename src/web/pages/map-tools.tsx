/** Table and editing: the controls beside the map's heading. */
import type { ReactElement } from 'react';
import { todayIn } from '../../kernel/period-choice.ts';
import { useChoices, usePaths } from '../kit/address.ts';
import { askedQuery } from '../kit/asked.ts';
import { useBusiness, useMay } from '../kit/business.tsx';
import { ButtonLink } from '../kit/button.tsx';
import { KeepReport } from '../kit/keep-report.tsx';
import { PillToggle } from '../kit/pill-menu.tsx';
import { t } from '../kit/text.tsx';
import type { MapChoices } from './map-choices.ts';

export function MapTools(props: { choices: MapChoices }): ReactElement {
  const { choices } = props;
  const [address, change] = useChoices();
  const mayEdit = useMay('editor');
  const { timezone } = useBusiness();
  const paths = usePaths();
  return (
    <>
      <PillToggle on={choices.table} onChange={(on) => change({ as: on ? 'table' : undefined })}>
        {t('As a table')}
      </PillToggle>
      <KeepReport report="stages" question={askedQuery(address, todayIn(timezone, Date.now()))} />
      {mayEdit && (
        <ButtonLink to={paths.stages} small>
          {t('Edit the map')}
        </ButtonLink>
      )}
    </>
  );
}
