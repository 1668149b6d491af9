/** What an import says when it is asked for too much, each with what to do next. */
import { AppError } from '../../platform/errors/app-error.ts';
import type { Preview } from './preview-shapes.ts';

export function noFormat(format: string): AppError {
  return new AppError('invalid_input', { problem: `there is no format “${format}”` });
}

export function isStarted(): AppError {
  return new AppError('conflict', { problem: 'This import has been started; undo it to change it' });
}

export function notReady(preview: Preview | undefined): AppError {
  const question = preview?.questions.find(({ answer }) => answer === null);
  if (preview?.state === 'questions' && question) {
    const choices = question.choices.map(({ value, label }) => `${value} (${label})`).join(' or ');
    return new AppError('import_not_ready', {
      problem: question.text,
      advice: `Answer “${question.id}” with ${choices}.`,
    });
  }
  if (preview?.state === 'mapping') {
    const open = preview.wizards.find(({ mustAnswer }) => mustAnswer);
    const problem =
      open?.missing.map((what) => `${what} is missing in ${open.table}.`).join(' ') ||
      'the columns are only guessed.';
    return new AppError('import_not_ready', {
      problem,
      advice: 'Say what the columns mean or leave the table out, then start it.',
    });
  }
  const problem = preview?.notes.join(' ') || 'there are no files in it.';
  return new AppError('import_not_ready', {
    problem,
    advice: 'Upload a table: CSV, XLSX, JSON, also zipped.',
  });
}
