/** What one customer has brought, will bring, and whether they are slipping away; nothing for somebody who never bought. */
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Figure } from '../../../web/kit/definition.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type CustomersValueReport, type CustomerValue, customersValueReport } from '../contract.ts';
import styles from './value.module.css';

export function PersonValue(props: { person: string }): ReactElement | null {
  const { id } = useBusiness();
  const value = useAsk(customersValueReport, {
    params: { workspace: id },
    query: { list: 'all', person: props.person },
  });
  const customer = value.data?.items[0];
  // An extra on a page about something else: where it cannot be had, the page stands without it.
  if (value.data === undefined || customer === undefined) return null;
  return (
    <section className={styles.person} aria-label={t('Value')}>
      <h2>{t('Value')}</h2>
      <p>{standingOf(customer)}</p>
      <Facts customer={customer} report={value.data} />
    </section>
  );
}

function standingOf({ state, worthACall, usualGapDays, silentDays }: CustomerValue): string {
  const silence =
    usualGapDays === null
      ? t(
          '{n, plural, =0 {Bought on the last day of the data.} one {One day from the purchase to the end of the data.} other {# days from the purchase to the end of the data.}}',
          {
            n: silentDays,
          },
        )
      : t(
          '{usual, plural, one {Usually buys every day} other {Usually buys every # days}}; {silent, plural, =0 {bought on the last day of the data} one {silent for a day at the end of the data} other {silent for # days at the end of the data}}.',
          {
            usual: Math.max(1, Math.round(usualGapDays)),
            silent: silentDays,
          },
        );
  if (worthACall) return `${silence} ${t('Slipping away, and worth a call.')}`;
  if (state === 'at_risk') return `${silence} ${t('Slipping away.')}`;
  return state === 'gone' ? `${silence} ${t('Probably lost.')}` : silence;
}

function Facts(props: { customer: CustomerValue; report: CustomersValueReport }): ReactElement {
  const { customer, report } = props;
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, { currency: report.currency, round: true });
  const facts = [
    { name: t('Brought so far'), shown: money(customer.spentMinor), meaning: 'spent' },
    customer.alive !== null && {
      name: t('Still a customer'),
      shown: format.share(customer.alive),
      meaning: 'alive',
    },
    customer.aheadMinor !== null && {
      name: t('Will bring in 12 months'),
      shown: money(customer.aheadMinor),
      meaning: 'outlook',
    },
    customer.stakeMinor !== null &&
      customer.stakeMinor > 0 && { name: t('At stake'), shown: money(customer.stakeMinor), meaning: 'stake' },
  ].filter((fact) => fact !== false);
  return (
    <dl>
      {facts.map(({ name, shown, meaning }) => {
        const definition = report.definitions[meaning];
        return (
          <div key={meaning}>
            <dt>{name}</dt>
            <dd>
              <Figure
                meaning={{ term: name, text: definition?.text ?? '', formula: definition?.formula ?? null }}
              >
                {shown}
              </Figure>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
