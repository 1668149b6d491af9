/** Fields of the conditions that are numbers: orders, money, days. An empty field means any. */
import type { ReactElement } from 'react';
import { Row, SelectField, TextField } from '../../../web/kit/form.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { ConditionOf, FieldsOf } from './condition-kinds.ts';
import { wholeOrNone } from './condition-kinds.ts';

export function OrdersFields({ condition, onChange }: FieldsOf<ConditionOf<'orders'>>): ReactElement {
  return (
    <Row>
      <WholeField
        label={t('At least')}
        value={condition.atLeast}
        onChange={(atLeast) => onChange({ ...condition, atLeast })}
      />
      <WholeField
        label={t('At most')}
        value={condition.atMost}
        onChange={(atMost) => onChange({ ...condition, atMost })}
      />
      <WithinField
        value={condition.withinDays}
        onChange={(withinDays) => onChange({ ...condition, withinDays })}
      />
    </Row>
  );
}

export function RevenueFields({
  condition,
  choices,
  onChange,
}: FieldsOf<ConditionOf<'revenue'>>): ReactElement {
  const { minorPerUnit: per, currency } = choices;
  const shown = (minor: number | null): number | null => (minor === null ? null : Math.round(minor / per));
  const minor = (units: number | null): number | null => (units === null ? null : units * per);
  return (
    <Row>
      <WholeField
        label={t('At least ({currency})', { currency })}
        value={shown(condition.atLeastMinor)}
        onChange={(units) => onChange({ ...condition, atLeastMinor: minor(units) })}
      />
      <WholeField
        label={t('At most ({currency})', { currency })}
        value={shown(condition.atMostMinor)}
        onChange={(units) => onChange({ ...condition, atMostMinor: minor(units) })}
      />
      <WithinField
        value={condition.withinDays}
        onChange={(withinDays) => onChange({ ...condition, withinDays })}
      />
    </Row>
  );
}

export function SeenFields({ condition, onChange }: FieldsOf<ConditionOf<'seen'>>): ReactElement {
  return (
    <Row>
      <SelectField
        name="which"
        label={t('Which time')}
        value={condition.which}
        choices={[
          { value: 'last', label: t('the last time') },
          { value: 'first', label: t('the first time') },
        ]}
        onChange={(which) => onChange({ ...condition, which: which === 'first' ? 'first' : 'last' })}
      />
      <SelectField
        name="when"
        label={t('When')}
        value={condition.when}
        choices={[
          { value: 'within', label: t('within the last days') },
          { value: 'before', label: t('longer ago than that') },
        ]}
        onChange={(when) => onChange({ ...condition, when: when === 'before' ? 'before' : 'within' })}
      />
      <WholeField
        label={t('Days')}
        value={condition.days}
        onChange={(n) => onChange({ ...condition, days: Math.max(1, n ?? 1) })}
      />
    </Row>
  );
}

export function WholeField(props: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}): ReactElement {
  return (
    <TextField
      name={props.label}
      label={props.label}
      value={props.value === null ? '' : String(props.value)}
      placeholder={t('any')}
      onChange={(text) => props.onChange(wholeOrNone(text))}
    />
  );
}

export function WithinField(props: {
  value: number | null;
  onChange: (value: number | null) => void;
}): ReactElement {
  return (
    <WholeField
      label={t('In the last days')}
      value={props.value}
      onChange={(days) => props.onChange(days === null || days < 1 ? null : Math.min(days, 3650))}
    />
  );
}
