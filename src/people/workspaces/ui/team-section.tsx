/** Who works here, in which role, and invitations by link. */
import { NativeSelect } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { z } from 'zod';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import { roleName, roleRights, roles } from '../../../web/kit/role-words.ts';
import { ErrorState, Loading, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { changeMemberRole, listMembers, type Member, type RoleName, removeMember } from '../contract.ts';
import { Invitations } from './invitations.tsx';

type Role = z.output<typeof RoleName>;

export function TeamSection(): ReactElement {
  const { id } = useBusiness();
  const owner = useMay('owner');
  const format = useFormat();
  const members = useAsk(listMembers, { params: { workspace: id } });
  return (
    <>
      <Section
        title={t('Team')}
        under={roles.map((role) => `${roleName(role)} ${roleRights(role)}`).join(' ')}
      >
        {members.isError && <ErrorState error={members.error} onRetry={() => void members.refetch()} />}
        {members.isLoading && <Loading lines={3} />}
        {members.data !== undefined && (
          <Sheet pad={false}>
            <DataTable<Member>
              caption={t('Members')}
              rows={members.data.items}
              rowKey={(member) => member.account}
              columns={[
                { key: 'name', head: t('Name'), names: true, cell: (member) => member.name || member.email },
                { key: 'email', head: t('E-mail'), cell: (member) => member.email },
                { key: 'since', head: t('Since'), cell: (member) => format.day(member.joinedAt) },
                {
                  key: 'role',
                  head: t('Role'),
                  cell: (member) => (owner ? <MemberActions member={member} /> : roleName(member.role)),
                },
              ]}
            />
          </Sheet>
        )}
      </Section>
      {owner && <Invitations />}
    </>
  );
}

function MemberActions(props: { member: Member }): ReactElement {
  const { member } = props;
  const { id } = useBusiness();
  const [asking, setAsking] = useState(false);
  const changing = useChange(changeMemberRole, ['people.members']);
  const removing = useChange(removeMember, ['people.members']);
  const params = { workspace: id, account: member.account };
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6, alignItems: 'center' }}>
      <NativeSelect
        aria-label={t('Role of {name}', { name: member.name || member.email })}
        value={member.role}
        onChange={(event) => changing.mutate({ params, body: { role: event.currentTarget.value as Role } })}
        data={roles.map((role) => ({ value: role, label: roleName(role) }))}
      />
      <Button small weight="quiet" onClick={() => setAsking(true)}>
        {t('Remove')}
      </Button>
      <Refused error={changing.error} />
      <Confirm
        open={asking}
        title={t('Remove {name} from the team?', { name: member.name || member.email })}
        action={t('Remove')}
        busy={removing.isPending}
        error={removing.error}
        onClose={() => setAsking(false)}
        onConfirm={() => removing.mutate({ params }, { onSuccess: () => setAsking(false) })}
      >
        <p>{t('They can no longer open this business. What they did stays.')}</p>
      </Confirm>
    </div>
  );
}
