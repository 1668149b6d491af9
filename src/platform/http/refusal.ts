/** Turns whatever was thrown into the one shape of an error reply. What was not meant for callers is not told. */
import type { z } from 'zod';
import { issueInWords } from '../../kernel/issue-words.ts';
import { AppError } from '../errors/app-error.ts';

export interface RefusalBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly advice: string;
    readonly details: Readonly<Record<string, unknown>>;
    readonly requestId: string;
  };
}

export interface Refusal {
  readonly status: number;
  readonly body: RefusalBody;
  /** True when this is a fault of the program and belongs in the log. */
  readonly fault: boolean;
}

export function refusalOf(thrown: unknown, requestId: string): Refusal {
  const error = expected(thrown) ?? new AppError('internal');
  const { code, message, advice } = error;
  const details =
    thrown instanceof InvalidInput ? { ...error.details, fields: thrown.fields } : error.details;
  const fault = !(thrown instanceof AppError) && error.status >= 500;
  return { status: error.status, body: { error: { code, message, advice, details, requestId } }, fault };
}

/** A request that does not fit its contract; says which fields and why. */
export class InvalidInput extends AppError {
  /** Problem by field, `body.items.0.name`. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(part: 'params' | 'query' | 'body', error: z.core.$ZodError) {
    const problems = error.issues
      .slice(0, 20)
      .map((issue) => [fieldName(part, issue.path), issueInWords(issue)] as const);
    super('invalid_input', {
      problem: problems
        .slice(0, 3)
        .map(([field, why]) => `${field} ${why}`)
        .join('; '),
    });
    this.fields = Object.fromEntries(problems);
  }
}

function fieldName(part: string, path: readonly PropertyKey[]): string {
  return path.length === 0 ? part : path.map(String).join('.');
}

function expected(thrown: unknown): AppError | null {
  if (thrown instanceof AppError) return thrown;
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const known = byCode(String((error as { code?: unknown }).code ?? ''));
    if (known) return known;
  }
  return byStatus((thrown as { statusCode?: unknown } | null)?.statusCode);
}

/** What the HTTP library refuses by itself. */
function byStatus(status: unknown): AppError | null {
  if (status === 403 || status === 404) return new AppError('not_found', { thing: 'address' });
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  return new AppError('invalid_input', { problem: 'the request is not well formed' });
}

function byCode(code: string): AppError | null {
  switch (code) {
    case 'ENOSPC':
    case 'SQLITE_FULL':
    case '53100':
      return new AppError('disk_full');
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case '57P01':
    case '57P03':
      return new AppError('unavailable', { reason: 'a database does not answer' });
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('too_large', { limit: '1 MB for this kind of request' });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError('invalid_input', { problem: 'send JSON with “Content-Type: application/json”' });
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new AppError('invalid_input', { problem: 'the body is no valid JSON' });
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new AppError('invalid_input', { problem: 'the request is not well formed' });
    default:
      return null;
  }
}
