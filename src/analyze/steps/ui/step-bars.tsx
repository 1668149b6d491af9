/** The steps as bars, each as wide as the people who reached it, with what is lost between. */
import type { ReactElement } from 'react';
import type { Choices } from '../../../web/kit/address.ts';
import { besideName, DifferenceText, PeopleBeside } from '../../../web/kit/beside.tsx';
import { useFormat } from '../../../web/kit/business.tsx';
import { Figure } from '../../../web/kit/definition.tsx';
import { Sheet } from '../../../web/kit/page.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { Say, t } from '../../../web/kit/text.tsx';
import type { FunnelReport, FunnelStep } from '../contract.ts';
import styles from './step-bars.module.css';

export function StepBars(props: { report: FunnelReport }): ReactElement {
  const { steps } = props.report;
  const widest = Math.max(1, ...steps.map(({ people }) => people));
  return (
    <Sheet>
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step may stand twice in a funnel
          <li key={place}>
            {place > 0 && (
              <Between report={props.report} step={step} before={steps[place - 1]} place={place} />
            )}
            <div className={styles.step}>
              <p className={styles.name}>{step.name}</p>
              <div className={styles.track}>
                <div className={styles.bar} style={{ width: `${(step.people / widest) * 100}%` }} />
              </div>
              <People report={props.report} step={step} place={place + 1} />
            </div>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

/** The funnel of the page, as the list of people asks for it. */
export function whoOf(report: FunnelReport, step: number, noFurther = false): Choices {
  return {
    step: String(step),
    steps: report.steps.map(({ id }) => id).join(','),
    order: report.order,
    windowMinutes: String(report.windowMinutes),
    ...(report.without === '' ? {} : { without: report.without }),
    ...(noFurther ? { noFurther: 'yes' } : {}),
  };
}

function People(props: { report: FunnelReport; step: FunnelStep; place: number }): ReactElement {
  const { step, report } = props;
  const format = useFormat();
  const meaning = report.definitions[report.order];
  return (
    <p className={styles.people}>
      <Figure
        people={
          <PeopleLink figure="funnel.step" of={whoOf(report, props.place)}>
            {t('The people behind it')}
          </PeopleLink>
        }
        meaning={{
          term: meaning?.term ?? step.name,
          text: meaning?.text ?? '',
          formula: meaning?.formula ?? null,
          ...(step.ofFirst === null
            ? {}
            : {
                basis: t('{count} of {people}', {
                  count: format.count(step.ofFirst.count),
                  people: format.people(step.ofFirst.of),
                }),
                ...(step.ofFirst.low === null || step.ofFirst.high === null
                  ? {}
                  : { range: format.shareRange(step.ofFirst.low, step.ofFirst.high) }),
              }),
        }}
      >
        {format.count(step.people)}
      </Figure>
      {step.ofFirst?.share != null && (
        <span>{t('{share} of the first', { share: format.share(step.ofFirst.share) })}</span>
      )}
      {step.previousPeople !== null && report.comparedWith !== null && (
        <span>
          <Say
            text="{beside}: {n}"
            fill={{
              beside: besideName(report) ?? '',
              n:
                step.previousPeople === 0 ? (
                  format.count(0)
                ) : (
                  <PeopleBeside
                    days={report.comparedWith}
                    figure="funnel.step"
                    of={whoOf(report, props.place)}
                  >
                    {format.count(step.previousPeople)}
                  </PeopleBeside>
                ),
            }}
          />
        </span>
      )}
    </p>
  );
}

function Between(props: {
  report: FunnelReport;
  step: FunnelStep;
  before: FunnelStep | undefined;
  /** Of the step before, 1-based. */
  place: number;
}): ReactElement {
  const { step, before } = props;
  const format = useFormat();
  const lost = (before?.people ?? 0) - step.people;
  const share = step.ofBefore;
  return (
    <p className={styles.between}>
      <span>
        {share?.share == null
          ? t('{n, plural, one {# goes on} other {{shown} go on}}', {
              n: step.people,
              shown: format.count(step.people),
            })
          : t('{share} go on ({range})', {
              share: format.share(share.share),
              range: format.shareRange(share.low ?? 0, share.high ?? 1),
            })}
      </span>
      {step.difference?.isReal === true && (
        <span>
          {besideName(props.report)}: <DifferenceText difference={step.difference} />
        </span>
      )}
      {step.took?.medianMs != null && (
        <span>{t('half within {time}', { time: format.duration(step.took.medianMs) })}</span>
      )}
      {lost > 0 && (
        <span className={styles.lost}>
          <PeopleLink figure="funnel.step" of={whoOf(props.report, props.place, true)}>
            {t('{n, plural, one {{shown} leaves} other {{shown} leave}}', {
              n: lost,
              shown: format.count(lost),
            })}
          </PeopleLink>
        </span>
      )}
    </p>
  );
}
