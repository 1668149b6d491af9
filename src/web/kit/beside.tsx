/** What stands beside a figure: the same before, or among other people; and whether the two really differ. */
import type { ReactElement } from 'react';
import type { Difference, Period, Share } from '../../analyze/engine/contract.ts';
import styles from './beside.module.css';
import { useFormat } from './business.tsx';
import type { Column } from './data-table.tsx';
import type { Format } from './format.ts';
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

/** Two columns of a table; none where nothing is compared. */
export function besideColumns<Row>(
  head: Head,
  of: (row: Row) => { readonly before: Share | null; readonly difference: Difference | null },
): Column<Row>[] {
  const name = besideName(head);
  if (name === null) return [];
  return [
    { key: 'before', head: name, number: true, cell: (row) => <ShareText share={of(row).before} /> },
    {
      key: 'difference',
      head: t('Difference'),
      number: true,
      cell: (row) => <DifferenceText difference={of(row).difference} />,
    },
  ];
}
