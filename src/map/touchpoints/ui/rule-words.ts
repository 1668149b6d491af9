/** A rule in words: what the owner reads on a card, in a proposal and above the builder. Pure. */
import { channelName } from '../../../web/kit/channels.ts';
import { t } from '../../../web/kit/text.tsx';
import type { Condition, Rule } from '../contract.ts';

export type FieldKey = 'name' | 'page' | 'channel' | 'source' | 'medium' | 'campaign' | 'property' | 'amount';

export function fieldName(field: FieldKey): string {
  switch (field) {
    case 'name':
      return t('Event');
    case 'page':
      return t('Page');
    case 'channel':
      return t('Channel');
    case 'source':
      return t('Source');
    case 'medium':
      return t('Medium');
    case 'campaign':
      return t('Campaign');
    case 'property':
      return t('Detail');
    case 'amount':
      return t('Amount');
  }
}

export function operatorName(operator: string): string {
  switch (operator) {
    case 'is':
      return t('is');
    case 'is_not':
      return t('is not');
    case 'contains':
      return t('contains');
    case 'starts_with':
      return t('starts with');
    case 'glob':
      return t('looks like (* for anything)');
    case 'at_least':
      return t('is at least');
    case 'at_most':
      return t('is at most');
    case 'exists':
      return t('is there');
    default:
      return operator;
  }
}

function conditionText(condition: Condition, money: (minor: number) => string): string {
  if (condition.kind === 'amount') {
    return `${fieldName('amount')} ${operatorName(condition.operator)} ${money(condition.amountMinor)}`;
  }
  const subject = condition.kind === 'field' ? fieldName(condition.field) : condition.property;
  const isChannel = condition.kind === 'field' && condition.field === 'channel';
  const values = condition.values
    .map((value) => (isChannel ? channelName(value) : value))
    .join(` ${t('or')} `);
  const operator = condition.operator === 'glob' ? t('looks like') : operatorName(condition.operator);
  return condition.operator === 'exists' ? `${subject} ${operator}` : `${subject} ${operator} ${values}`;
}

/** “Event is Order Completed and channel is Till” */
export function ruleText(rule: Rule, money: (minor: number) => string): string {
  const joint = rule.match === 'all' ? t('and') : t('or');
  return rule.conditions.map((condition) => conditionText(condition, money)).join(` ${joint} `);
}
