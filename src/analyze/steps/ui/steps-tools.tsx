/** Order, window and breakdown. */
import type { ReactElement } from 'react';
import { useChoices } from '../../../web/kit/address.ts';
import { useFormat } from '../../../web/kit/business.tsx';
import { PillMenu } from '../../../web/kit/pill-menu.tsx';
import { t } from '../../../web/kit/text.tsx';
import { breakdowns, type FunnelReport, orders } from '../contract.ts';
import { type StepsChoices, windows } from './steps-choices.ts';

const MINUTE_MS = 60_000;

export function breakdownName(by: FunnelReport['by']): string {
  return {
    none: t('Not broken down'),
    first_touch: t('By first touchpoint'),
    first_channel: t('By first channel'),
    last_channel: t('By last channel'),
    channel: t('By channel at the start'),
    device: t('By device'),
    campaign: t('By campaign'),
  }[by];
}

export function StepsTools(props: { asked: StepsChoices }): ReactElement {
  const { asked } = props;
  const format = useFormat();
  const [, change] = useChoices();
  const orderNames = { open: t('Open'), ordered: t('In order'), strict: t('Strictly in order') };
  const windowName = (minutes: number): string =>
    t('within {time}', { time: format.duration(minutes * MINUTE_MS) });
  return (
    <>
      <PillMenu
        name={t('Order')}
        shown={orderNames[asked.order]}
        choices={orders.map((order) => ({ value: order, label: orderNames[order] }))}
        chosen={[asked.order]}
        onChoose={(order) => change({ order })}
      />
      {asked.order !== 'open' && (
        <PillMenu
          name={t('Window')}
          shown={windowName(asked.windowMinutes)}
          choices={windows.map((minutes) => ({ value: String(minutes), label: windowName(minutes) }))}
          chosen={[String(asked.windowMinutes)]}
          onChoose={(window) => change({ window })}
        />
      )}
      <PillMenu
        name={t('Breakdown')}
        shown={breakdownName(asked.by)}
        choices={breakdowns.map((by) => ({ value: by, label: breakdownName(by) }))}
        chosen={[asked.by]}
        onChoose={(by) => change({ by })}
      />
    </>
  );
}
