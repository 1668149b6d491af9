/** The frame of a page of the insights: its place among them, and the choices all of them share. */
import type { ReactElement, ReactNode } from 'react';
import type { ReportQuery } from '../../analyze/engine/contract.ts';
import { useChoices, usePaths } from './address.ts';
import { useBusiness } from './business.tsx';
import { ChannelPicker } from './channel-picker.tsx';
import { Page } from './page.tsx';
import { daysOf, readPeriod, todayIn, writePeriod } from './period.ts';
import { PeriodPicker } from './period-picker.tsx';
import { PillToggle } from './pill-menu.tsx';
import { SegmentPicker } from './segment-picker.tsx';
import { SubPages } from './sub-pages.tsx';
import { t } from './text.tsx';

/** What the address says a report is asked: period, channels, comparison. */
export function useReportQuery(): Partial<
  Pick<ReportQuery, 'from' | 'to' | 'channel' | 'segment' | 'persona'>
> & {
  compare: 'previous' | 'none';
} {
  const business = useBusiness();
  const [choices] = useChoices();
  const days = daysOf(readPeriod(choices.period), todayIn(business.timezone, Date.now()));
  return {
    ...days,
    compare: choices.compare === 'before' && days.from !== undefined ? 'previous' : 'none',
    ...(choices.channels === undefined ? {} : { channel: choices.channels }),
    ...(choices.segment === undefined ? {} : { segment: choices.segment }),
    ...(choices.persona === undefined ? {} : { persona: choices.persona }),
  };
}

type Shared = 'period' | 'channels' | 'segment' | 'compare';

export function InsightPage(props: {
  title: string;
  /** Which of the shared choices the report listens to. */
  listensTo: readonly Shared[];
  tools?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const paths = usePaths();
  const [choices, change] = useChoices();
  const period = readPeriod(choices.period);
  const channels = (choices.channels ?? '').split(',').filter((id) => id !== '');
  const listens = (to: Shared): boolean => props.listensTo.includes(to);
  return (
    <Page
      title={props.title}
      tools={
        <>
          {listens('period') && (
            <PeriodPicker choice={period} onChoose={(chosen) => change({ period: writePeriod(chosen) })} />
          )}
          {listens('channels') && (
            <ChannelPicker chosen={channels} onChoose={(ids) => change({ channels: ids.join(',') })} />
          )}
          {listens('segment') && <SegmentPicker chosen={choices} onChoose={change} />}
          {listens('compare') && !('preset' in period && period.preset === 'all') && (
            <PillToggle
              on={choices.compare === 'before'}
              onChange={(on) => change({ compare: on ? 'before' : undefined })}
            >
              {t('Period before')}
            </PillToggle>
          )}
          {props.tools}
        </>
      }
    >
      <SubPages
        name={t('Insights')}
        pages={[
          { to: paths.insights, name: t('Steps') },
          { to: paths.painPoints, name: t('Pain points') },
          { to: paths.paths, name: t('Paths') },
          { to: paths.retention, name: t('Coming back') },
          { to: paths.attribution, name: t('What brings buyers') },
          { to: paths.value, name: t('Value') },
          { to: paths.behaviour, name: t('Habits') },
        ]}
      />
      {props.children}
    </Page>
  );
}
