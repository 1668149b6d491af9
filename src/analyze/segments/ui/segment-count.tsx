/** How many people a rule selects right now; the number opens what it means and, where the rule is saved, leads to them. */
import type { ReactElement, ReactNode } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Figure } from '../../../web/kit/definition.tsx';
import { t } from '../../../web/kit/text.tsx';
import { countSegment, type SegmentRule } from '../contract.ts';

export function SegmentCount(props: { rule: SegmentRule; people?: ReactNode }): ReactElement {
  const business = useBusiness();
  const format = useFormat();
  const params = { workspace: business.id };
  const asked = useAsk(countSegment, { params, body: { rule: props.rule }, keep: true });
  if (asked.isError) return <>{t('Not a rule yet: {problem}', { problem: asked.error.message })}</>;
  if (asked.data === undefined) return <>{t('Counting …')}</>;
  const n = format.count(asked.data.people);
  const people = format.people(asked.data.of);
  return (
    <Figure
      meaning={{
        term: t('People of the segment'),
        text: t(
          'Everybody who meets the rule at this moment, each once, by all that is known of them since their first touch. Days in the rule count back from now: the number changes as time goes by, not only as data come in.',
        ),
        formula: t('people who meet the rule ÷ everybody known'),
        basis: t('{count} of {people}', { count: n, people }),
        period: t('All days until now'),
      }}
      people={props.people}
    >
      {t('{count} of {people} right now', { count: n, people })}
    </Figure>
  );
}
