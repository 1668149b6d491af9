/** Asks before an import is taken back, with what that would take away. */
import type { ReactElement } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Say, t } from '../../../web/kit/text.tsx';
import { type Import, undoImport, undoPreview } from '../contract.ts';
import { goesText } from './import-words.ts';

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
      <p>{preview.data === undefined ? t('Counting what would go') : goesText(preview.data, format)}</p>
      {preview.data?.kept.map(({ name, events }) => (
        <p key={name}>
          <Say
            text="<b>{events}</b> events stay, because “{name}” brought them too. They count as stored by it from then on."
            fill={{ events: format.count(events), name }}
          />
        </p>
      ))}
      <p>{t('You can import the file again at any time.')}</p>
    </Confirm>
  );
}
