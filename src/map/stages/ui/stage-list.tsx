/** Names, order and number of the stages, changed together and saved in one step. */
import { TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { SelectField } from '../../../web/kit/form.tsx';
import { Icon } from '../../../web/kit/icons.tsx';
import { Sheet } from '../../../web/kit/page.tsx';
import { SortableList } from '../../../web/kit/sortable-list.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { MAX_STAGES, MIN_STAGES, replaceStages, type Stage } from '../contract.ts';
import styles from './stage-list.module.css';

interface Edited {
  readonly key: string;
  readonly id?: string;
  readonly name: string;
}

export function StageList(props: {
  stages: readonly Stage[];
  /** How many touchpoints stand in each stage, by its id. */
  touchpoints: Readonly<Record<string, number>>;
}): ReactElement {
  const { id } = useBusiness();
  const [edited, setEdited] = useState<readonly Edited[]>(() =>
    props.stages.map((stage) => ({ key: stage.id, id: stage.id, name: stage.name })),
  );
  const [made, setMade] = useState(0);
  const [target, setTarget] = useState(1);
  const saving = useChange(replaceStages);
  const dropped = props.stages.filter((stage) => !edited.some((one) => one.id === stage.id));
  const homeless = dropped.reduce((sum, stage) => sum + (props.touchpoints[stage.id] ?? 0), 0);
  const changed =
    dropped.length > 0 ||
    edited.length !== props.stages.length ||
    edited.some((one, i) => one.id !== props.stages[i]?.id || one.name !== props.stages[i]?.name);
  const add = (): void => {
    setEdited([...edited, { key: `new-${made}`, name: '' }]);
    setMade(made + 1);
  };
  const save = (): void =>
    saving.mutate(
      {
        params: { workspace: id },
        body: {
          stages: edited.map((one) =>
            one.id === undefined ? { name: one.name } : { id: one.id, name: one.name },
          ),
          ...(homeless > 0 ? { moveTouchpointsTo: Math.min(target, edited.length) } : {}),
        },
      },
      { onSuccess: () => say(t('The stages are saved.')) },
    );
  return (
    <>
      <Sheet pad={false}>
        <SortableList name={t('Stages in order')} items={[...edited]} onOrder={setEdited}>
          {(stage, i) => (
            <StageRow
              stage={stage}
              touchpoints={props.touchpoints[stage.id ?? ''] ?? 0}
              onName={(name) => setEdited(edited.with(i, { ...stage, name }))}
              {...(edited.length > MIN_STAGES ? { onRemove: () => setEdited(edited.toSpliced(i, 1)) } : {})}
            />
          )}
        </SortableList>
      </Sheet>
      {homeless > 0 && (
        <SelectField
          name="target"
          label={t('{n, plural, one {One touchpoint} other {# touchpoints}} of the dropped stages go to', {
            n: homeless,
          })}
          value={String(target)}
          choices={edited.map((one, i) => ({
            value: String(i + 1),
            label: one.name || t('(without a name)'),
          }))}
          onChange={(value) => setTarget(Number(value))}
        />
      )}
      <Refused error={saving.error} />
      <div className={styles.actions}>
        <Button
          weight="first"
          disabled={!changed || edited.some((one) => one.name.trim() === '')}
          busy={saving.isPending}
          onClick={save}
        >
          {t('Save the stages')}
        </Button>
        <Button disabled={edited.length >= MAX_STAGES} onClick={add}>
          {t('Add a stage')}
        </Button>
      </div>
    </>
  );
}

function StageRow(props: {
  stage: Edited & { name: string };
  touchpoints: number;
  onName: (name: string) => void;
  onRemove?: () => void;
}): ReactElement {
  return (
    <div className={styles.row}>
      <TextInput
        aria-label={t('Name of the stage')}
        value={props.stage.name}
        maxLength={60}
        autoFocus={props.stage.id === undefined}
        onChange={(event) => props.onName(event.currentTarget.value)}
      />
      <span className={styles.count}>
        {t('{n, plural, =0 {no touchpoints} one {# touchpoint} other {# touchpoints}}', {
          n: props.touchpoints,
        })}
      </span>
      {props.onRemove !== undefined && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('Drop the stage {name}', { name: props.stage.name })}
          onClick={props.onRemove}
        >
          <Icon name="bin" size={17} />
        </button>
      )}
    </div>
  );
}
