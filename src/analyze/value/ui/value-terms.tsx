/** How far ahead value is counted and how much of a sale is left: held in the address of the page. */
import type { ReactElement } from 'react';
import { useChoices } from '../../../web/kit/address.ts';
import { useReportQuery } from '../../../web/kit/insight-page.tsx';
import { KeepReport } from '../../../web/kit/keep-report.tsx';
import { PillMenu } from '../../../web/kit/pill-menu.tsx';
import { t } from '../../../web/kit/text.tsx';

const MONTHS = ['3', '6', '12', '24', '36'];
const MARGINS = ['100', '80', '70', '60', '50', '40', '30', '20', '10'];

/** What the value reports are asked: the choices of all insights, and these two. */
export function useValueQuery(): ReturnType<typeof useReportQuery> & { months: string; margin: string } {
  const [choices] = useChoices();
  const query = useReportQuery('segments');
  const chosen = (value: string | undefined, of: readonly string[], usual: string): string =>
    value !== undefined && of.includes(value) ? value : usual;
  return {
    ...query,
    months: chosen(choices.months, MONTHS, '12'),
    margin: chosen(choices.margin, MARGINS, '100'),
  };
}

export function ValueTerms(): ReactElement {
  const query = useValueQuery();
  const { months, margin } = query;
  const [, change] = useChoices();
  const monthsName = (value: string): string => t('Next {n} months', { n: value });
  const marginName = (value: string): string =>
    value === '100' ? t('Counting revenue') : t('{n} % of it is left', { n: value });
  return (
    <>
      <PillMenu
        name={t('How far ahead')}
        shown={monthsName(months)}
        choices={MONTHS.map((value) => ({ value, label: monthsName(value) }))}
        chosen={[months]}
        onChoose={(value) => change({ months: value === '12' ? undefined : value })}
      />
      <PillMenu
        name={t('What is left of a sale')}
        shown={marginName(margin)}
        choices={MARGINS.map((value) => ({ value, label: marginName(value) }))}
        chosen={[margin]}
        onChoose={(value) => change({ margin: value === '100' ? undefined : value })}
      />
      <KeepReport report="value" question={query} />
    </>
  );
}
