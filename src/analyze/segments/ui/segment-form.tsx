/** Makes or changes a segment: conditions in a form, the rule as a sentence, and how many people it selects right now. */
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Form, SelectField, TextField } from '../../../web/kit/form.tsx';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { t } from '../../../web/kit/text.tsx';
import {
  createSegment,
  type Segment,
  type SegmentCondition,
  type SegmentRule,
  updateSegment,
} from '../contract.ts';
import { ConditionFields } from './condition-fields.tsx';
import { type FormChoices, formKinds, freshCondition, kindName } from './condition-kinds.ts';
import { type RuleNames, ruleWords } from './rule-words.ts';
import { SegmentCount } from './segment-count.tsx';
import styles from './segment-form.module.css';

const MOST_CONDITIONS = 10;
const TYPING_MS = 350;

export function SegmentForm(props: {
  /** Null: a new one. */
  segment: Segment | null;
  choices: FormChoices;
  names: RuleNames;
  onClose: () => void;
}): ReactElement {
  const { segment, choices } = props;
  const business = useBusiness();
  const [rule, setRule] = useState<SegmentRule>(
    segment?.rule ?? { match: 'all', conditions: [freshCondition('orders', '', '')] },
  );
  const creating = useChange(createSegment);
  const updating = useChange(updateSegment);
  const save = (name: string): void => {
    const body = { name, rule };
    const done = { onSuccess: props.onClose };
    if (segment === null) creating.mutate({ params: { workspace: business.id }, body }, done);
    else updating.mutate({ params: { workspace: business.id, segment: segment.id }, body }, done);
  };
  const change = (place: number, condition: SegmentCondition): void =>
    setRule({ ...rule, conditions: rule.conditions.with(place, condition) });
  return (
    <SidePanel open wide title={segment === null ? t('New segment') : segment.name} onClose={props.onClose}>
      <Form
        action={t('Save the segment')}
        busy={creating.isPending || updating.isPending}
        error={creating.error ?? updating.error}
        onSend={({ name = '' }) => save(name)}
      >
        <TextField name="name" label={t('Name')} value={segment?.name ?? ''} required length={80} focus />
        {rule.conditions.length > 1 && (
          <SelectField
            name="match"
            label={t('Who')}
            value={rule.match}
            choices={[
              { value: 'all', label: t('meet all conditions') },
              { value: 'any', label: t('meet any of the conditions') },
            ]}
            onChange={(match) => setRule({ ...rule, match: match === 'any' ? 'any' : 'all' })}
          />
        )}
        {rule.conditions.map((condition, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place
          <fieldset key={place} className={styles.condition}>
            <legend>{kindName(condition.kind)}</legend>
            <ConditionFields
              condition={condition}
              choices={choices}
              onChange={(next) => change(place, next)}
            />
            {rule.conditions.length > 1 && (
              <Button
                small
                onClick={() => setRule({ ...rule, conditions: rule.conditions.toSpliced(place, 1) })}
              >
                {t('Take out')}
              </Button>
            )}
          </fieldset>
        ))}
        {rule.conditions.length < MOST_CONDITIONS && (
          <AddCondition
            choices={choices}
            onAdd={(condition) => setRule({ ...rule, conditions: [...rule.conditions, condition] })}
          />
        )}
        <RuleNow rule={rule} names={props.names} />
      </Form>
    </SidePanel>
  );
}

function AddCondition(props: {
  choices: FormChoices;
  onAdd: (condition: SegmentCondition) => void;
}): ReactElement {
  const { touchpoints, traits } = props.choices;
  const possible = formKinds.filter(
    (kind) =>
      (kind !== 'trait' || traits.length > 0) &&
      ((kind !== 'touchpoint' && kind !== 'first_touch') || touchpoints.length > 0),
  );
  return (
    <div className={styles.add}>
      {possible.map((kind) => (
        <Button
          key={kind}
          small
          onClick={() => props.onAdd(freshCondition(kind, touchpoints[0]?.value ?? '', traits[0] ?? ''))}
        >
          {t('+ {kind}', { kind: kindName(kind) })}
        </Button>
      ))}
    </div>
  );
}

/** The sentence and the live count; a rule the server would refuse is said to be unfinished. */
function RuleNow(props: { rule: SegmentRule; names: RuleNames }): ReactElement {
  const [rule] = useDebouncedValue(props.rule, TYPING_MS);
  return (
    <div className={styles.now} aria-live="polite">
      <p>{ruleWords(props.rule, props.names)}</p>
      <p className={styles.count}>
        <SegmentCount rule={rule} />
      </p>
    </div>
  );
}
