/** What only the owner knows, such as whether 03/04 is March or April. Asked, never guessed. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import type { Format } from '../../../web/kit/format.ts';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { answerQuestions } from '../contract.ts';
import type { Question } from '../preview-shapes.ts';
import styles from './questions.module.css';

export function Questions(props: { importId: string; questions: readonly Question[] }): ReactElement | null {
  const { id } = useBusiness();
  const format = useFormat();
  const answering = useChange(answerQuestions, ['gather.imports']);
  if (props.questions.length === 0) return null;
  const answer = (question: string, value: string): void =>
    answering.mutate({
      params: { workspace: id, import: props.importId },
      body: { answers: { [question]: value } },
    });
  return (
    <section className={styles.questions} aria-label={t('Questions about the files')}>
      {props.questions.map((question) => (
        <fieldset key={question.id} className={styles.question}>
          <legend>{question.text}</legend>
          <p className={styles.why}>{question.why}</p>
          <div className={styles.choices}>
            {question.choices.map((choice) => (
              <label key={choice.value} className={styles.choice}>
                <input
                  type="radio"
                  name={question.id}
                  value={choice.value}
                  checked={
                    (answering.isPending &&
                      answering.variables?.body?.answers[question.id] === choice.value) ||
                    question.answer === choice.value
                  }
                  onChange={() => answer(question.id, choice.value)}
                />
                <span>
                  {choice.label}
                  {choice.example !== null && <small>{exampleText(choice.example, format)}</small>}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <Refused error={answering.error} />
    </section>
  );
}

/** A day is shown the way the business writes days; anything else as it came. */
function exampleText(example: string, format: Format): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(example) ? format.day(example) : example;
}
