/** Names a competitor, or describes one anew. */
import { Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Form, type FormValues, TextField } from '../../../web/kit/form.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type Competitor, createCompetitor, updateCompetitor } from '../contract.ts';

export function CompetitorDialog(props: {
  competitor: Competitor | null;
  onClose: () => void;
}): ReactElement {
  const { competitor, onClose } = props;
  const { id: workspace } = useBusiness();
  const creating = useChange(createCompetitor, ['map.competitors.']);
  const updating = useChange(updateCompetitor, ['map.competitors.']);
  const keep = ({ name = '', link = '', notes = '' }: FormValues): void => {
    const body = { name, link: addressOf(link), notes };
    const done = { onSuccess: onClose };
    if (competitor === null) creating.mutate({ params: { workspace }, body }, done);
    else {
      const params = { workspace, competitor: competitor.id };
      updating.mutate({ params, body: { ...body, changedAt: competitor.changedAt } }, done);
    }
  };
  return (
    <Dialog
      title={competitor === null ? t('Add a competitor') : t('Change “{name}”', { name: competitor.name })}
      width={480}
      onClose={onClose}
    >
      <Form
        action={competitor === null ? t('Add') : t('Save')}
        busy={creating.isPending || updating.isPending}
        error={creating.error ?? updating.error}
        onSend={keep}
      >
        <TextField
          name="name"
          label={t('Name')}
          placeholder={t('The harbour café')}
          value={competitor?.name ?? ''}
          length={80}
          required
          focus
        />
        <TextField
          name="link"
          label={t('Website')}
          placeholder="https://"
          value={competitor?.link ?? ''}
          length={1000}
        />
        <Textarea
          name="notes"
          label={t('Notes')}
          description={t('What they are known for, and whom you lose to them.')}
          defaultValue={competitor?.notes ?? ''}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
        />
      </Form>
    </Dialog>
  );
}

/** People leave the first part out. */
function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  return /^https?:\/\//i.test(text) ? text : `https://${text}`;
}
