/** One person's path, day by day: what happened, the touchpoint it met, where it came from. Newest first. */
import type { ReactElement } from 'react';
import type { z } from 'zod';
import { useFormat } from '../../../web/kit/business.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import { t } from '../../../web/kit/text.tsx';
import type { PathStep } from '../contract.ts';
import { byDay } from './days.ts';
import styles from './timeline.module.css';

export type Step = z.output<typeof PathStep>;

export interface NamedTouchpoint {
  readonly title: string;
  readonly stage: string;
}

export function Timeline(props: {
  steps: readonly Step[];
  touchpoint: (id: string) => NamedTouchpoint | undefined;
}): ReactElement {
  const format = useFormat();
  return (
    <ol className={styles.days}>
      {byDay(props.steps, format.choices.timezone).map(({ day, steps, gapDays }) => (
        <li key={day} className={styles.day}>
          <h3>{format.day(day)}</h3>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <StepLine
                key={`${step.at} ${step.name} ${step.origin.id} ${step.properties.order_id ?? ''} ${steps.indexOf(step)}`}
                step={step}
                touchpoint={step.touchpointId === null ? undefined : props.touchpoint(step.touchpointId)}
              />
            ))}
          </ol>
          {gapDays > 1 && (
            <p className={styles.gap}>
              {t('{time} earlier', { time: format.duration(gapDays * 86_400_000) })}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function StepLine(props: { step: Step; touchpoint: NamedTouchpoint | undefined }): ReactElement {
  const { step, touchpoint } = props;
  const format = useFormat();
  const details = Object.entries(step.properties).filter(([, value]) => value !== '');
  return (
    <li className={`${styles.step} ${touchpoint === undefined ? styles.off : ''}`}>
      <span className={styles.time}>{step.precision === 'date' ? '' : format.time(step.at)}</span>
      <div>
        <p className={styles.title}>
          {touchpoint?.title ?? step.name}
          {step.amountMinor !== 0 && (
            <b className={step.amountMinor < 0 ? styles.minus : ''}>
              {format.money(step.amountMinor, step.currency === '' ? {} : { currency: step.currency })}
            </b>
          )}
        </p>
        <p className={styles.note}>{noteOf(step, touchpoint)}</p>
        {details.length > 0 && (
          <details className={styles.details}>
            <summary>{t('{n, plural, one {# detail} other {# details}}', { n: details.length })}</summary>
            <dl>
              {details.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  );
}

function noteOf(step: Step, touchpoint: NamedTouchpoint | undefined): string {
  const parts = [
    touchpoint === undefined ? t('not on the map') : touchpoint.stage,
    touchpoint === undefined ? '' : step.name,
    step.channel === null || step.channel === '' ? '' : channelName(step.channel),
    step.page,
    step.campaign,
    t('from {origin}', { origin: step.origin.name || step.origin.kind }),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
