/** What is under way, in words: what one waits for, as far as it is counted. Pure. */
import type { z } from 'zod';
import type { underWay } from '../../analyze/under-way/contract.ts';
import type { Format } from './format.ts';
import { t } from './text.tsx';

export type UnderWay = z.output<typeof underWay.reply>;

export interface Progress {
  readonly words: string;
  /** Null where nothing is counted. */
  readonly done: number | null;
  readonly of: number | null;
}

export function progressOf(work: UnderWay, format: Pick<Format, 'count'>): Progress {
  const { building, questions, others } = work;
  if (building !== null) {
    if (building.state === 'waiting' && building.partsDone === 0) return uncounted(waitingWords(others));
    const fill = { events: format.count(building.events), done: building.partsDone, of: building.parts };
    const words =
      building.parts === 1
        ? t('Putting the paths of {events} events together.', fill)
        : t('Putting the paths of {events} events together: {done} of {of} parts done.', fill);
    return building.parts === 1 ? uncounted(words) : { words, done: building.partsDone, of: building.parts };
  }
  if (questions.length > 0 && questions.every(({ state }) => state === 'waiting')) {
    return uncounted(waitingWords(others));
  }
  const long = questions.find(({ parts }) => parts !== null);
  if (long?.parts != null && long.partsDone !== null) {
    const fill = { done: long.partsDone, of: long.parts };
    return { words: t('Looking: {done} of {of} steps done.', fill), ...fill };
  }
  const done = questions.reduce((sum, question) => sum + question.statementsDone, 0);
  const of = questions.reduce((sum, question) => sum + (question.statementsKnown ?? Number.NaN), 0);
  if (of > 1 && done <= of)
    return {
      words: t('Working it out: step {n} of about {of}.', { n: Math.min(done + 1, of), of }),
      done,
      of,
    };
  return uncounted(t('Working it out.'));
}

function uncounted(words: string): Progress {
  return { words, done: null, of: null };
}

function waitingWords(others: number): string {
  return others === 0
    ? t('Waiting: other reports of yours are being made.')
    : t('Waiting: {n, plural, one {another report is} other {# other reports are}} being made.', {
        n: others,
      });
}
