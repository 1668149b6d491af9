/** The triangle of cohorts. Colour says how many came back; the number stands in the field, so colour is never alone. */
import { type ReactElement, useState } from 'react';
import type { Choices } from '../../../web/kit/address.ts';
import { useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import type { Format } from '../../../web/kit/format.ts';
import { Heard } from '../../../web/kit/heard.tsx';
import { Sheet } from '../../../web/kit/page.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { Sideways } from '../../../web/kit/sideways.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Cell, RetentionReport } from '../contract.ts';
import styles from './cohort-table.module.css';
import { unitName } from './unit-words.ts';

/** More than this at once is a wall. The latest stand last and are what one looks for. */
const ROWS = 18;

export function CohortTable(props: { report: RetentionReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const { unit, start, comeback } = report;
  const asked = { unit, start, comeback };
  const [all, setAll] = useState(false);
  const rows = all ? report.cohorts : report.cohorts.slice(-ROWS);
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const most = Math.max(
    0.01,
    ...rows.flatMap(({ cells }) => cells.slice(1).map(({ people }) => people.share ?? 0)),
  );
  return (
    <Sheet pad={false}>
      <Sideways label={t('Cohorts, scrolls sideways')} holdsFirst>
        <table className={styles.table}>
          <Heard as="caption">
            {t('Share of each group that came back, by {unit}s after the first', {
              unit: unitName(report.unit),
            })}
          </Heard>
          <thead>
            <tr>
              <th scope="col">{t('First came')}</th>
              <th scope="col" className={styles.number}>
                {t('People')}
              </th>
              {Array.from({ length: Math.max(0, columns - 1) }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the column is its number
                <th key={index} scope="col" className={styles.number}>
                  {t('after {n}', { n: index + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cohort) => (
              <tr key={cohort.fromDay}>
                <th scope="row">{cohortName(report.unit, cohort.fromDay, format)}</th>
                <td className={styles.number}>
                  <PeopleLink figure="retention.cell" of={{ ...asked, cohort: cohort.fromDay, after: '0' }}>
                    {format.count(cohort.people)}
                  </PeopleLink>
                </td>
                {cohort.cells.slice(1).map((cell) => (
                  <CohortCell
                    key={cell.after}
                    cell={cell}
                    most={most}
                    of={{ ...asked, cohort: cohort.fromDay, after: String(cell.after) }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
      {report.cohorts.length > ROWS && (
        <p className={styles.more}>
          <Button small onClick={() => setAll(!all)}>
            {all ? t('Only the latest {n}', { n: ROWS }) : t('Show all {n}', { n: report.cohorts.length })}
          </Button>
        </p>
      )}
    </Sheet>
  );
}

function cohortName(unit: RetentionReport['unit'], fromDay: string, format: Format): string {
  if (unit !== 'month') return format.day(fromDay);
  const month = new Intl.DateTimeFormat(format.choices.locale, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return month.format(Date.parse(`${fromDay}T00:00Z`));
}

function CohortCell(props: { cell: Cell; most: number; of: Choices }): ReactElement {
  const { cell, most } = props;
  const format = useFormat();
  const { share, low, high, count, of } = cell.people;
  const words = [
    t('{count} of {people}', { count: format.count(count), people: format.people(of) }),
    ...(low === null || high === null
      ? []
      : [t('in truth {range}', { range: format.shareRange(low, high) })]),
    ...(cell.revenueMinor === null ? [] : [format.money(cell.revenueMinor, { round: true })]),
    ...(cell.complete ? [] : [t('not over yet')]),
  ].join(' · ');
  const shown = share === null ? format.count(count) : format.share(share);
  const depth = share === null ? 0 : Math.round(Math.min(1, share / most) * 100);
  return (
    <td
      title={words}
      className={`${styles.number} ${cell.complete ? '' : styles.open}`}
      style={{ background: `color-mix(in oklab, var(--trail-middle) ${depth * 0.85}%, transparent)` }}
    >
      {count === 0 ? (
        shown
      ) : (
        <PeopleLink figure="retention.cell" of={props.of}>
          {shown}
        </PeopleLink>
      )}
      {!cell.complete && <Heard>{t('not over yet')}</Heard>}
    </td>
  );
}
