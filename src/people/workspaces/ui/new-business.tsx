/** Another business in the same installation, kept wholly apart; for whoever looks after several. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Form, Row, SelectField, TextField } from '../../../web/kit/form.tsx';
import { chosenLanguage } from '../../../web/kit/language.ts';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import { currencyChoices, timezoneChoices } from '../../../web/kit/region-choices.ts';
import { t } from '../../../web/kit/text.tsx';
import { createWorkspace, type Workspace } from '../contract.ts';

export function NewBusiness(props: { onMade: (workspace: Workspace) => void }): ReactElement {
  const business = useBusiness();
  const creating = useChange(createWorkspace, []);
  return (
    <Section
      title={t('Another business')}
      under={t('Its data, team and settings are kept wholly apart from this one.')}
    >
      <Sheet>
        <Form
          action={t('Add the business')}
          weight="usual"
          busy={creating.isPending}
          error={creating.error}
          onSend={(values) =>
            creating.mutate(
              {
                body: {
                  name: values.name ?? '',
                  timezone: values.timezone ?? business.timezone,
                  currency: values.currency ?? business.currency,
                  weekStart: business.weekStart,
                  language: chosenLanguage(),
                },
              },
              { onSuccess: props.onMade },
            )
          }
        >
          <TextField name="name" label={t('Name of the other business')} required length={120} />
          <Row>
            <SelectField
              name="timezone"
              label={t('Its time zone')}
              choices={timezoneChoices(business.timezone)}
              value={business.timezone}
            />
            <SelectField
              name="currency"
              label={t('Its currency')}
              choices={currencyChoices()}
              value={business.currency}
            />
          </Row>
        </Form>
      </Sheet>
    </Section>
  );
}
