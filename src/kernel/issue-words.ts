/** Why something does not fit its schema, in words that no programmer needs. */
import type { z } from 'zod';

/** What the library says of lengths is for programmers; what a contract says itself stays. */
export function issueInWords(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  if (issue.code === 'too_small' && message.startsWith('Too small: ')) return tooSmall(issue);
  if (issue.code === 'too_big' && message.startsWith('Too big: ')) return tooBig(issue);
  if (issue.code === 'invalid_type' && message.endsWith('received undefined')) return 'is missing';
  if (issue.code === 'invalid_value' && issue.values.length > 1)
    return `must be one of ${issue.values.map(String).join(', ')}`;
  return message
    .replace(/^Invalid URL$/, 'is no web address, which begins with https://')
    .replace(/^Invalid input: /, '')
    .replace(/^Invalid /, 'is no valid ');
}

function tooSmall({ origin, minimum, inclusive, exact }: z.core.$ZodIssueTooSmall): string {
  const counted = COUNTED[origin];
  if (counted === undefined) return `must be ${inclusive === false ? 'more than' : 'at least'} ${minimum}`;
  if (exact === true) return `must have exactly ${minimum} ${counted}`;
  return Number(minimum) === 1 ? 'must not be empty' : `needs at least ${minimum} ${counted}`;
}

function tooBig({ origin, maximum, inclusive, exact }: z.core.$ZodIssueTooBig): string {
  const counted = COUNTED[origin];
  if (counted === undefined) return `must be ${inclusive === false ? 'less than' : 'at most'} ${maximum}`;
  if (exact === true) return `must have exactly ${maximum} ${counted}`;
  return `may have at most ${maximum} ${counted}`;
}

/** What has a length. */
const COUNTED: Readonly<Record<string, string>> = { string: 'characters', array: 'items', set: 'items' };
