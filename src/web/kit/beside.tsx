/** What stands beside a figure: the same before, or among other people; and whether the two really differ. */
import type { ReactElement, ReactNode } from 'react';
import type { Difference, Period, Share } from '../../analyze/engine/contract.ts';
import { type Choices, useChoices } from './address.ts';
import { besideChoices } from './asked.ts';
import styles from './beside.module.css';
import { useFormat } from './business.tsx';
import type { Column } from './data-table.tsx';
import type { Format } from './format.ts';
import { PeopleLink } from './people-link.tsx';
import { t } from './text.tsx';

interface Head {
  readonly comparedWith: Period | null;
  readonly comparedSegment: string | null;
}

/** The name of what is beside the figures; null where nothing is compared. */
export function besideName({ comparedWith, comparedSegment }: Head): string | null {
  if (comparedWith === null) return null;
  return comparedSegment ?? t('Before');
}

/** The same within a sentence or behind another word. */
export function besideWord(head: Head): string | null {
  return head.comparedWith === null ? null : (head.comparedSegment ?? t('before'));
}

/** As the heading of a section. */
export function besideTitle({ comparedSegment }: Head): string {
  return comparedSegment === null
    ? t('Beside the period before')
    : t('Beside {segment}', { segment: comparedSegment });
}

/** “5 of 100 more (2 to 8)”; “no real difference” where no test says otherwise. */
export function differenceText(difference: Difference | null, format: Format): string {
  if (difference === null) return t('not enough yet');
  if (!difference.isReal) return t('no real difference');
  const more = difference.difference > 0;
  const [low, high] = [difference.low, difference.high].map(Math.abs).sort((a, b) => a - b);
  const fill = {
    n: pointsText(difference.difference, format),
    low: pointsText(low ?? 0, format),
    high: pointsText(high ?? 0, format),
  };
  return more ? t('{n} of 100 more ({low} to {high})', fill) : t('{n} of 100 fewer ({low} to {high})', fill);
}

function pointsText(share: number, format: Format): string {
  const points = Math.abs(share) * 100;
  return format.count(points >= 10 ? Math.round(points) : Math.round(points * 10) / 10);
}

export function ShareText(props: { share: Share | null }): ReactElement {
  const format = useFormat();
  const { share } = props;
  if (share === null) return <>–</>;
  if (share.share === null)
    return <>{t('{count} of {of}', { count: format.count(share.count), of: format.count(share.of) })}</>;
  return <span title={format.shareRange(share.low ?? 0, share.high ?? 1)}>{format.share(share.share)}</span>;
}

export function DifferenceText(props: { difference: Difference | null }): ReactElement {
  const { difference } = props;
  const text = differenceText(difference, useFormat());
  if (difference === null || !difference.isReal) return <span className={styles.none}>{text}</span>;
  return (
    <span className={styles.real}>
      <span aria-hidden="true">{difference.difference > 0 ? '↑ ' : '↓ '}</span>
      {text}
    </span>
  );
}

interface Beside {
  readonly before: Share | null;
  readonly difference: Difference | null;
}

/** Two columns of a table; none where nothing is compared. @param behind the figure whose people are beside, and its own question */
export function besideColumns<Row>(
  head: Head,
  of: (row: Row) => Beside,
  behind: (row: Row) => { readonly figure: string; readonly of: Choices },
): Column<Row>[] {
  const name = besideName(head);
  const { comparedWith } = head;
  if (name === null || comparedWith === null) return [];
  const share = (row: Row): ReactElement => <ShareText share={of(row).before} />;
  return [
    {
      key: 'before',
      head: name,
      number: true,
      cell: (row) =>
        (of(row).before?.count ?? 0) === 0 ? (
          share(row)
        ) : (
          <PeopleBeside days={comparedWith} {...behind(row)}>
            {share(row)}
          </PeopleBeside>
        ),
    },
    {
      key: 'difference',
      head: t('Difference'),
      number: true,
      cell: (row) => <DifferenceText difference={of(row).difference} />,
    },
  ];
}

/** Leads to the people of a figure who are beside. @param props.days that are beside */
export function PeopleBeside(props: {
  days: Period;
  figure: string;
  of: Choices;
  children: ReactNode;
}): ReactElement {
  const [choices] = useChoices();
  return (
    <PeopleLink figure={props.figure} of={props.of} asked={besideChoices(choices, props.days)}>
      {props.children}
    </PeopleLink>
  );
}
