/** Up to four figures of what customers are worth, each opening what it means. Nothing where too few customers carry none. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { Figure } from '../../../web/kit/definition.tsx';
import row from '../../../web/kit/figure-row.module.css';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { ValueReport } from '../contract.ts';

export function KeyValues(props: { report: ValueReport }): ReactElement | null {
  const { report } = props;
  const format = useFormat();
  const { outlook, soFar, concentration, cameBack } = report;
  const money = (minor: number): string => format.money(minor, { currency: report.currency, round: true });
  const range = (of: { low: number; high: number }): string =>
    format.moneyRange(of.low, of.high, { currency: report.currency, round: true });
  const figures = [
    soFar !== null && {
      name: t('A customer has brought'),
      value: money(soFar.mean),
      note: range(soFar),
      meaning: 'soFar',
    },
    outlook !== null && {
      name: t('Each will bring in {n} months', { n: outlook.months }),
      value: money(outlook.perCustomer.mean),
      note: range(outlook.perCustomer),
      meaning: 'outlook',
    },
    outlook !== null && {
      name: t('A new customer comes back'),
      value: t('{n} times', { n: format.count(outlook.newcomer.purchases) }),
      note: t('{never} never do, within {n} months', {
        never: format.share(outlook.newcomer.chances[0] ?? 0),
        n: outlook.months,
      }),
      meaning: 'newcomer',
    },
    outlook === null &&
      cameBack.share !== null && {
        name: t('Came back to buy again'),
        value: format.share(cameBack.share),
        note: format.shareRange(cameBack.low ?? 0, cameBack.high ?? 1),
        meaning: 'customers',
      },
    concentration !== null &&
      report.customers >= 30 && {
        name: t('The best tenth brings'),
        value: format.share(concentration.topTenth),
        note: t('of {money}', { money: money(report.revenueMinor) }),
        meaning: 'concentration',
      },
  ].filter((figure) => figure !== false);
  if (figures.length === 0) return null;
  return (
    <dl className={row.figures}>
      {figures.map((figure) => {
        const definition = report.definitions[figure.meaning];
        return (
          <div key={figure.name}>
            <dt>{figure.name}</dt>
            <dd>
              <Figure
                people={
                  <PeopleLink
                    figure={figure.meaning === 'concentration' ? 'value.tenth' : 'value.customers'}
                    of={figure.meaning === 'customers' ? { cameBack: 'yes' } : {}}
                  >
                    {t('The people behind it')}
                  </PeopleLink>
                }
                meaning={{
                  term: definition?.term ?? figure.name,
                  text: definition?.text ?? '',
                  formula: definition?.formula ?? null,
                  basis: t('{n, plural, one {# customer} other {# customers}}', { n: report.customers }),
                  range: figure.note,
                }}
              >
                <span className={row.value}>{figure.value}</span>
              </Figure>
            </dd>
            <dd className={row.note}>{figure.note}</dd>
          </div>
        );
      })}
    </dl>
  );
}
