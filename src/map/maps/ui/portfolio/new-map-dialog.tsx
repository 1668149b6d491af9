/** Makes a map: what it is called, whose story it tells, and what it begins with. */
import { Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { listPersonas } from '../../../../people/personas/contract.ts';
import { useAsk, useChange } from '../../../../web/api/queries.ts';
import { usePaths } from '../../../../web/kit/address.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { Form, type FormValues, Row, SelectField, TextField } from '../../../../web/kit/form.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { listTemplates } from '../../../draft/contract.ts';
import { createMap, type MapDraft } from '../../contract.ts';
import { mapKinds } from '../../document.ts';
import { mapKindWord } from '../map-panel/map-fields.tsx';
import styles from './portfolio.module.css';

export function NewMapDialog(props: { onClose: () => void }): ReactElement {
  const { id: workspace } = useBusiness();
  const paths = usePaths();
  const navigate = useNavigate();
  const personas = useAsk(listPersonas, { params: { workspace } }).data?.items ?? [];
  const templates = useAsk(listTemplates, { params: { workspace } }).data?.items ?? [];
  const [from, setFrom] = useState<Beginning>('stages');
  const creating = useChange(createMap, ['map.maps.']);
  const make = (values: FormValues): void =>
    creating.mutate(
      { params: { workspace }, body: draftOf(values) },
      { onSuccess: ({ id }) => void navigate({ to: paths.journeyMap(id) }) },
    );
  return (
    <Dialog title={t('New journey map')} width={560} onClose={props.onClose}>
      <Form action={t('Make the map')} busy={creating.isPending} error={creating.error} onSend={make}>
        <TextField
          name="title"
          label={t('Title')}
          placeholder={t('A first visit on a Saturday')}
          required
          focus
        />
        <Row>
          <SelectField
            name="kind"
            label={t('Kind')}
            choices={mapKinds.map((kind) => ({ value: kind, label: mapKindWord(kind) }))}
          />
          <SelectField
            name="persona"
            label={t('Persona')}
            choices={[
              { value: '', label: t('None') },
              ...personas.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Row>
        <Textarea
          name="scenario"
          label={t('Scenario')}
          description={t('Who is it, what do they want, and in which situation?')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={4000}
        />
        <fieldset className={styles.begin}>
          <legend>{t('Begin with')}</legend>
          {beginnings().map(({ value, name, note }) => (
            <label key={value}>
              <input
                type="radio"
                name="from"
                value={value}
                checked={from === value}
                onChange={() => setFrom(value)}
              />
              <span>
                {name}
                <span className={styles.quiet}>{note}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {from === 'template' && (
          <SelectField
            name="template"
            label={t('Trade')}
            choices={templates.map(({ id, name, stages, touchpoints }) => ({
              value: id,
              label: t('{name}: {stages} stages, {touchpoints} touchpoints', { name, stages, touchpoints }),
            }))}
          />
        )}
      </Form>
    </Dialog>
  );
}

type Beginning = MapDraft['from'] | 'template';

function beginnings(): readonly { value: Beginning; name: string; note: string }[] {
  return [
    { value: 'stages', name: t('My stages'), note: t('The usual lanes, with nothing in them yet.') },
    {
      value: 'live',
      name: t('My stages and touchpoints'),
      note: t('Every touchpoint of the measured path as a card.'),
    },
    {
      value: 'template',
      name: t('A template of my trade'),
      note: t('Touchpoints, wishes, people and systems as usual there, to be changed.'),
    },
    { value: 'empty', name: t('Empty lanes'), note: t('Stages of its own, for another story.') },
  ];
}

function draftOf(values: FormValues): MapDraft {
  const { title = '', kind, persona, scenario, from, template } = values;
  return {
    title,
    ...(from === 'template' && template
      ? { from: 'stages', template }
      : { from: (from ?? 'stages') as MapDraft['from'] }),
    kind: kind as NonNullable<MapDraft['kind']>,
    ...(persona ? { persona } : {}),
    ...(scenario ? { scenario } : {}),
  };
}
