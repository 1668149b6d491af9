/** Turns the engine's error text into a refusal that a person can act on, where there is one. */
import { AppError } from '../errors/app-error.ts';

const TOO_HEAVY: Readonly<Record<string, string>> = {
  '159': 'time',
  '160': 'time',
  '241': 'memory',
  '158': 'rows',
  '396': 'rows',
};

/** ClickHouse error codes for a full disk: NOT_ENOUGH_SPACE and a failed write with ENOSPC. */
const DISK_FULL = /Code: 243\b|No space left on device/;

/** An AppError for limits, a full disk and an engine that does not answer; otherwise the error as it came. */
export function engineError(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (DISK_FULL.test(message)) return new AppError('disk_full', {}, error);
  const resource = TOO_HEAVY[codeOf(error, message) ?? ''];
  if (resource) return new AppError('query_too_heavy', { resource }, error);
  if (/ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|socket hang up|Timeout error/.test(message)) {
    return new AppError('unavailable', { reason: 'the event database does not answer' }, error);
  }
  return error;
}

/**
 * Codes with which the engine refuses rows for what is in them: text that is no number, no date, no array, too large, out of
 * range. A missing table or a lost connection is not among them.
 */
const DATA_REFUSED = new Set([
  '6',
  '25',
  '26',
  '27',
  '33',
  '38',
  '41',
  '53',
  '69',
  '72',
  '117',
  '128',
  '130',
  '131',
  '190',
  '321',
  '349',
]);

/** The engine's own words when it refuses rows for what is in them; null for any other trouble. */
export function engineRefusal(error: unknown): string | null {
  if (error instanceof AppError) return null;
  const message = error instanceof Error ? error.message : String(error);
  return DATA_REFUSED.has(codeOf(error, message) ?? '') ? (message.split('\n')[0] ?? message) : null;
}

function codeOf(error: unknown, message: string): string | undefined {
  const inText = /Code: (\d+)/.exec(message)?.[1];
  if (inText) return inText;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === undefined ? undefined : String(code);
}
