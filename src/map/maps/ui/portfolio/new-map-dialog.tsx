/** Makes a map: what it is called, whose story it tells, and what it begins with. */
import { Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { listPersonas } from '../../../../people/personas/contract.ts';
import { useAsk, useChange } from '../../../../web/api/queries.ts';
import { usePaths } from '../../../../web/kit/address.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { Form, type FormValues, Row, SelectField, TextField } from '../../../../web/kit/form.tsx';
import { chosenLanguage } from '../../../../web/kit/language.ts';
import { t } from '../../../../web/kit/text.tsx';
import { createMap, type MapDraft } from '../../contract.ts';
import { mapKinds } from '../../document/document.ts';
import { mapKindWord } from '../map-panel/map-fields.tsx';
import { BeginWith } from './begin-with.tsx';

export function NewMapDialog(props: { onClose: () => void }): ReactElement {
  const { id: workspace } = useBusiness();
  const paths = usePaths();
  const navigate = useNavigate();
  const personas = useAsk(listPersonas, { params: { workspace } }).data?.items ?? [];
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
        <BeginWith />
      </Form>
    </Dialog>
  );
}

function draftOf(values: FormValues): MapDraft {
  const { title = '', kind, persona, scenario, from, template, like } = values;
  const begun = (): Pick<MapDraft, 'from' | 'template' | 'like'> => {
    if (from === 'template' && template) return { from: 'stages', template };
    if (from === 'like' && like) return { from: 'stages', like };
    return { from: (from ?? 'stages') as MapDraft['from'] };
  };
  return {
    title,
    ...begun(),
    language: chosenLanguage(),
    kind: kind as NonNullable<MapDraft['kind']>,
    ...(persona ? { persona } : {}),
    ...(scenario ? { scenario } : {}),
  };
}
