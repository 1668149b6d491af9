/** Order, window and breakdown. */
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { useChoices } from '../../../web/kit/address.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { PillMenu } from '../../../web/kit/pill-menu.tsx';
import { t } from '../../../web/kit/text.tsx';
import { segmentChoices } from '../../segments/contract.ts';
import { breakdowns, type FunnelReport, orders } from '../contract.ts';
import { atTheStep, type StepsChoices, windows } from './steps-choices.ts';

const MINUTE_MS = 60_000;

export function breakdownName(by: FunnelReport['by']): string {
  return {
    none: t('Not broken down'),
    first_touch: t('By first touchpoint'),
    first_channel: t('By first channel'),
    last_touch: t('By last touchpoint'),
    last_channel: t('By last channel'),
    touchpoint: t('By touchpoint at the step'),
    channel: t('By channel at the step'),
    device: t('By device at the step'),
    campaign: t('By campaign at the step'),
    page: t('By page at the step'),
    trait: t('By what is known of them'),
    segment: t('By segment'),
  }[by];
}

export function StepsTools(props: { asked: StepsChoices; steps: FunnelReport['steps'] }): ReactElement {
  const { asked } = props;
  const format = useFormat();
  const [, change] = useChoices();
  const business = useBusiness();
  const traits = useAsk(segmentChoices, { params: { workspace: business.id } }).data?.traits ?? [];
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
        choices={breakdowns
          .filter((by) => by !== 'trait' || traits.length > 0)
          .map((by) => ({ value: by, label: breakdownName(by) }))}
        chosen={[asked.by]}
        onChoose={(by) =>
          change({ by, at: undefined, trait: by === 'trait' ? (asked.trait ?? traits[0]) : undefined })
        }
      />
      {asked.by === 'trait' && (
        <PillMenu
          name={t('What is known of them')}
          shown={asked.trait ?? ''}
          choices={traits.map((trait) => ({ value: trait, label: trait }))}
          chosen={[asked.trait ?? '']}
          onChoose={(trait) => change({ trait })}
        />
      )}
      {atTheStep.includes(asked.by) && props.steps.length > 0 && (
        <PillMenu
          name={t('At which step')}
          shown={t('at {step}', { step: props.steps[(asked.atStep ?? 1) - 1]?.name ?? '' })}
          choices={props.steps.map(({ name }, place) => ({ value: String(place + 1), label: name }))}
          chosen={[String(asked.atStep ?? 1)]}
          onChoose={(at) => change({ at: at === '1' ? undefined : at })}
        />
      )}
    </>
  );
}
