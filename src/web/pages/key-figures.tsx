/** Three figures that open their definition and the people behind them. */
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { StagesReport } from '../../analyze/funnel/contract.ts';
import { type Choices, useChoices, usePaths } from '../kit/address.ts';
import { sharedChoices } from '../kit/asked.ts';
import { useFormat } from '../kit/business.tsx';
import { Figure, type Meaning } from '../kit/definition.tsx';
import row from '../kit/figure-row.module.css';
import { t } from '../kit/text.tsx';
import styles from './home-page.module.css';
import { meaningOf } from './report-words.ts';

export function KeyFigures(props: { report: StagesReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const [choices] = useChoices();
  const asked = sharedChoices(choices);
  const money = (minor: number): string => format.money(minor, { currency: report.currency, round: true });
  const before = report.stages[0]?.previousPeople ?? null;
  const { people: again, buyers } = report.returning;
  return (
    <dl className={row.figures}>
      <KeyFigure
        name={t('People who met you')}
        value={format.count(report.people)}
        before={before === null ? null : format.count(before)}
        meaning={meaningOf(report, 'people', format)}
        people={<People of={asked}>{t('See who they are')}</People>}
      />
      <KeyFigure
        name={t('Orders')}
        value={format.count(report.orders)}
        before={report.previousOrders === null ? null : format.count(report.previousOrders)}
        meaning={meaningOf(report, 'orders', format, {
          text: t('Orders completed in the period, whether or not a touchpoint stands for them.'),
          basis: t('{buyers} people who bought, {again} of them more than once', {
            buyers: format.count(buyers),
            again: format.count(again),
          }),
        })}
        people={<People of={{ ...asked, who: 'buyers' }}>{t('See who bought')}</People>}
      />
      <KeyFigure
        name={t('Revenue')}
        value={money(report.revenueMinor)}
        before={report.previousRevenueMinor === null ? null : money(report.previousRevenueMinor)}
        meaning={meaningOf(report, 'revenue', format)}
        people={<People of={{ ...asked, who: 'buyers', sort: 'revenue' }}>{t('See who spent most')}</People>}
      />
    </dl>
  );
}

/** The list of the same days and touches as the figure. */
function People(props: { of: Choices; children: string }): ReactElement {
  const paths = usePaths();
  return (
    <Link to={paths.customers} search={props.of as never}>
      {props.children}
    </Link>
  );
}

function KeyFigure(props: {
  name: string;
  value: string;
  before: string | null;
  meaning: Meaning;
  people: ReactNode;
}): ReactElement {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd className={row.value}>
        <Figure meaning={{ ...props.meaning, term: props.meaning.term || props.name }} people={props.people}>
          {props.value}
        </Figure>
      </dd>
      {props.before !== null && (
        <dd className={styles.before}>{t('before: {value}', { value: props.before })}</dd>
      )}
    </div>
  );
}
