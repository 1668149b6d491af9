/** The people behind a figure, each leading to their own path. */
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { z } from 'zod';
import { useAsk } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type PeopleQuery, type PersonRow, peopleReport } from '../contract.ts';
import styles from './people-behind.module.css';

export type PeopleQuestion = z.input<typeof PeopleQuery>;

const FIRST = 25;

export function PeopleBehind(props: { query: PeopleQuestion }): ReactElement {
  const business = useBusiness();
  const format = useFormat();
  const [limit, setLimit] = useState(FIRST);
  const people = useAsk(peopleReport, {
    params: { workspace: business.id },
    query: { ...props.query, limit },
    keep: true,
  });
  if (people.isError) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  if (people.data === undefined) return <Loading lines={6} />;
  const { items, total, currency } = people.data;
  return (
    <div>
      <h3 className={styles.heading}>
        {t('{n, plural, one {The one person behind it} other {The {shown} people behind it}}', {
          n: total,
          shown: format.count(total),
        })}
      </h3>
      {total === 0 ? (
        <p className={styles.none}>{t('Nobody in this period.')}</p>
      ) : (
        <ul className={styles.list}>
          {items.map((person) => (
            <li key={person.person}>
              <PersonLine person={person} currency={currency} />
            </li>
          ))}
        </ul>
      )}
      {total > items.length && (
        <Button small onClick={() => setLimit(Math.min(500, limit * 4))} disabled={limit >= 500}>
          {limit >= 500 ? t('The list of customers has them all') : t('Show more')}
        </Button>
      )}
    </div>
  );
}

function PersonLine(props: { person: PersonRow; currency: string }): ReactElement {
  const { person } = props;
  const format = useFormat();
  const paths = usePaths();
  return (
    <Link to={paths.person(person.person)} className={styles.person}>
      <span className={styles.name}>{person.label ?? t('Unnamed visitor')}</span>
      <span className={styles.note}>
        {t('{n, plural, one {# touch} other {# touches}}', { n: person.touches })}
        {' · '}
        {t('last {day}', { day: format.day(person.lastSeenAt) })}
      </span>
      {person.orders > 0 && (
        <span className={styles.money}>
          {format.money(person.revenueMinor, { currency: props.currency })}
        </span>
      )}
    </Link>
  );
}
