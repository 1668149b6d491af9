/** Describes a persona: name, story, portrait, statements with evidence, and the segment whose people they are. */
import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { listSegments } from '../../../analyze/segments/contract.ts';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Form, SelectField, TextField } from '../../../web/kit/form.tsx';
import { t } from '../../../web/kit/text.tsx';
import {
  createPersona,
  type Persona,
  type PersonaDraft,
  type Portrait,
  portraitParts,
  traits,
  updatePersona,
} from '../contract.ts';
import { portraitFor } from '../portrait.ts';
import { useKeptDraft } from './draft-kept.ts';
import styles from './personas.module.css';
import portraitStyles from './portrait.module.css';
import { PortraitDrawing } from './portrait-drawing.tsx';
import { StatementsField } from './statements-field.tsx';
import { traitName } from './trait-words.ts';

/** With a face by chance. */
function emptyDraft(): PersonaDraft {
  const portrait = portraitFor(String(Math.random()));
  const lists = { goals: [], needs: [], frustrations: [], quotes: [], channels: [], context: [] };
  return { name: '', story: '', portrait, ...lists, segmentId: null };
}

export function PersonaForm(props: {
  /** Null: a new one. */
  persona: Persona | null;
  onSaved: (persona: Persona) => void;
  onCancel: () => void;
}): ReactElement {
  const { persona } = props;
  const business = useBusiness();
  const [fresh] = useState(emptyDraft);
  const [draft, setDraft] = useKeptDraft<PersonaDraft>(draftKey(persona), persona ?? fresh);
  // What the form was opened with: a change by somebody else since then is not written over.
  const [since] = useState(persona?.changedAt ?? 0);
  const creating = useChange(createPersona);
  const updating = useChange(updatePersona);
  const change = (patch: Partial<PersonaDraft>): void => setDraft({ ...draft, ...patch });
  const done = {
    onSuccess: (saved: Persona) => {
      setDraft(null);
      props.onSaved(saved);
    },
  };
  const save = (): void => {
    const body = withoutEmpty(draft);
    const params = { workspace: business.id };
    if (persona === null) creating.mutate({ params, body }, done);
    else
      updating.mutate(
        { params: { ...params, persona: persona.id }, body: { ...body, changedAt: since } },
        done,
      );
  };
  return (
    <Form
      action={t('Save the persona')}
      busy={creating.isPending || updating.isPending}
      error={creating.error ?? updating.error}
      onSend={save}
      more={
        <Button
          weight="quiet"
          onClick={() => {
            setDraft(null);
            props.onCancel();
          }}
        >
          {t('Cancel')}
        </Button>
      }
    >
      <TextField
        name="name"
        label={t('Name')}
        value={draft.name}
        required
        length={80}
        onChange={(name) => change({ name })}
      />
      <Textarea
        label={t('Story in a sentence')}
        value={draft.story}
        maxLength={300}
        autosize
        minRows={2}
        onChange={(event) => change({ story: event.currentTarget.value })}
      />
      <PortraitFields portrait={draft.portrait} onChange={(portrait) => change({ portrait })} />
      <SegmentField chosen={draft.segmentId} onChange={(segmentId) => change({ segmentId })} />
      {traits.map((trait) => (
        <StatementsField
          key={trait}
          title={traitName(trait)}
          statements={draft[trait]}
          onChange={(statements) => change({ [trait]: statements })}
        />
      ))}
    </Form>
  );
}

export function draftKey(persona: Persona | null): string {
  return `persona.${persona?.id ?? 'new'}`;
}

/** Lines left empty are not statements. */
function withoutEmpty(draft: PersonaDraft): PersonaDraft {
  const lists = Object.fromEntries(
    traits.map((trait) => [
      trait,
      draft[trait]
        .filter(({ text }) => text.trim() !== '')
        .map((statement) => ({
          ...statement,
          evidence: statement.evidence.filter((each) => each.kind === 'link' || each.text.trim() !== ''),
        })),
    ]),
  );
  const { name, story, portrait, segmentId } = draft;
  return { name, story, portrait, segmentId, ...lists } as PersonaDraft;
}

function SegmentField(props: { chosen: string | null; onChange: (id: string | null) => void }): ReactElement {
  const business = useBusiness();
  const segments = useAsk(listSegments, { params: { workspace: business.id } });
  const items = segments.data?.items ?? [];
  const gone = props.chosen !== null && !items.some(({ id }) => id === props.chosen);
  return (
    <SelectField
      name="segment"
      label={t('Who they are')}
      note={t('The rule of a segment gives the persona its figures.')}
      value={props.chosen ?? ''}
      choices={[
        { value: '', label: t('No rule yet') },
        ...(gone && segments.data !== undefined
          ? [{ value: props.chosen ?? '', label: t('A segment that is gone') }]
          : []),
        ...items.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(id) => props.onChange(id === '' ? null : id)}
    />
  );
}

function PortraitFields(props: { portrait: Portrait; onChange: (portrait: Portrait) => void }): ReactElement {
  const { portrait } = props;
  const names: Record<keyof Portrait, string> = {
    head: t('Head'),
    hair: t('Hair'),
    brow: t('Brows'),
    mouth: t('Mouth'),
    glasses: t('Glasses'),
    top: t('Clothes'),
  };
  return (
    <fieldset className={styles.list}>
      <legend>{t('Portrait')}</legend>
      <div className={styles.portraitFields}>
        <div className={portraitStyles.picture}>
          <PortraitDrawing portrait={portrait} />
        </div>
        <div className={styles.actions}>
          {(Object.keys(portraitParts) as (keyof Portrait)[]).map((part) => (
            <Button
              key={part}
              small
              onClick={() =>
                props.onChange({ ...portrait, [part]: (portrait[part] + 1) % portraitParts[part] })
              }
            >
              {t('Other: {part}', { part: names[part] })}
            </Button>
          ))}
        </div>
      </div>
    </fieldset>
  );
}
