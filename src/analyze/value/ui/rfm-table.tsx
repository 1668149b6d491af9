/** Kinds of customers with their part of people and of money, and what each kind asks for. */
import type { ReactElement, ReactNode } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { ValueReport } from '../contract.ts';
import styles from './value.module.css';

type Group = NonNullable<ValueReport['rfm']>[number];

function wordsOf(segment: Group['segment']): { name: string; asks: string } {
  switch (segment) {
    case 'best':
      return { name: t('Best customers'), asks: t('Thank them. Ask them to recommend you.') };
    case 'loyal':
      return { name: t('Loyal customers'), asks: t('Give them a reason to come a little more often.') };
    case 'growing':
      return { name: t('On their way to loyal'), asks: t('Show them what they have not tried yet.') };
    case 'new':
      return { name: t('New'), asks: t('Make the second purchase easy.') };
    case 'fading':
      return { name: t('Fading'), asks: t('Remind them now, before they are gone.') };
    case 'missed':
      return { name: t('Good ones gone silent'), asks: t('Call or write in person.') };
    case 'lost':
      return { name: t('Probably lost'), asks: t('Spend little here.') };
  }
}

export function RfmTable(props: { groups: readonly Group[] }): ReactElement {
  const format = useFormat();
  const all = props.groups.reduce((sum, group) => sum + group.people, 0);
  const columns: Column<Group>[] = [
    {
      key: 'name',
      head: t('Kind'),
      names: true,
      cell: ({ segment }) => (
        <>
          <b className={styles.kind}>{wordsOf(segment).name}</b>
          <span className={styles.asks}>{wordsOf(segment).asks}</span>
        </>
      ),
    },
    {
      key: 'people',
      head: t('Customers'),
      number: true,
      cell: ({ people, segment }) => (
        <Part
          share={people / all}
          shown={
            <PeopleLink figure="value.kind" of={{ kind: segment }}>
              {format.count(people)}
            </PeopleLink>
          }
        />
      ),
    },
    {
      key: 'revenue',
      head: t('Of all revenue'),
      number: true,
      cell: ({ revenueShare }) => (
        <Part share={revenueShare} shown={format.share(Math.max(0, revenueShare))} strong />
      ),
    },
    {
      key: 'each',
      head: t('Each has brought'),
      number: true,
      cell: ({ perPersonMinor }) => format.money(perPersonMinor, { round: true }),
    },
    {
      key: 'silent',
      head: t('Silent for'),
      number: true,
      cell: ({ silentDays }) => t('{n, plural, one {# day} other {# days}}', { n: silentDays }),
    },
  ];
  return (
    <DataTable
      caption={t('Kinds of customers with their part of people and of money')}
      columns={columns}
      rows={props.groups}
      rowKey={({ segment }) => segment}
    />
  );
}

/** A number with a bar as long as its part of the whole. */
function Part(props: { share: number; shown: ReactNode; strong?: boolean }): ReactElement {
  return (
    <span className={styles.part}>
      <span
        className={props.strong === true ? styles.barStrong : styles.bar}
        style={{ width: `${Math.max(0, Math.min(1, props.share)) * 84}px` }}
        aria-hidden="true"
      />
      <span>{props.shown}</span>
    </span>
  );
}
