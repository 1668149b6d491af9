/** Builds a rule from conditions and says at once how many events and people it matches. */
import type { ReactElement } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Rule } from '../contract.ts';
import { emptyCondition } from './condition-edit.ts';
import { ConditionRow, type Suggestions } from './condition-row.tsx';
import { MatchCount } from './match-count.tsx';
import styles from './rule-builder.module.css';

const MOST_CONDITIONS = 20;

export function RuleBuilder(props: {
  rule: Rule;
  suggestions: Suggestions;
  onChange: (rule: Rule) => void;
}): ReactElement {
  const { rule, onChange } = props;
  const replace = (index: number, conditions: Rule['conditions']): void =>
    onChange({ ...rule, conditions: rule.conditions.toSpliced(index, 1, ...conditions) });
  return (
    <fieldset className={styles.rule}>
      <legend>{t('It is met when')}</legend>
      {rule.conditions.length > 1 && (
        <div className={styles.match}>
          {(['all', 'any'] as const).map((match) => (
            <label key={match}>
              <input
                type="radio"
                name="match"
                checked={rule.match === match}
                onChange={() => onChange({ ...rule, match })}
              />
              {match === 'all' ? t('all of these hold') : t('any of these holds')}
            </label>
          ))}
        </div>
      )}
      {rule.conditions.map((condition, i) => (
        <ConditionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
          key={i}
          number={i + 1}
          condition={condition}
          suggestions={props.suggestions}
          onChange={(next) => replace(i, [next])}
          {...(rule.conditions.length > 1 ? { onRemove: () => replace(i, []) } : {})}
        />
      ))}
      <div className={styles.under}>
        <Button
          small
          weight="quiet"
          disabled={rule.conditions.length >= MOST_CONDITIONS}
          onClick={() => onChange({ ...rule, conditions: [...rule.conditions, emptyCondition('channel')] })}
        >
          {t('Add a condition')}
        </Button>
        <MatchCount rule={rule} />
      </div>
    </fieldset>
  );
}
