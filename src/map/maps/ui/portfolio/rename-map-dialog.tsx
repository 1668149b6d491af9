/** Gives a map another title. */
import type { ReactElement } from 'react';
import { useChange } from '../../../../web/api/queries.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { Form, TextField } from '../../../../web/kit/form.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { type MapSummary, renameMap } from '../../contract.ts';

export function RenameMapDialog(props: { map: MapSummary; onClose: () => void }): ReactElement {
  const { map, onClose } = props;
  const { id: workspace } = useBusiness();
  const renaming = useChange(renameMap, ['map.maps.']);
  return (
    <Dialog title={t('Rename the map')} width={440} onClose={onClose}>
      <Form
        action={t('Rename')}
        busy={renaming.isPending}
        error={renaming.error}
        onSend={({ title = '' }) =>
          renaming.mutate({ params: { workspace, map: map.id }, body: { title } }, { onSuccess: onClose })
        }
      >
        <TextField name="title" label={t('Title')} value={map.title} required focus />
      </Form>
    </Dialog>
  );
}
