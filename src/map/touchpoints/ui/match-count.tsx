/** How many events and people a rule matches now; asked a moment after the last change. */
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { t } from '../../../web/kit/text.tsx';
import { countMatches, type Rule } from '../contract.ts';
import { isComplete } from './condition-edit.ts';
import styles from './rule-builder.module.css';

export function MatchCount(props: { rule: Rule }): ReactElement {
  const { id } = useBusiness();
  const format = useFormat();
  const [rule] = useDebouncedValue(props.rule, 350);
  const complete = rule.conditions.length > 0 && rule.conditions.every(isComplete);
  const matches = useAsk(countMatches, {
    params: { workspace: id },
    body: { rule },
    enabled: complete,
    keep: true,
  });
  const text = (): string => {
    if (!complete) return t('The count appears when each condition says something.');
    if (matches.isError) return matches.error.message;
    if (matches.data === undefined) return t('Counting');
    const { events, people, lastSeenAt } = matches.data;
    if (events === 0) return t('Matches nothing yet.');
    return t('Matches {events, plural, one {# event} other {{shown} events}} of {people}, last on {day}.', {
      events,
      shown: format.count(events),
      people: format.people(people),
      day: lastSeenAt === null ? '–' : format.day(lastSeenAt),
    });
  };
  return (
    <p className={styles.count} role="status" aria-live="polite" aria-busy={matches.isFetching}>
      {text()}
    </p>
  );
}
