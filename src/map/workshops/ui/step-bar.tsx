/** Where the workshop is; the facilitator goes forth and back by it. */
import { type ReactElement, useState } from 'react';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { t } from '../../../web/kit/text.tsx';
import { goToStep } from '../contract.ts';
import { type WorkshopStep, workshopSteps } from '../settings.ts';
import styles from './lead.module.css';
import { useLead } from './use-leading.ts';
import { stepWord } from './words.ts';

export function StepBar(props: { step: WorkshopStep; mayLead: boolean }): ReactElement {
  const { act } = useLead();
  const [ending, setEnding] = useState(false);
  const go = (step: WorkshopStep): void => {
    if (step === props.step || !props.mayLead) return;
    if (step === 'end') setEnding(true);
    else void act(goToStep, { body: { step } });
  };
  return (
    <nav aria-label={t('Steps of the workshop')}>
      <ol className={styles.steps}>
        {workshopSteps.map((step) => (
          <li key={step}>
            <button
              type="button"
              aria-current={step === props.step ? 'step' : undefined}
              disabled={!props.mayLead && step !== props.step}
              onClick={() => go(step)}
            >
              {stepWord(step)}
            </button>
          </li>
        ))}
      </ol>
      {ending && <EndQuestion onClose={() => setEnding(false)} />}
    </nav>
  );
}

export function EndQuestion(props: { onClose: () => void }): ReactElement {
  const { act, isBusy, refusal } = useLead();
  const end = async (): Promise<void> => {
    if ((await act(goToStep, { body: { step: 'end' } })) !== null) props.onClose();
  };
  return (
    <Confirm
      open
      title={t('End the workshop?')}
      action={t('End it')}
      harmful={false}
      busy={isBusy}
      error={refusal}
      onClose={props.onClose}
      onConfirm={() => void end()}
    >
      <p>
        {t(
          'The link lets nobody in any more and guests see that it is over. Cards and dots are kept for the summary, and you can go back to a step.',
        )}
      </p>
    </Confirm>
  );
}
