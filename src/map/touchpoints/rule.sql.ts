/** Turns a touchpoint's rule into a condition over the columns of `events`. Text is compared without regard to case. */
import { channelCode } from '../../gather/events/public.ts';
import { count, float64, ident, int64, join, type Sql, sql, text } from '../../platform/eventdb/sql.ts';
import type { Condition, Rule } from './contract.ts';

/** True for the events the rule matches; columns are those of `events`. */
export function ruleCondition(rule: Rule): Sql {
  const parts = rule.conditions.map(conditionSql);
  return sql`(${join(parts, rule.match === 'all' ? sql` AND ` : sql` OR `)})`;
}

function conditionSql(condition: Condition): Sql {
  switch (condition.kind) {
    case 'amount': {
      const limit = int64(condition.amountMinor);
      return condition.operator === 'at_least' ? sql`amount >= ${limit}` : sql`amount <= ${limit}`;
    }
    case 'property':
      return propertyCondition(condition);
    case 'field':
      return condition.field === 'channel'
        ? channelCondition(condition.operator, condition.values)
        : textCondition(sql`lowerUTF8(${ident(condition.field)})`, condition.operator, condition.values);
  }
}

type TextOperator = Extract<Condition, { kind: 'field' }>['operator'];

/** The value is looked up by the name's place among the event's property names. */
function propertyCondition(condition: Extract<Condition, { kind: 'property' }>): Sql {
  const name = text(condition.property);
  const value = sql`property_values[indexOf(property_names, ${name})]`;
  const { operator, values } = condition;
  if (operator === 'exists') return sql`has(property_names, ${name})`;
  if (operator === 'at_least' || operator === 'at_most') {
    const limit = float64(Number(values[0] ?? 0) || 0);
    const number = sql`toFloat64OrZero(${value})`;
    const compared = operator === 'at_least' ? sql`${number} >= ${limit}` : sql`${number} <= ${limit}`;
    return sql`(has(property_names, ${name}) AND ${compared})`;
  }
  const compared = textCondition(sql`lowerUTF8(${value})`, operator, values);
  // What is not there is not "is not": an event without the property is no match either way.
  return sql`(has(property_names, ${name}) AND ${compared})`;
}

/** Channels are stored as numbers; a name that is not on the list matches nothing. */
function channelCondition(operator: TextOperator, values: readonly string[]): Sql {
  const codes = values.map(channelCode).filter((code) => code > 0);
  if (codes.length === 0) return operator === 'is_not' ? sql`1` : sql`0`;
  const list = join(codes.map(count));
  return operator === 'is_not' ? sql`channel NOT IN (${list})` : sql`channel IN (${list})`;
}

function textCondition(lowered: Sql, operator: TextOperator, values: readonly string[]): Sql {
  const wanted = values.map((value) => value.toLowerCase());
  switch (operator) {
    case 'is':
      return sql`${lowered} IN (${join(wanted.map(text))})`;
    case 'is_not':
      return sql`${lowered} NOT IN (${join(wanted.map(text))})`;
    case 'contains':
      return anyOf(wanted.map((value) => sql`position(${lowered}, ${text(value)}) > 0`));
    case 'starts_with':
      return anyOf(wanted.map((value) => sql`startsWith(${lowered}, ${text(value)})`));
    case 'glob':
      return anyOf(wanted.map((value) => sql`${lowered} LIKE ${text(likePattern(value))}`));
  }
}

function anyOf(parts: readonly Sql[]): Sql {
  return sql`(${join(parts, sql` OR `)})`;
}

/** `*` becomes any run of characters; what LIKE reads as a sign stands for itself. */
function likePattern(glob: string): string {
  return glob.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%');
}
