/** Invitation links: made for one person, shown once, withdrawn at will. */
import { type ReactElement, useState } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { CopyText } from '../../../web/kit/copy-text.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Form, SelectField, TextField } from '../../../web/kit/form.tsx';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import { roleName, roles } from '../../../web/kit/role-words.ts';
import { ErrorState } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { createInvitation, type Invitation, listInvitations, withdrawInvitation } from '../contract.ts';

export function Invitations(): ReactElement {
  const { id } = useBusiness();
  const format = useFormat();
  const open = useAsk(listInvitations, { params: { workspace: id } });
  const withdrawing = useChange(withdrawInvitation, ['people.invitations']);
  return (
    <Section title={t('Invite somebody')} under={t('You get a link to pass on. It works once, for a week.')}>
      <Sheet>
        <NewInvitation />
      </Sheet>
      {open.isError && <ErrorState error={open.error} />}
      {open.data !== undefined && open.data.items.length > 0 && (
        <div style={{ marginTop: 14 }}>
          <Sheet pad={false}>
            <DataTable<Invitation>
              caption={t('Open invitations')}
              showCaption
              rows={open.data.items}
              rowKey={(one) => one.id}
              columns={[
                { key: 'note', head: t('For whom'), names: true, cell: (one) => one.note || '–' },
                { key: 'role', head: t('Role'), cell: (one) => roleName(one.role) },
                { key: 'until', head: t('Works until'), cell: (one) => format.day(one.expiresAt) },
                {
                  key: 'withdraw',
                  head: t('Actions'),
                  hideHead: true,
                  number: true,
                  cell: (one) => (
                    <Button
                      small
                      weight="quiet"
                      onClick={() => withdrawing.mutate({ params: { workspace: id, invitation: one.id } })}
                    >
                      {t('Withdraw')}
                    </Button>
                  ),
                },
              ]}
            />
          </Sheet>
        </div>
      )}
    </Section>
  );
}

function NewInvitation(): ReactElement {
  const { id } = useBusiness();
  const [made, setMade] = useState(0);
  const creating = useChange(createInvitation, ['people.invitations']);
  return (
    <>
      <Form
        key={made}
        inline
        weight="usual"
        action={t('Make a link')}
        busy={creating.isPending}
        error={creating.error}
        onSend={(values) =>
          creating.mutate(
            {
              params: { workspace: id },
              body: { role: roles.find((role) => role === values.role) ?? 'viewer', note: values.note ?? '' },
            },
            { onSuccess: () => setMade(made + 1) },
          )
        }
      >
        <TextField name="note" label={t('For whom')} placeholder={t('a note for you')} length={200} />
        <SelectField
          name="role"
          label={t('Role')}
          value="editor"
          choices={roles.map((role) => ({ value: role, label: roleName(role) }))}
        />
      </Form>
      {creating.data !== undefined && (
        <div style={{ marginTop: 14 }} role="status">
          <p>{t('Pass this link on. It is shown only now.')}</p>
          <CopyText label={t('Link')} text={linkOf(creating.data.link)} />
        </div>
      )}
    </>
  );
}

/** The server may give a whole address or only a path. */
function linkOf(link: string): string {
  return new URL(link, location.origin).href;
}
