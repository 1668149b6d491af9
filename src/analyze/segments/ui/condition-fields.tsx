/** The fields of one condition. Each change makes a whole new condition, so that what is shown is always valid or said not to be. */
import type { ReactElement } from 'react';
import { channels } from '../../../web/kit/channels.ts';
import { Row, SelectField, TextField } from '../../../web/kit/form.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type SegmentCondition, touchWords } from '../contract.ts';
import type { ConditionOf, FieldsOf } from './condition-kinds.ts';
import { OrdersFields, RevenueFields, SeenFields, WholeField, WithinField } from './number-fields.tsx';

export function ConditionFields(props: FieldsOf<SegmentCondition>): ReactElement | null {
  const { condition, ...rest } = props;
  switch (condition.kind) {
    case 'touchpoint':
      return <TouchpointFields condition={condition} {...rest} />;
    case 'first_touch':
      return <FirstTouchFields condition={condition} {...rest} />;
    case 'touched_through':
      return <ThroughFields condition={condition} {...rest} />;
    case 'orders':
      return <OrdersFields condition={condition} {...rest} />;
    case 'revenue':
      return <RevenueFields condition={condition} {...rest} />;
    case 'seen':
      return <SeenFields condition={condition} {...rest} />;
    case 'trait':
      return <TraitFields condition={condition} {...rest} />;
    case 'event':
      return <p>{t('Made by the API: it can be kept or taken out here, not changed.')}</p>;
  }
}

function TouchpointFields({
  condition,
  choices,
  onChange,
}: FieldsOf<ConditionOf<'touchpoint'>>): ReactElement {
  return (
    <Row>
      <SelectField
        name="not"
        label={t('Met it')}
        value={condition.not ? 'not' : 'met'}
        choices={[
          { value: 'met', label: t('at least so often') },
          { value: 'not', label: t('less often than that') },
        ]}
        onChange={(value) => onChange({ ...condition, not: value === 'not' })}
      />
      <SelectField
        name="touchpoint"
        label={t('Touchpoint')}
        value={condition.touchpointId}
        choices={choices.touchpoints}
        onChange={(touchpointId) => onChange({ ...condition, touchpointId })}
      />
      <WholeField
        label={t('Times')}
        value={condition.atLeast}
        onChange={(n) => onChange({ ...condition, atLeast: Math.max(1, n ?? 1) })}
      />
      <WithinField
        value={condition.withinDays}
        onChange={(withinDays) => onChange({ ...condition, withinDays })}
      />
    </Row>
  );
}

function FirstTouchFields({
  condition,
  choices,
  onChange,
}: FieldsOf<ConditionOf<'first_touch'>>): ReactElement {
  return (
    <SelectField
      name="first-touch"
      label={t('Touchpoint')}
      value={condition.touchpointIds[0] ?? ''}
      choices={choices.touchpoints}
      onChange={(id) => onChange({ ...condition, touchpointIds: [id] })}
    />
  );
}

function ThroughFields({
  condition,
  choices,
  onChange,
}: FieldsOf<ConditionOf<'touched_through'>>): ReactElement {
  const names = {
    channel: t('Channel'),
    device: t('Device'),
    campaign: t('Campaign'),
    page: t('Page'),
    name: t('Event'),
  };
  const offered = (by: (typeof touchWords)[number]): { value: string; label: string }[] =>
    by === 'channel'
      ? channels.map(({ id, name }) => ({ value: id, label: t(name) }))
      : (choices.words[by] ?? []).map((word) => ({ value: word, label: word }));
  return (
    <Row>
      <SelectField
        name="by"
        label={t('What')}
        value={condition.by}
        choices={touchWords
          .filter((by) => offered(by).length > 0)
          .map((by) => ({ value: by, label: names[by] }))}
        onChange={(value) => {
          const by = touchWords.find((each) => each === value) ?? 'channel';
          onChange({ ...condition, by, values: [offered(by)[0]?.value ?? ''] });
        }}
      />
      <SelectField
        name="not"
        label={t('Ever')}
        value={condition.not ? 'never' : 'ever'}
        choices={[
          { value: 'ever', label: t('at least once') },
          { value: 'never', label: t('never') },
        ]}
        onChange={(value) => onChange({ ...condition, not: value === 'never' })}
      />
      <SelectField
        key={condition.by}
        name="value"
        label={names[condition.by]}
        value={condition.values[0] ?? ''}
        choices={offered(condition.by)}
        onChange={(value) => onChange({ ...condition, values: [value] })}
      />
    </Row>
  );
}

function TraitFields({ condition, choices, onChange }: FieldsOf<ConditionOf<'trait'>>): ReactElement {
  const needsValue = condition.operator !== 'exists' && condition.operator !== 'missing';
  const operators: Record<typeof condition.operator, string> = {
    exists: t('is known'),
    missing: t('is not known'),
    is: t('is'),
    is_not: t('is not'),
    contains: t('contains'),
    at_least: t('is at least'),
    at_most: t('is at most'),
  };
  return (
    <Row>
      <SelectField
        name="trait"
        label={t('What is known')}
        value={condition.trait}
        choices={choices.traits.map((trait) => ({ value: trait, label: trait }))}
        onChange={(trait) => onChange({ ...condition, trait })}
      />
      <SelectField
        name="operator"
        label={t('How')}
        value={condition.operator}
        choices={Object.entries(operators).map(([value, label]) => ({ value, label }))}
        onChange={(value) =>
          onChange({
            ...condition,
            operator: (value in operators ? value : 'is') as typeof condition.operator,
          })
        }
      />
      {needsValue && (
        <TextField
          name="value"
          label={t('Value')}
          value={condition.values[0] ?? ''}
          onChange={(value) => onChange({ ...condition, values: [value] })}
        />
      )}
    </Row>
  );
}
