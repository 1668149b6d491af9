/** What the figures of personas mean and rest on, folded away. */
import type { ReactElement } from 'react';
import type { PersonasReport } from '../../../analyze/persona-figures/contract.ts';
import { addDays } from '../../../kernel/calendar.ts';
import { useFormat } from '../../../web/kit/business.tsx';
import { t } from '../../../web/kit/text.tsx';
import styles from './personas.module.css';

export function PersonaBasis(props: { report: PersonasReport }): ReactElement {
  const format = useFormat();
  const { period, all, definitions } = props.report;
  return (
    <details className={styles.basis}>
      <summary>{t('What these numbers mean')}</summary>
      <p>
        {t(
          '{from} to {to}; shares are of {people}, {customers, plural, one {# customer} other {# customers}} and {visits, plural, one {# visit} other {# visits}}.',
          {
            from: format.day(period.fromDay),
            to: format.day(addDays(period.toDay, -1)),
            people: format.people(all.people),
            customers: all.customers,
            visits: all.visits,
          },
        )}
      </p>
      <dl>
        {Object.entries(definitions).map(([name, { term, text }]) => (
          <div key={name}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
