/** What an import says when it is asked for too much, each with what to do next. */
import { AppError } from '../../platform/errors/app-error.ts';
import type { Preview } from './contract.ts';

export function noFormat(format: string): AppError {
  return new AppError('invalid_input', { problem: `there is no format “${format}”` });
}

export function notReady(preview: Preview | undefined): AppError {
  const open = preview?.questions.find(({ answer }) => answer === null);
  if (preview?.state === 'questions' && open) {
    const choices = open.choices.map(({ value, label }) => `${value} (${label})`).join(' or ');
    return new AppError('import_not_ready', {
      problem: open.text,
      advice: `Answer “${open.id}” with ${choices}.`,
    });
  }
  if (preview?.state === 'mapping') {
    const problem =
      preview.wizard?.missing.map((what) => `${what} is missing.`).join(' ') ||
      'the columns are only guessed.';
    return new AppError('import_not_ready', { problem, advice: 'Say what the columns mean, then start it.' });
  }
  const problem = preview?.notes.join(' ') || 'there are no files in it.';
  return new AppError('import_not_ready', {
    problem,
    advice: 'Upload a table: CSV, XLSX, JSON, also zipped.',
  });
}
