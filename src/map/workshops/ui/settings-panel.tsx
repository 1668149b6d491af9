/** Settings of a workshop under way, and the end of it all: removing it. */
import { type ReactElement, useState } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { readMap } from '../../maps/contract.ts';
import { changeWorkshop, removeWorkshop } from '../contract.ts';
import type { TeamRoom } from '../shown.ts';
import styles from './lead.module.css';
import { lanesOf } from './new-workshop.tsx';
import { SettingsForm } from './settings-fields.tsx';
import { useLead } from './use-leading.ts';

export function SettingsPanel(props: {
  room: TeamRoom;
  onClose: () => void;
  onRemoved: () => void;
}): ReactElement {
  const { room, onClose } = props;
  const { id: workspace } = useBusiness();
  const { act, isBusy, refusal } = useLead();
  const document = useAsk(readMap, { params: { workspace, map: room.map } }).data?.document;
  const [removing, setRemoving] = useState(false);
  const remove = async (): Promise<void> => {
    if ((await act(removeWorkshop, {})) !== null) props.onRemoved();
  };
  return (
    <SidePanel open title={t('Settings of the workshop')} onClose={onClose}>
      {document ? (
        <SettingsForm
          lanes={lanesOf(document)}
          settings={room.settings}
          action={t('Save')}
          busy={isBusy}
          error={removing ? null : refusal}
          onSend={async (body) => {
            if ((await act(changeWorkshop, { body })) !== null) onClose();
          }}
        />
      ) : (
        <Loading lines={6} />
      )}
      <div className={styles.remove}>
        <Button small weight="quiet" onClick={() => setRemoving(true)}>
          {t('Remove this workshop')}
        </Button>
      </div>
      <Confirm
        open={removing}
        title={t('Remove this workshop?')}
        action={t('Remove it for good')}
        busy={isBusy}
        error={refusal}
        onClose={() => setRemoving(false)}
        onConfirm={() => void remove()}
      >
        <p>{t('Its cards, dots and summary are gone. What was put on the map stays there.')}</p>
      </Confirm>
    </SidePanel>
  );
}
