/** The wizard for unknown files: a row is what, and each column means what. Changes only show once they are applied. */
import { type ReactElement, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { channels } from '../../../web/kit/channels.ts';
import { Row, SelectField, TextField } from '../../../web/kit/form.tsx';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import { currencyChoices } from '../../../web/kit/region-choices.ts';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { setMapping } from '../contract.ts';
import type { Mapping } from '../mapping.ts';
import type { Wizard } from '../preview-shapes.ts';
import { ColumnMeanings } from './column-meanings.tsx';
import styles from './mapping-wizard.module.css';
import { kindName } from './mapping-words.ts';

export function MappingWizard(props: {
  importId: string;
  wizard: Wizard;
  /** The only table there is: leaving it out would leave nothing. */
  isOnly: boolean;
}): ReactElement {
  const { wizard } = props;
  const { mustAnswer } = wizard;
  const { id } = useBusiness();
  const [mapping, setDraft] = useState<Mapping>(wizard.mapping);
  const [open, setOpen] = useState(mustAnswer);
  const applying = useChange(setMapping, ['gather.imports']);
  const params = { workspace: id, import: props.importId };
  if (!open) {
    return (
      <p className={styles.closed}>
        <Button small onClick={() => setOpen(true)}>
          {closedText(wizard, props.isOnly)}
        </Button>
      </p>
    );
  }
  return (
    <Section
      title={t('What do the columns of {table} mean?', { table: wizard.table })}
      under={t(
        'We guessed from their names and their values. Correct what is wrong; it is remembered for the next file like this.',
      )}
    >
      <Sheet>
        <div className={styles.wizard}>
          {wizard.missing.length > 0 && (
            <p role="status" className={styles.missing}>
              {t('Still needed: {what}', { what: wizard.missing.join(', ') })}
            </p>
          )}
          <KindChoice mapping={mapping} onChange={setDraft} />
          <ColumnMeanings guesses={wizard.guesses} mapping={mapping} onChange={setDraft} />
          <Whole mapping={mapping} onChange={setDraft} />
          <Refused error={applying.error} />
          <div className={styles.actions}>
            <Button
              weight={mustAnswer ? 'first' : 'usual'}
              busy={applying.isPending}
              onClick={() => applying.mutate({ params, body: { table: wizard.table, mapping } })}
            >
              {t('Read it this way')}
            </Button>
            {!props.isOnly && !wizard.leftOut && (
              <Button
                weight="quiet"
                busy={applying.isPending}
                onClick={() => applying.mutate({ params, body: { table: wizard.table, leaveOut: true } })}
              >
                {t('Leave this table out')}
              </Button>
            )}
          </div>
        </div>
      </Sheet>
    </Section>
  );
}

function closedText({ table, leftOut }: Wizard, isOnly: boolean): string {
  if (leftOut) return t('Read {table} too', { table });
  return isOnly ? t('Change what the columns mean') : t('Change what the columns of {table} mean', { table });
}

interface Editing {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

function KindChoice(props: Editing): ReactElement {
  return (
    <fieldset className={styles.kinds}>
      <legend>{t('Each row is')}</legend>
      {(['events', 'orders', 'contacts'] as const).map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name="kind"
            checked={props.mapping.kind === kind}
            onChange={() => props.onChange({ ...props.mapping, kind })}
          />
          {kindName(kind)}
        </label>
      ))}
    </fieldset>
  );
}

/** Sets an optional field, or takes it out where the choice is empty. */
function withOption(mapping: Mapping, patch: Readonly<Record<string, string | undefined>>): Mapping {
  const next: Record<string, unknown> = { ...mapping };
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined || value === '') delete next[name];
    else next[name] = value;
  }
  return next as Mapping;
}

/** What holds for the whole file: the event's name, the currency, how numbers and dates are written, the channel. */
function Whole(props: Editing): ReactElement {
  const { mapping, onChange } = props;
  const set = (name: string) => (value: string) => onChange(withOption(mapping, { [name]: value }));
  return (
    <Row>
      {mapping.kind === 'events' && mapping.columns.event === undefined && (
        <TextField
          name="eventName"
          label={t('What happened in each row')}
          placeholder={t('for instance: Appointment Booked')}
          value={mapping.eventName ?? ''}
          onChange={set('eventName')}
        />
      )}
      {mapping.kind !== 'contacts' && (
        <SelectField
          name="channel"
          label={t('Channel of all rows')}
          value={mapping.channel ?? ''}
          choices={[
            { value: '', label: t('as the rows say') },
            ...channels.map((channel) => ({ value: channel.id, label: t(channel.name) })),
          ]}
          onChange={set('channel')}
        />
      )}
      {mapping.columns.currency === undefined && mapping.kind !== 'contacts' && (
        <SelectField
          name="currency"
          label={t('Currency')}
          value={mapping.currency ?? ''}
          choices={[{ value: '', label: t('that of the business') }, ...currencyChoices()]}
          onChange={set('currency')}
        />
      )}
      {mapping.kind !== 'contacts' && (
        <>
          <SelectField
            name="decimal"
            label={t('Amounts are written')}
            value={mapping.decimal ?? ''}
            choices={[
              { value: '', label: t('as the values show') },
              { value: '.', label: '1,234.56' },
              { value: ',', label: '1.234,56' },
            ]}
            onChange={set('decimal')}
          />
          <SelectField
            name="dateOrder"
            label={t('Dates are written')}
            value={mapping.dateOrder ?? ''}
            choices={[
              { value: '', label: t('as the values show') },
              { value: 'dmy', label: t('day first: 31/12/2026') },
              { value: 'mdy', label: t('month first: 12/31/2026') },
            ]}
            onChange={set('dateOrder')}
          />
        </>
      )}
    </Row>
  );
}
