/** A refusal as the server explained it, or the loss of the connection, in one shape the screens can show. */

import { t } from '../kit/text.tsx';

/** Codes made here; every other code comes from the server's catalogue. */
export const NETWORK_LOST = 'network_lost';
export const UNREADABLE_REPLY = 'unreadable_reply';

export class ApiError extends Error {
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** What to do next. */
  readonly advice: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    status: number,
    message: string,
    advice: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.advice = advice;
    this.details = details;
  }
}

/** Whether asking again in a moment may help: no answer at all, or a server that says so. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status === 0 || error.status === 429 || error.status === 503;
}

/** Whether asking again would bring the same refusal. */
export function isFinal(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false;
  const { status } = error;
  return status >= 400 && status < 500 && status !== 401 && status !== 429 && status !== 408;
}

/** Reads the server's error reply; a reply in any other shape becomes a plain sentence with its status. */
export function readRefusal(status: number, reply: unknown): ApiError {
  const body = asRecord(reply);
  const error = asRecord(body.error ?? reply);
  const message = text(error.message);
  if (message === null) {
    return new ApiError(
      `status_${status}`,
      status,
      t('The server answered with status {status}.', { status }),
      t('Try again. If it keeps happening, the log of the server says more.'),
    );
  }
  return new ApiError(
    text(error.code) ?? `status_${status}`,
    status,
    message,
    text(error.advice) ?? '',
    asRecord(error.details),
  );
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
