/** Accepting an invitation: with a new account, or with the one that is signed in. */
import type { ReactElement } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Form, PasswordField, TextField } from '../../../web/kit/form.tsx';
import { roleName, roleRights } from '../../../web/kit/role-words.ts';
import { ErrorState, Loading, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type Account, acceptInvitation, joinByInvitation, type Me, viewInvitation } from '../contract.ts';
import { GateFrame } from './gate-frame.tsx';

interface JoinProps {
  readonly token: string;
  /** Who is signed in, if anybody. */
  readonly account: Account | null;
  readonly onDone: (me: Me) => void;
}

export function JoinPage(props: JoinProps): ReactElement {
  const invitation = useAsk(viewInvitation, { params: { token: props.token } });
  if (invitation.isError) {
    return (
      <GateFrame title={t('This invitation does not open')}>
        <ErrorState error={invitation.error} />
      </GateFrame>
    );
  }
  if (invitation.data === undefined) {
    return (
      <GateFrame title={t('Your invitation')}>
        <Loading />
      </GateFrame>
    );
  }
  const { business, role } = invitation.data;
  return (
    <GateFrame
      title={t('You are invited to {business}', { business })}
      under={t('You join as {role}: {rights}', {
        role: roleName(role),
        rights: roleRights(role),
      })}
    >
      {props.account === null ? (
        <WithNewAccount {...props} />
      ) : (
        <WithThisAccount {...props} account={props.account} />
      )}
    </GateFrame>
  );
}

function WithThisAccount(props: JoinProps & { account: Account }): ReactElement {
  const accepting = useChange(acceptInvitation, []);
  return (
    <>
      <Refused error={accepting.error} />
      <Button
        weight="first"
        busy={accepting.isPending}
        onClick={() => accepting.mutate({ params: { token: props.token } }, { onSuccess: props.onDone })}
      >
        {t('Join as {email}', { email: props.account.email })}
      </Button>
    </>
  );
}

function WithNewAccount(props: JoinProps): ReactElement {
  const joining = useChange(joinByInvitation, []);
  return (
    <Form
      action={t('Join')}
      busy={joining.isPending}
      error={joining.error}
      onSend={(values) =>
        joining.mutate(
          {
            params: { token: props.token },
            body: { email: values.email ?? '', password: values.password ?? '', name: values.name ?? '' },
          },
          { onSuccess: props.onDone },
        )
      }
    >
      <TextField name="name" label={t('Your name')} complete="name" />
      <TextField name="email" type="email" label={t('Your e-mail address')} required complete="email" />
      <PasswordField name="password" label={t('A password')} note={t('At least ten characters.')} fresh />
    </Form>
  );
}
