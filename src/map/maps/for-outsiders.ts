/** To people outside, a map that was deleted is one that never was: whatever led there is over, and does not say why. */
import { AppError } from '../../platform/errors/app-error.ts';

/** @throws AppError `link_over` in place of `not_found` */
export function orOver<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((error) => {
    throw error instanceof AppError && error.code === 'not_found' ? new AppError('link_over') : error;
  });
}
