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

function codeOf(error: unknown, message: string): string | undefined {
  const inText = /Code: (\d+)/.exec(message)?.[1];
  if (inText) return inText;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === undefined ? undefined : String(code);
}
