/** Changes to one condition of a rule: another field, another operator, other values. Pure; the result always fits the contract. */
import { amountOperators, type Condition, textOperators } from '../contract.ts';
import type { FieldKey } from './rule-words.ts';

export const fieldKeys: readonly FieldKey[] = [
  'name',
  'page',
  'channel',
  'source',
  'medium',
  'campaign',
  'property',
  'amount',
];

export function keyOfCondition(condition: Condition): FieldKey {
  return condition.kind === 'field' ? condition.field : condition.kind;
}

export function emptyCondition(key: FieldKey): Condition {
  if (key === 'amount') return { kind: 'amount', operator: 'at_least', amountMinor: 0 };
  if (key === 'property') return { kind: 'property', property: '', operator: 'is', values: [] };
  return { kind: 'field', field: key, operator: key === 'page' ? 'glob' : 'is', values: [] };
}

export function operatorsOf(condition: Condition): readonly string[] {
  if (condition.kind === 'amount') return amountOperators;
  if (condition.kind === 'property') return [...textOperators, ...amountOperators, 'exists'];
  return condition.field === 'channel' ? ['is', 'is_not'] : textOperators;
}

export function withOperator(condition: Condition, operator: string): Condition {
  if (!operatorsOf(condition).includes(operator)) return condition;
  const next = { ...condition, operator } as Condition;
  if (next.kind === 'property' && operator === 'exists') return { ...next, values: [] };
  return next;
}

export function withValues(condition: Condition, values: readonly string[]): Condition {
  return condition.kind === 'amount' ? condition : { ...condition, values: [...values] };
}

/** Whether the condition says something yet; an unfinished one is neither counted nor saved. */
export function isComplete(condition: Condition): boolean {
  if (condition.kind === 'amount') return Number.isInteger(condition.amountMinor);
  if (condition.kind === 'property' && condition.property.trim() === '') return false;
  if (condition.kind === 'property' && condition.operator === 'exists') return true;
  return condition.values.length > 0;
}
