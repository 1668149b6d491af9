/** Every model as a column, every row with its credit; and what could not be credited. */

import { type ReactElement, useState } from 'react';
import type { Choices } from '../../../web/kit/address.ts';
import { besideWord, DifferenceText } from '../../../web/kit/beside.tsx';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { useOnPhone } from '../../../web/kit/on-phone.ts';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { AttributionReport, Credit, CreditRow, ModelId } from '../contract.ts';
import styles from './attribution.module.css';
import type { Measure } from './attribution-choices.ts';
import { creditText, creditValue } from './credit-chart.tsx';
import { modelName } from './model-name.ts';
import { rowName } from './row-name.ts';

export function CreditTable(props: {
  report: AttributionReport;
  by: Measure;
  /** Models shown before a row is opened on a phone. */
  drawn: readonly ModelId[];
}): ReactElement {
  const { report, by } = props;
  const format = useFormat();
  const phone = useOnPhone();
  const [sorted, setSorted] = useState(report.models.length - 1);
  const value = (row: CreditRow, at: number): number => creditValue(row.credits[at], by);
  const sortedBy = phone === true ? report.models.findIndex(({ id }) => id === props.drawn.at(-1)) : sorted;
  const rows = [...report.rows].sort((a, b) => value(b, sortedBy) - value(a, sortedBy));
  const text = creditText(by, format, report.currency);
  const unknown = by === 'value' ? report.unknown.valueMinor : report.unknown.conversions;
  const all = by === 'value' ? report.all.valueMinor : report.all.conversions;
  const columns: readonly Column<CreditRow>[] = [
    { key: 'name', head: t('Touch'), names: true, cell: (row) => rowName(report.level, row) },
    {
      key: 'people',
      head: t('People'),
      number: true,
      cell: (row) => <CreditedPeople report={report} row={row} />,
    },
    ...report.models.map(
      ({ id }, at): Column<CreditRow> => ({
        key: id,
        head: modelName(id),
        number: true,
        cell: (row) => text(value(row, at)),
        sort: sorted === at ? 'descending' : undefined,
        onSort: () => setSorted(at),
      }),
    ),
  ];
  return (
    <>
      {phone === true ? (
        <CreditCards {...props} rows={rows} text={text} />
      ) : (
        <DataTable
          caption={t('Credit by every model')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
        />
      )}
      <p className={styles.rest}>
        <ConvertedPeople report={report} />
        {'. '}
        {unknown > 0 &&
          t('No touch is known before {unknown} of {all}; no model can give credit for them.', {
            unknown: text(unknown),
            all: text(all),
          })}{' '}
        {report.unknown.people > 0 && (
          <PeopleLink figure="attribution.unknown" of={questionOf(report)}>
            {t('{n, plural, one {The one person} other {The {shown} people}} they are of', {
              n: report.unknown.people,
              shown: format.count(report.unknown.people),
            })}
          </PeopleLink>
        )}
      </p>
    </>
  );
}

/** On a phone: a line per row with the drawn models, which opens to all of them. */
function CreditCards(props: {
  report: AttributionReport;
  by: Measure;
  drawn: readonly ModelId[];
  rows: readonly CreditRow[];
  text: (value: number) => string;
}): ReactElement {
  const { report, by, drawn, rows, text } = props;
  const models = report.models.map(({ id }, at) => ({ id, at }));
  const beside = besideWord(report) ?? '';
  return (
    <ul className={styles.cards} aria-label={t('Credit by every model')}>
      {rows.map((row) => (
        <li key={row.id}>
          <details>
            <summary>
              <span className={styles.touch}>{rowName(report.level, row)}</span>
              {models
                .filter(({ id }) => drawn.includes(id))
                .map(({ id, at }) => (
                  <span key={id} className={styles.drawn}>
                    <b>{text(creditValue(row.credits[at], by))}</b> {modelName(id)}
                    {creditBefore(row.credits[at], by) !== null &&
                      ` (${beside}: ${text(creditBefore(row.credits[at], by) ?? 0)})`}
                  </span>
                ))}
            </summary>
            <dl>
              <div>
                <dt>{t('People')}</dt>
                <dd>
                  <CreditedPeople report={report} row={row} />
                </dd>
              </div>
              {models.map(({ id, at }) => (
                <div key={id}>
                  <dt>{modelName(id)}</dt>
                  <dd>
                    {text(creditValue(row.credits[at], by))}
                    {creditBefore(row.credits[at], by) !== null && (
                      <span className={styles.before}>
                        {beside}: {text(creditBefore(row.credits[at], by) ?? 0)}
                        {row.credits[at]?.difference?.isReal === true && (
                          <>
                            {' · '}
                            <DifferenceText difference={row.credits[at]?.difference ?? null} />
                          </>
                        )}
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        </li>
      ))}
    </ul>
  );
}

/** The drawn models beside what they say of the period before, or of other people. On a phone the cards say it. */
export function BesideTable(props: {
  report: AttributionReport;
  by: Measure;
  drawn: readonly ModelId[];
}): ReactElement {
  const { report, by, drawn } = props;
  const format = useFormat();
  const text = creditText(by, format, report.currency);
  const beside = besideWord(report) ?? '';
  const columns = report.models.flatMap(({ id }, at): Column<CreditRow>[] => {
    if (!drawn.includes(id)) return [];
    const model = modelName(id);
    const tested: Column<CreditRow> = {
      key: `${id}-difference`,
      head: t('{model}, of all conversions', { model }),
      number: true,
      cell: ({ credits }) => <DifferenceText difference={credits[at]?.difference ?? null} />,
    };
    return [
      { key: id, head: model, number: true, cell: ({ credits }) => text(creditValue(credits[at], by)) },
      {
        key: `${id}-before`,
        head: `${model}, ${beside}`,
        number: true,
        cell: ({ credits }) => {
          const before = creditBefore(credits[at], by);
          return before === null ? '–' : text(before);
        },
      },
      // Markov looks at all ways together: nothing tells whether it differs.
      ...(id === 'markov' ? [] : [tested]),
    ];
  });
  return (
    <DataTable
      caption={t('Credit, and credit beside it')}
      columns={[
        { key: 'name', head: t('Touch'), names: true, cell: (row) => rowName(report.level, row) },
        ...columns,
      ]}
      rows={report.rows}
      rowKey={(row) => row.id}
    />
  );
}

function creditBefore(credit: Credit | undefined, by: Measure): number | null {
  if (!credit?.before) return null;
  return by === 'value' ? credit.before.valueMinor : credit.before.conversions;
}

function questionOf(report: AttributionReport): Choices {
  const { level, lookBackDays, goalId } = report;
  return { level, lookBackDays: String(lookBackDays), goal: goalId ?? undefined };
}

/** Everybody with a conversion, credited or not. */
export function ConvertedPeople(props: { report: AttributionReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  return (
    <PeopleLink figure="attribution.converted" of={questionOf(report)}>
      {t('{n, plural, one {The one person} other {All {shown} people}} this is about', {
        n: report.all.people,
        shown: format.count(report.all.people),
      })}
    </PeopleLink>
  );
}

function CreditedPeople(props: { report: AttributionReport; row: CreditRow }): ReactElement {
  const { report, row } = props;
  const shown = useFormat().count(row.people);
  if (row.people === 0) return <>{shown}</>;
  return (
    <PeopleLink figure="attribution.credited" of={{ ...questionOf(report), touch: row.id }}>
      {shown}
    </PeopleLink>
  );
}
