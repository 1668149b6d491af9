/** What gets credit, how far back, in what measure. */
import type { ReactElement } from 'react';
import { useChoices } from '../../../web/kit/address.ts';
import { PillMenu, PillToggle } from '../../../web/kit/pill-menu.tsx';
import { t } from '../../../web/kit/text.tsx';
import { levels } from '../contract.ts';
import { type AttributionChoices, lookBacks, markovOrders } from './attribution-choices.ts';

export function AttributionTools(props: {
  chosen: AttributionChoices;
  touchpoints: readonly { readonly id: string; readonly title: string }[];
}): ReactElement {
  const { asked, by } = props.chosen;
  const [, change] = useChoices();
  const levelNames = { channel: t('Channels'), touchpoint: t('Touchpoints'), campaign: t('Campaigns') };
  const byNames = { conversions: t('By number'), value: t('By value') };
  const back = (days: number): string => t('{n, plural, one {# day back} other {# days back}}', { n: days });
  const order = (n: number): string => t('Markov order {n}', { n });
  const goals = [
    { value: '', label: t('Orders') },
    ...props.touchpoints.map(({ id, title }) => ({ value: id, label: title })),
  ];
  return (
    <>
      <PillMenu
        name={t('Credit to')}
        shown={levelNames[asked.level]}
        choices={levels.map((level) => ({ value: level, label: levelNames[level] }))}
        chosen={[asked.level]}
        onChoose={(level) => change({ level })}
      />
      <PillMenu
        name={t('Goal')}
        shown={goals.find(({ value }) => value === (asked.goal ?? ''))?.label ?? t('Goal')}
        choices={goals}
        chosen={[asked.goal ?? '']}
        onChoose={(goal) => change({ goal: goal === '' ? undefined : goal })}
      />
      <PillMenu
        name={t('Look back')}
        shown={back(asked.lookBackDays)}
        choices={lookBacks.map((days) => ({ value: String(days), label: back(days) }))}
        chosen={[String(asked.lookBackDays)]}
        onChoose={(days) => change({ back: days })}
      />
      <PillMenu
        name={t('Measure')}
        shown={byNames[by]}
        choices={(['conversions', 'value'] as const).map((each) => ({ value: each, label: byNames[each] }))}
        chosen={[by]}
        onChoose={(each) => change({ by: each })}
      />
      <PillToggle on={asked.value === 'net'} onChange={(on) => change({ value: on ? 'net' : undefined })}>
        {t('Less refunds')}
      </PillToggle>
      <PillMenu
        name={t('Markov order')}
        shown={order(asked.markovOrder)}
        choices={markovOrders.map((n) => ({ value: String(n), label: order(n) }))}
        chosen={[String(asked.markovOrder)]}
        onChoose={(n) => change({ order: n })}
      />
    </>
  );
}
