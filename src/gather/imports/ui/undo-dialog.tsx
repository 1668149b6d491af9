/** Asks before an import is taken back, with what that would take away. */
import type { ReactElement } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Say, t } from '../../../web/kit/text.tsx';
import { type Import, undoImport, undoPreview } from '../contract.ts';

export function UndoDialog(props: { one: Import; open: boolean; onClose: () => void }): ReactElement {
  const { id } = useBusiness();
  const format = useFormat();
  const params = { workspace: id, import: props.one.id };
  const preview = useAsk(undoPreview, { params, enabled: props.open });
  const undoing = useChange(undoImport, 'all');
  return (
    <Confirm
      open={props.open}
      title={t('Take this import back?')}
      action={t('Take it back')}
      busy={undoing.isPending}
      error={preview.error ?? undoing.error}
      onClose={props.onClose}
      onConfirm={() => undoing.mutate({ params }, { onSuccess: props.onClose })}
    >
      <p>
        {preview.data === undefined ? (
          t('Counting what would go')
        ) : (
          <Say
            text="<b>{events}</b> events and <b>{people}</b> people that only this import brought will be removed."
            fill={{ events: format.count(preview.data.events), people: format.count(preview.data.people) }}
          />
        )}
      </p>
      <p>{t('What other files or sources also brought stays. You can import the file again at any time.')}</p>
    </Confirm>
  );
}
