/** The set-up list on Home. It ticks itself and goes away when all is done. */
import type { ReactElement } from 'react';
import { usePaths } from '../kit/address.ts';
import { ButtonLink } from '../kit/button.tsx';
import { Heard } from '../kit/heard.tsx';
import { Icon } from '../kit/icons.tsx';
import { t } from '../kit/text.tsx';
import { type ChecklistStep, nextStep, type StepId } from './checklist.ts';
import styles from './checklist-view.module.css';

interface StepWords {
  readonly title: string;
  readonly note: string;
  readonly action: string;
  readonly to: string;
}

export function Checklist(props: { steps: readonly ChecklistStep[] }): ReactElement | null {
  const paths = usePaths();
  const now = nextStep(props.steps);
  if (now === null) return null;
  const words: Readonly<Record<StepId, StepWords>> = {
    data: {
      title: t('Bring in one file'),
      note: t(
        'An export of your shop, till, payments or bookings. You see what it becomes before it is taken in.',
      ),
      action: t('Bring in a file'),
      to: paths.data,
    },
    map: {
      title: t('Draft your map'),
      note: t('Your data proposes stages and touchpoints, each with its reason. You keep what is right.'),
      action: t('Draft my map'),
      to: paths.draft,
    },
    rest: {
      title: t('Put the rest on the map'),
      note: t('Nine of ten events should stand at a touchpoint. The map lists those that do not yet.'),
      action: t('See what is missing'),
      to: paths.map,
    },
    answer: {
      title: t('See the first answer'),
      note: t('As soon as enough people have walked the path, it says where most of them are lost.'),
      action: t('Open the map'),
      to: paths.map,
    },
  };
  return (
    <section className={styles.list} aria-label={t('Setting up')}>
      <h2>{t('Four steps to your first answer')}</h2>
      <ol>
        {props.steps.map((step) => (
          <li key={step.id} className={step.done ? styles.done : step.id === now ? styles.now : ''}>
            <span className={styles.mark}>
              {step.done ? <Icon name="check" size={16} /> : <span className={styles.dot} />}
            </span>
            <div>
              <h3>
                {words[step.id].title}
                {step.done && <Heard> {t('done')}</Heard>}
              </h3>
              {!step.done && <p>{words[step.id].note}</p>}
            </div>
            {step.id === now && (
              <ButtonLink to={words[step.id].to} weight="first">
                {words[step.id].action}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
