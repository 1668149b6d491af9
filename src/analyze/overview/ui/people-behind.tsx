/** The people behind a figure, each leading to their own path. */
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { z } from 'zod';
import { useAsk } from '../../../web/api/queries.ts';
import { useChoices, usePaths } from '../../../web/kit/address.ts';
import { sharedChoices } from '../../../web/kit/asked.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { personName } from '../../../web/kit/person-name.ts';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type PeopleQuery, type PersonRow, peopleReport } from '../contract.ts';
import styles from './people-behind.module.css';

export type PeopleQuestion = z.input<typeof PeopleQuery>;

const FIRST = 25;
const MOST = 500;

export function PeopleBehind(props: { query: PeopleQuestion }): ReactElement {
  const business = useBusiness();
  const format = useFormat();
  const paths = usePaths();
  const [choices] = useChoices();
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
      {total > 0 && (
        <p className={styles.whole}>
          <Link
            to={paths.customers}
            search={{ ...sharedChoices(choices), ...figureOf(props.query) } as never}
          >
            {t('The whole list')}
          </Link>
        </p>
      )}
      {total > items.length && limit < MOST && (
        <Button small onClick={() => setLimit(Math.min(MOST, limit * 4))}>
          {t('Show more')}
        </Button>
      )}
    </div>
  );
}

/** The question as the list of customers reads it in its address. */
function figureOf({ stage, outcome, touchpoint, group }: PeopleQuestion): Record<string, string | undefined> {
  return { stage, outcome, touchpoint, who: group };
}

function PersonLine(props: { person: PersonRow; currency: string }): ReactElement {
  const { person } = props;
  const format = useFormat();
  const paths = usePaths();
  return (
    <Link to={paths.person(person.person)} className={styles.person}>
      <span className={styles.name}>{personName(person.label, t('Unnamed visitor'))}</span>
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
