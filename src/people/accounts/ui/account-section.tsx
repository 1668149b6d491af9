/** The reader's own account: the address they sign in with, and a new password. */
import { type ReactElement, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { Form, PasswordField, Row } from '../../../web/kit/form.tsx';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { type Account, changePassword } from '../contract.ts';

export function AccountSection(props: { account: Account }): ReactElement {
  const [done, setDone] = useState(0);
  const changing = useChange(changePassword, []);
  return (
    <Section
      title={t('Account')}
      id="account"
      under={t('Signed in as {email}.', { email: props.account.email })}
    >
      <Sheet>
        <Form
          key={done}
          action={t('Change the password')}
          weight="usual"
          busy={changing.isPending}
          error={changing.error}
          onSend={(values) =>
            changing.mutate(
              { body: { current: values.current ?? '', next: values.next ?? '' } },
              {
                onSuccess: () => {
                  setDone(done + 1);
                  say(t('Your password is changed. Other browsers are signed out.'));
                },
              },
            )
          }
        >
          <Row>
            <PasswordField name="current" label={t('Present password')} />
            <PasswordField name="next" label={t('New password')} fresh />
          </Row>
        </Form>
      </Sheet>
    </Section>
  );
}
