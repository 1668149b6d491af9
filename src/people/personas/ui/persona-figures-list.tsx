/** What is true of a persona by the rule of its segment; where there is none, that is said. */
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { PersonaFigures } from '../../../analyze/persona-figures/contract.ts';
import { type Choices, usePaths } from '../../../web/kit/address.ts';
import { useFormat } from '../../../web/kit/business.tsx';
import { feelingText } from '../../../web/kit/feeling-text.ts';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import styles from './personas.module.css';

export function PersonaFiguresList(props: { figures: PersonaFigures; currency: string }): ReactElement {
  const { figures } = props;
  const format = useFormat();
  const paths = usePaths();
  const money = (minor: number): string =>
    format.money(Math.round(minor), { currency: props.currency, round: true });
  if (figures.segment === null)
    return (
      <p className={styles.quiet}>
        {figures.segmentId === null
          ? t('No rule says who these people are, so there are no figures.')
          : t('The segment that said who these people are is gone, so there are no figures.')}
      </p>
    );
  const { people, customers, perCustomer } = figures;
  const theirs = { segment: figures.segmentId ?? undefined };
  const shareOf = (share: number | null | undefined): string => (share == null ? '' : format.share(share));
  return (
    <dl className={styles.figures}>
      <Row term={t('People')} more={shareOf(people?.share)}>
        <Link to={paths.customers} search={theirs as never}>
          {format.count(people?.count ?? 0)}
        </Link>
      </Row>
      <Row term={t('Customers')} more={shareOf(customers?.share)}>
        <Link to={paths.customers} search={{ ...theirs, who: 'buyers' } as never}>
          {format.count(customers?.count ?? 0)}
        </Link>
      </Row>
      <Row term={t('Visits')} more={shareOf(figures.visitsShare)}>
        <Link to={paths.customers} search={theirs as never}>
          {format.count(figures.visits ?? 0)}
        </Link>
      </Row>
      <Row
        term={t('Revenue')}
        more={figures.revenueShare === null ? '' : format.share(Math.max(0, figures.revenueShare))}
      >
        <PeopleLink figure="personas.revenue" asked={theirs}>
          {money(figures.revenueMinor ?? 0)}
        </PeopleLink>
      </Row>
      <Row
        term={t('Value per customer')}
        more={
          perCustomer === null
            ? ''
            : format.moneyRange(Math.round(perCustomer.low), Math.round(perCustomer.high), {
                currency: props.currency,
                round: true,
              })
        }
      >
        {perCustomer === null ? (
          t('too few')
        ) : (
          <Link to={paths.customers} search={{ ...theirs, who: 'buyers' } as never}>
            {money(perCustomer.mean)}
          </Link>
        )}
      </Row>
      <Feeling feeling={figures.feeling} theirs={theirs} />
    </dl>
  );
}

/** What they answered on a scale, from −2 to +2. */
function Feeling(props: { feeling: PersonaFigures['feeling']; theirs: Choices }): ReactElement {
  const { value = null, low = null, high = null, answers = 0 } = props.feeling ?? {};
  const { choices, count } = useFormat();
  const signed = (number: number): string => feelingText(number, choices.locale);
  const basis = t('{n, plural, =0 {no answers} one {# answer} other {{shown} answers}}', {
    n: answers,
    shown: count(answers),
  });
  if (value === null || low === null || high === null) {
    return <Row term={t('Feeling')}>{t('not enough yet, {basis}', { basis })}</Row>;
  }
  const range = t('{low} to {high}', { low: signed(low), high: signed(high) });
  return (
    <Row term={t('Feeling')} more={`${range} · ${basis}`}>
      <PeopleLink figure="feelings.reported" asked={props.theirs}>
        {signed(value)}
      </PeopleLink>
    </Row>
  );
}

function Row(props: { term: string; children: ReactNode; more?: string }): ReactElement {
  return (
    <div>
      <dt>{props.term}</dt>
      <dd>
        {props.children}
        {props.more !== undefined && props.more !== '' && <span> · {props.more}</span>}
      </dd>
    </div>
  );
}
