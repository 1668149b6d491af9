/** The one way a reader says that a file cannot be read: which file, what is wrong, what to do. */
import { AppError } from '../../../platform/errors/app-error.ts';

export function unreadable(file: string, problem: string, advice: string): AppError {
  return new AppError('unreadable_file', { file, problem, advice });
}
