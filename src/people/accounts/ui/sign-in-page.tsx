/** Signing in with e-mail and password. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { Form, PasswordField, TextField } from '../../../web/kit/form.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type Me, signIn } from '../contract.ts';
import { GateFrame } from './gate-frame.tsx';

export function SignInPage(props: { onDone: (me: Me) => void }): ReactElement {
  const signing = useChange(signIn, []);
  return (
    <GateFrame title={t('Sign in')}>
      <Form
        action={t('Sign in')}
        busy={signing.isPending}
        error={signing.error}
        onSend={(values) =>
          signing.mutate(
            { body: { email: values.email ?? '', password: values.password ?? '' } },
            { onSuccess: props.onDone },
          )
        }
      >
        <TextField name="email" type="email" label={t('E-mail address')} required complete="username" focus />
        <PasswordField name="password" label={t('Password')} />
      </Form>
    </GateFrame>
  );
}
