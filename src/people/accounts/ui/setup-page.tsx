/** First run: the business, where its clock stands, its currency, and the first account. Two minutes, once. */
import { type ReactElement, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { Form, type FormValues, PasswordField, Row, SelectField, TextField } from '../../../web/kit/form.tsx';
import { chosenLanguage } from '../../../web/kit/language.ts';
import {
  currencyChoices,
  guessCurrency,
  guessTimezone,
  readWeekStart,
  timezoneChoices,
  weekStartChoices,
} from '../../../web/kit/region-choices.ts';
import { t } from '../../../web/kit/text.tsx';
import { runSetup } from '../contract.ts';
import { GateFrame } from './gate-frame.tsx';

export function SetupPage(props: { codeNeeded: boolean; onDone: (business: number) => void }): ReactElement {
  const setup = useChange(runSetup, []);
  const [zone] = useState(guessTimezone);
  const send = (values: FormValues): void => {
    setup.mutate(
      {
        body: {
          email: values.email ?? '',
          password: values.password ?? '',
          name: values.name ?? '',
          business: values.business ?? '',
          timezone: values.timezone ?? zone,
          currency: values.currency ?? 'EUR',
          weekStart: readWeekStart(values.weekStart),
          language: chosenLanguage(),
          ...(props.codeNeeded ? { code: values.code ?? '' } : {}),
        },
      },
      { onSuccess: ({ workspace }) => props.onDone(workspace.number) },
    );
  };
  return (
    <GateFrame
      title={t('Whose path shall we draw?')}
      under={t('Everything stays on this machine. You can change all of it later.')}
    >
      <Form action={t('Start')} onSend={send} busy={setup.isPending} error={setup.error}>
        {props.codeNeeded && (
          <TextField
            name="code"
            label={t('Set-up code')}
            note={t(
              'Footpath printed it in the terminal when it started: it shows that this machine is yours.',
            )}
            required
          />
        )}
        <TextField
          name="business"
          label={t('Name of your business')}
          required
          complete="organization"
          length={120}
        />
        <Row>
          <SelectField name="timezone" label={t('Time zone')} choices={timezoneChoices(zone)} value={zone} />
          <SelectField
            name="currency"
            label={t('Currency')}
            choices={currencyChoices()}
            value={guessCurrency(zone)}
          />
        </Row>
        <SelectField
          name="weekStart"
          label={t('Your week starts on')}
          choices={weekStartChoices()}
          value="1"
        />
        <TextField name="name" label={t('Your name')} complete="name" length={120} />
        <TextField name="email" type="email" label={t('Your e-mail address')} required complete="email" />
        <PasswordField
          name="password"
          label={t('A password')}
          note={t('At least ten characters. A short sentence is good.')}
          fresh
        />
      </Form>
    </GateFrame>
  );
}
