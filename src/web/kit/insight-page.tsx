/** The frame of a page of the insights: its place among them, and what all their reports are asked alike. */
import type { ReactElement, ReactNode } from 'react';
import { todayIn } from '../../kernel/period-choice.ts';
import { useChoices, usePaths } from './address.ts';
import { type AskedQuery, askedQuery, type Compares } from './asked.ts';
import { AskedBar } from './asked-bar.tsx';
import { useBusiness } from './business.tsx';
import { Page } from './page.tsx';
import { SubPages } from './sub-pages.tsx';
import { t } from './text.tsx';

/** What the address says a report is asked: days, touches, people, comparison. */
export function useReportQuery(compares: Compares = 'all'): AskedQuery {
  const business = useBusiness();
  const [choices] = useChoices();
  return askedQuery(choices, todayIn(business.timezone, Date.now()), compares);
}

export function InsightPage(props: {
  title: string;
  /** With what the report can be compared; left out where it is asked nothing at all. */
  compares?: Compares;
  tools?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const paths = usePaths();
  return (
    <Page title={props.title} tools={props.tools}>
      <SubPages
        name={t('Insights')}
        keeps
        pages={[
          { to: paths.insights, name: t('Steps') },
          { to: paths.painPoints, name: t('Pain points') },
          { to: paths.paths, name: t('Paths') },
          { to: paths.retention, name: t('Coming back') },
          { to: paths.attribution, name: t('What brings buyers') },
          { to: paths.value, name: t('Value') },
          { to: paths.behaviour, name: t('Habits') },
          { to: paths.kept, name: t('Kept') },
        ]}
      />
      {props.compares !== undefined && <AskedBar compares={props.compares} />}
      {props.children}
    </Page>
  );
}
