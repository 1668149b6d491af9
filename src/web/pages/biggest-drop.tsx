/** Where most people are lost, in a sentence, and the way to look at it. Says so where the data does not carry it yet. */
import type { ReactElement } from 'react';
import type { StagesReport } from '../../analyze/funnel/contract.ts';
import { useChoices, usePaths } from '../kit/address.ts';
import { useFormat } from '../kit/business.tsx';
import { ButtonLink } from '../kit/button.tsx';
import { NotEnough } from '../kit/states.tsx';
import { Say, t } from '../kit/text.tsx';
import styles from './home-page.module.css';
import { writeOpened } from './map-choices.ts';

export function BiggestDrop(props: { report: StagesReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const paths = usePaths();
  const [choices] = useChoices();
  const index = report.stages.findIndex((stage) => stage.stageId === report.worstStageId);
  const stage = report.stages[index];
  const next = report.stages[index + 1];
  const goOn = stage?.goOn;
  if (
    stage === undefined ||
    next === undefined ||
    goOn?.share == null ||
    goOn.low === null ||
    goOn.high === null
  ) {
    return (
      <section className={styles.drop} aria-label={t('Where most are lost')}>
        <div>
          <h2>{t('Where most are lost')}</h2>
          <NotEnough have={report.people} need={30}>
            {report.people < 30
              ? t('Not enough yet to say. The map shows every step, and the answer comes as your data grows.')
              : t('No step loses clearly more people than the others. The map shows each of them.')}
          </NotEnough>
        </div>
      </section>
    );
  }
  const open = writeOpened({ kind: 'stage', id: stage.stageId, figure: 'left' });
  return (
    <section className={styles.drop} aria-label={t('Where most are lost')}>
      <div>
        <h2>{t('Where most are lost')}</h2>
        <p>
          <Say
            text="Between {from} and {to}, <b>{lost}</b> do not go on ({range}): {gone, plural, one {# person} other {# people}}."
            fill={{
              from: stage.name,
              to: next.name,
              lost: format.share(1 - goOn.share),
              range: format.shareRange(1 - goOn.high, 1 - goOn.low),
              gone: goOn.of - goOn.count,
            }}
          />
        </p>
      </div>
      <ButtonLink to={paths.map} search={{ ...choices, open } as never}>
        {t('See who they are')}
      </ButtonLink>
    </section>
  );
}
