/** Three figures that open their definition and the people behind them. */
import type { ReactElement, ReactNode } from 'react';
import type { StagesReport } from '../../analyze/funnel/contract.ts';
import { type Choices, useChoices } from '../kit/address.ts';
import { besideChoices, sharedChoices } from '../kit/asked.ts';
import { useFormat } from '../kit/business.tsx';
import { Figure, type Meaning } from '../kit/definition.tsx';
import row from '../kit/figure-row.module.css';
import { ListLink } from '../kit/people-link.tsx';
import { Say, t } from '../kit/text.tsx';
import styles from './home-page.module.css';
import { meaningOf } from './report-words.ts';

export function KeyFigures(props: { report: StagesReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const [choices] = useChoices();
  const asked = sharedChoices(choices);
  const money = (minor: number): string => format.money(minor, { currency: report.currency, round: true });
  const before = report.stages[0]?.previousPeople ?? null;
  const beside = (value: string | null, of: Choices = {}): ReactNode =>
    value !== null &&
    report.comparedWith !== null && (
      <ListLink of={{ ...besideChoices({ ...choices, compare: 'before' }, report.comparedWith), ...of }}>
        {value}
      </ListLink>
    );
  const { people: again, buyers } = report.returning;
  return (
    <dl className={row.figures}>
      <KeyFigure
        name={t('People who met you')}
        value={format.count(report.people)}
        before={beside(before === null ? null : format.count(before))}
        meaning={meaningOf(report, 'people', format)}
        people={<ListLink of={asked}>{t('See who they are')}</ListLink>}
      />
      <KeyFigure
        name={t('Orders')}
        value={format.count(report.orders)}
        before={beside(report.previousOrders === null ? null : format.count(report.previousOrders), {
          who: 'buyers',
        })}
        meaning={meaningOf(report, 'orders', format, {
          text: t('Orders completed in the period, whether or not a touchpoint stands for them.'),
          basis: t('{people} who bought, {again} of them more than once', {
            people: format.people(buyers),
            again: format.count(again),
          }),
        })}
        people={<ListLink of={{ ...asked, who: 'buyers' }}>{t('See who bought')}</ListLink>}
      />
      <KeyFigure
        name={t('Revenue')}
        value={money(report.revenueMinor)}
        before={beside(report.previousRevenueMinor === null ? null : money(report.previousRevenueMinor), {
          who: 'buyers',
          sort: 'revenue',
        })}
        meaning={meaningOf(report, 'revenue', format)}
        people={
          <ListLink of={{ ...asked, who: 'buyers', sort: 'revenue' }}>{t('See who spent most')}</ListLink>
        }
      />
    </dl>
  );
}

function KeyFigure(props: {
  name: string;
  value: string;
  /** Nothing where nothing was before. */
  before: ReactNode;
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
      {props.before && (
        <dd className={styles.before}>
          <Say text="before: {value}" fill={{ value: props.before }} />
        </dd>
      )}
    </div>
  );
}
