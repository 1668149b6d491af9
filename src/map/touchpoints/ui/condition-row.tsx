/** One condition of a rule: what is looked at, how, and for which values. */
import { NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useBusiness } from '../../../web/kit/business.tsx';
import { channels } from '../../../web/kit/channels.ts';
import { minorDigits } from '../../../web/kit/format.ts';
import { Icon } from '../../../web/kit/icons.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Condition } from '../contract.ts';
import {
  emptyCondition,
  fieldKeys,
  keyOfCondition,
  operatorsOf,
  withOperator,
  withValues,
} from './condition-edit.ts';
import styles from './rule-builder.module.css';
import { type FieldKey, fieldName, operatorName } from './rule-words.ts';

export interface Suggestions {
  /** Event names seen in the data, most frequent first. */
  readonly names: readonly string[];
  readonly properties: readonly string[];
}

export function ConditionRow(props: {
  condition: Condition;
  number: number;
  suggestions: Suggestions;
  onChange: (condition: Condition) => void;
  /** Missing for the only condition. */
  onRemove?: () => void;
}): ReactElement {
  const { condition, onChange } = props;
  const key = keyOfCondition(condition);
  const fill = { n: props.number };
  return (
    <div className={styles.condition}>
      <NativeSelect
        aria-label={t('Condition {n}: what to look at', fill)}
        value={key}
        onChange={(event) => onChange(emptyCondition(event.currentTarget.value as FieldKey))}
        data={fieldKeys.map((one) => ({ value: one, label: fieldName(one) }))}
      />
      {condition.kind === 'property' && (
        <TextInput
          aria-label={t('Condition {n}: name of the detail', fill)}
          placeholder={t('name of the detail')}
          value={condition.property}
          list="known-details"
          onChange={(event) => onChange({ ...condition, property: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        aria-label={t('Condition {n}: comparison', fill)}
        value={condition.operator}
        onChange={(event) => onChange(withOperator(condition, event.currentTarget.value))}
        data={operatorsOf(condition).map((one) => ({ value: one, label: operatorName(one) }))}
      />
      <Values
        condition={condition}
        number={props.number}
        suggestions={props.suggestions}
        onChange={onChange}
      />
      {props.onRemove !== undefined && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('Remove condition {n}', fill)}
          onClick={props.onRemove}
        >
          <Icon name="close" size={16} />
        </button>
      )}
      <datalist id="known-details">
        {props.suggestions.properties.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

function Values(props: {
  condition: Condition;
  number: number;
  suggestions: Suggestions;
  onChange: (condition: Condition) => void;
}): ReactElement | null {
  const { condition, onChange } = props;
  const { currency } = useBusiness();
  const label = t('Condition {n}: values', { n: props.number });
  if (condition.kind === 'amount') {
    const unit = 10 ** minorDigits(currency);
    return (
      <NumberInput
        aria-label={label}
        value={condition.amountMinor / unit}
        decimalScale={minorDigits(currency)}
        suffix={` ${currency}`}
        onChange={(value) => onChange({ ...condition, amountMinor: Math.round(Number(value) * unit) || 0 })}
        hideControls
      />
    );
  }
  if (condition.operator === 'exists') return null;
  if (condition.kind === 'field' && condition.field === 'channel') {
    return (
      <NativeSelect
        aria-label={label}
        value={condition.values[0] ?? ''}
        onChange={(event) =>
          onChange(withValues(condition, event.currentTarget.value === '' ? [] : [event.currentTarget.value]))
        }
        data={[
          { value: '', label: t('Choose') },
          ...channels.map((channel) => ({ value: channel.id, label: t(channel.name) })),
        ]}
      />
    );
  }
  const known = condition.kind === 'field' && condition.field === 'name' ? props.suggestions.names : [];
  return (
    <TagsInput
      aria-label={label}
      placeholder={condition.values.length === 0 ? placeholderOf(condition) : t('or …')}
      value={[...condition.values]}
      data={[...new Set(known)]}
      maxDropdownHeight={220}
      acceptValueOnBlur
      splitChars={['\n', '\t']}
      onChange={(values) => onChange(withValues(condition, values))}
    />
  );
}

function placeholderOf(condition: Condition): string {
  if (condition.kind === 'field' && condition.field === 'name') return t('choose or type an event');
  if (condition.kind === 'field' && condition.field === 'page') return t('for instance /products/*');
  return t('value, then Enter');
}
