/** Adds or changes a touchpoint: its name in the customer's voice, stage, channel and rule; or removes it. */
import { type ReactElement, useState } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { channels } from '../../../web/kit/channels.ts';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { SelectField, TextField } from '../../../web/kit/form.tsx';
import { ErrorState, Loading, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import {
  createTouchpoint,
  deleteTouchpoint,
  listTouchpoints,
  type Touchpoint,
  type TouchpointDraft,
  updateTouchpoint,
} from '../contract.ts';
import { isComplete } from './condition-edit.ts';
import type { Suggestions } from './condition-row.tsx';
import { RuleBuilder } from './rule-builder.tsx';
import styles from './touchpoint-editor.module.css';

export interface EditorStage {
  readonly id: string;
  readonly name: string;
}

interface EditorProps {
  readonly stages: readonly EditorStage[];
  readonly suggestions: Suggestions;
  readonly onDone: () => void;
}

/** Loads the touchpoint first. */
export function TouchpointEditor(props: EditorProps & { touchpoint: string }): ReactElement {
  const { id } = useBusiness();
  const list = useAsk(listTouchpoints, { params: { workspace: id } });
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <Loading lines={6} />;
  const touchpoint = list.data.items.find((one) => one.id === props.touchpoint);
  if (touchpoint === undefined) return <p>{t('This touchpoint is no longer on the map.')}</p>;
  return <TouchpointForm {...props} held={touchpoint} start={touchpoint} />;
}

export function TouchpointForm(
  props: EditorProps & {
    /** The one to change; missing for a new one. */
    held?: Touchpoint;
    start: TouchpointDraft;
  },
): ReactElement {
  const { id } = useBusiness();
  const [draft, setDraft] = useState<TouchpointDraft>(props.start);
  const creating = useChange(createTouchpoint);
  const changing = useChange(updateTouchpoint);
  const ready = draft.title.trim() !== '' && draft.rule.conditions.every(isComplete);
  const done = (): void => {
    say(t('The map is up to date.'));
    props.onDone();
  };
  const save = (): void => {
    if (props.held === undefined) {
      creating.mutate({ params: { workspace: id }, body: draft }, { onSuccess: done });
    } else {
      changing.mutate(
        { params: { workspace: id, touchpoint: props.held.id }, body: draft },
        { onSuccess: done },
      );
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) save();
      }}
    >
      <TextField
        name="title"
        label={t('Touchpoint')}
        note={t('In your customer’s voice: “I look around the shop”.')}
        value={draft.title}
        length={120}
        required
        onChange={(title) => setDraft({ ...draft, title })}
      />
      <SelectField
        name="stage"
        label={t('Stage')}
        value={draft.stageId}
        choices={props.stages.map((stage) => ({ value: stage.id, label: stage.name }))}
        onChange={(stageId) => setDraft({ ...draft, stageId })}
      />
      <SelectField
        name="channel"
        label={t('Channel')}
        value={draft.channel ?? ''}
        choices={[
          { value: '', label: t('None in particular') },
          ...channels.map((channel) => ({ value: channel.id, label: t(channel.name) })),
        ]}
        onChange={(channel) => setDraft({ ...draft, channel: channel === '' ? null : channel })}
      />
      <RuleBuilder
        rule={draft.rule}
        suggestions={props.suggestions}
        onChange={(rule) => setDraft({ ...draft, rule })}
      />
      <Refused error={creating.error ?? changing.error} />
      <div className={styles.actions}>
        <Button
          type="submit"
          weight="first"
          disabled={!ready}
          busy={creating.isPending || changing.isPending}
        >
          {props.held === undefined ? t('Add to the map') : t('Save')}
        </Button>
        <Button onClick={props.onDone}>{t('Cancel')}</Button>
        {props.held !== undefined && <Remove touchpoint={props.held} onDone={props.onDone} />}
      </div>
    </form>
  );
}

function Remove(props: { touchpoint: Touchpoint; onDone: () => void }): ReactElement {
  const { id } = useBusiness();
  const [asking, setAsking] = useState(false);
  const removing = useChange(deleteTouchpoint);
  return (
    <>
      <Button weight="quiet" onClick={() => setAsking(true)}>
        {t('Remove')}
      </Button>
      <Confirm
        open={asking}
        title={t('Remove “{title}” from the map?', { title: props.touchpoint.title })}
        action={t('Remove')}
        busy={removing.isPending}
        error={removing.error}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          removing.mutate(
            { params: { workspace: id, touchpoint: props.touchpoint.id } },
            { onSuccess: props.onDone },
          )
        }
      >
        <p>
          {t('Its events stay. They are listed as not on the map until another touchpoint matches them.')}
        </p>
      </Confirm>
    </>
  );
}
