import { beforeAll, describe, expect, it } from 'vitest';
import { startText } from '../../../web/kit/text.tsx';
import { Condition } from '../contract.ts';
import {
  emptyCondition,
  fieldKeys,
  isComplete,
  operatorsOf,
  withOperator,
  withValues,
} from './condition-edit.ts';
import { ruleText } from './rule-words.ts';

const money = (minor: number) => `€${minor / 100}`;

beforeAll(() => startText());

describe('editing a condition', () => {
  it.each(fieldKeys)(
    '%s: every operator leads to something the contract takes once it is filled in',
    (key) => {
      const start = emptyCondition(key);
      for (const operator of operatorsOf(start)) {
        const filled = withValues(withOperator(start, operator), operator === 'exists' ? [] : ['x']);
        const named = filled.kind === 'property' ? { ...filled, property: 'coupon' } : filled;
        expect(Condition.safeParse(named).success).toBe(true);
        expect(isComplete(named)).toBe(true);
      }
    },
  );

  it('is not complete before it says something', () => {
    expect(isComplete(emptyCondition('name'))).toBe(false);
    expect(isComplete({ kind: 'property', property: ' ', operator: 'exists', values: [] })).toBe(false);
  });

  it('does not take an operator the field does not have', () => {
    expect(withOperator(emptyCondition('channel'), 'contains')).toEqual(emptyCondition('channel'));
  });

  it('reads a rule out', () => {
    const text = ruleText(
      {
        match: 'all',
        conditions: [
          { kind: 'field', field: 'name', operator: 'is', values: ['Order Completed', 'Order Refunded'] },
          { kind: 'field', field: 'channel', operator: 'is', values: ['till'] },
          { kind: 'amount', operator: 'at_least', amountMinor: 5000 },
        ],
      },
      money,
    );
    expect(text).toBe(
      'Event is Order Completed or Order Refunded and Channel is Till and Amount is at least €50',
    );
  });
});
