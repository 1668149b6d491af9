/** The business's own settings: name, clock, currency, week, and whether imported files are kept. */
import type { ReactElement } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Form, Row, SelectField, TextField } from '../../../web/kit/form.tsx';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import {
  currencyChoices,
  readWeekStart,
  timezoneChoices,
  weekStartChoices,
} from '../../../web/kit/region-choices.ts';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { getWorkspace, updateWorkspace, type Workspace } from '../contract.ts';

export function BusinessSettings(): ReactElement {
  const { id } = useBusiness();
  const owner = useMay('owner');
  const workspace = useAsk(getWorkspace, { params: { workspace: id } });
  return (
    <Section title={t('Business')} {...(owner ? {} : { under: t('Only owners can change these.') })}>
      <Sheet>
        {workspace.isError && <ErrorState error={workspace.error} onRetry={() => void workspace.refetch()} />}
        {workspace.isLoading && <Loading lines={4} />}
        {workspace.data !== undefined && <Fields workspace={workspace.data} owner={owner} />}
      </Sheet>
    </Section>
  );
}

function Fields(props: { workspace: Workspace; owner: boolean }): ReactElement {
  const { workspace } = props;
  const saving = useChange(updateWorkspace);
  return (
    <fieldset disabled={!props.owner} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <Form
        action={t('Save')}
        busy={saving.isPending}
        error={saving.error}
        onSend={(values) =>
          saving.mutate(
            {
              params: { workspace: workspace.id },
              body: {
                name: values.name ?? workspace.name,
                timezone: values.timezone ?? workspace.timezone,
                currency: values.currency ?? workspace.currency,
                weekStart: readWeekStart(values.weekStart),
                keepImportFiles: values.keep === 'yes',
              },
            },
            { onSuccess: () => say(t('Saved.')) },
          )
        }
      >
        <TextField name="name" label={t('Name')} value={workspace.name} required length={120} />
        <Row>
          <SelectField
            name="timezone"
            label={t('Time zone')}
            note={t('Days of every figure are days of this zone.')}
            choices={timezoneChoices(workspace.timezone)}
            value={workspace.timezone}
          />
          <SelectField
            name="currency"
            label={t('Currency')}
            note={t('The currency reports are given in.')}
            choices={currencyChoices()}
            value={workspace.currency}
          />
        </Row>
        <Row>
          <SelectField
            name="weekStart"
            label={t('Week starts on')}
            choices={weekStartChoices()}
            value={String(workspace.weekStart)}
          />
          <SelectField
            name="keep"
            label={t('Imported files')}
            choices={[
              { value: 'yes', label: t('Keep them in the data folder') },
              { value: 'no', label: t('Delete them after the import') },
            ]}
            value={workspace.keepImportFiles ? 'yes' : 'no'}
          />
        </Row>
      </Form>
    </fieldset>
  );
}
