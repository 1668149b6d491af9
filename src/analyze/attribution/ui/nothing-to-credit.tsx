/**
 * No conversion. Where days, touches or people are left out, the way back to all of them; who sells nothing at all (leads alone, bookings) is
 * offered what does happen as the goal.
 */
import type { ReactElement } from 'react';
import { useChoices, usePaths } from '../../../web/kit/address.ts';
import { isAsked } from '../../../web/kit/asked.ts';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { EmptyState } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { WayOn } from '../../../web/kit/way-on.tsx';
import type { AttributionReport } from '../contract.ts';
import styles from './attribution.module.css';
import { ConvertedPeople } from './credit-table.tsx';

export interface Goal {
  readonly id: string;
  readonly title: string;
  readonly people: number;
}

const MOST_OFFERED = 2;

/** @param props.goals touchpoints in the order of the path: what comes last is likeliest to be a goal */
export function NothingToCredit(props: {
  report: AttributionReport;
  goals: readonly Goal[];
  onGoal: (id: string) => void;
}): ReactElement {
  const { report } = props;
  const paths = usePaths();
  const [choices] = useChoices();
  const offered = props.goals
    .filter(({ people }) => people > 0)
    .slice(-MOST_OFFERED)
    .reverse();
  if (isAsked(choices) || report.goalId !== null || offered.length === 0) {
    return (
      <EmptyState
        title={t('Nothing to give credit for yet')}
        action={
          <WayOn>
            <ButtonLink to={paths.data}>{t('Bring a file of orders')}</ButtonLink>
          </WayOn>
        }
      >
        <p>{report.sentence}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('What shall get the credit?')}
      action={offered.map(({ id, title }, place) => (
        <Button key={id} weight={place === 0 ? 'first' : 'usual'} onClick={() => props.onGoal(id)}>
          {title}
        </Button>
      ))}
    >
      <p>{report.sentence}</p>
      <p>
        {t('If people come to you for something else, say what counts: the ways to it are weighed alike.')}
      </p>
    </EmptyState>
  );
}

/** Conversions, and nothing known of the time before any of them: a file of orders alone. */
export function NoTouchKnown(props: { report: AttributionReport }): ReactElement {
  const paths = usePaths();
  return (
    <div className={styles.nothing}>
      <p>
        {t(
          'What people did before is not in your data. A live source of your website, or a file of visits, mails or enquiries, brings it.',
        )}
      </p>
      <WayOn>
        <ButtonLink to={paths.sources}>{t('Add a source')}</ButtonLink>
      </WayOn>
      <ConvertedPeople report={props.report} />
    </div>
  );
}
