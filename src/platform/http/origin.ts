/** Whether a request came from our own pages, and whether from this very machine. */
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../errors/app-error.ts';

/**
 * Keeps other websites from acting with the cookie of somebody who is signed in here.
 * @param hasCookie then a browser must say where it comes from
 * @throws AppError `foreign_origin`
 */
export function checkOrigin(
  headers: IncomingHttpHeaders,
  publicUrl: string | null,
  hasCookie: boolean,
): void {
  const { origin } = headers;
  if (origin === undefined) {
    if (hasCookie && headers['sec-fetch-site'] !== 'same-origin') throw new AppError('foreign_origin');
    return;
  }
  if (!URL.canParse(origin)) throw new AppError('foreign_origin');
  const { host, protocol } = new URL(origin);
  // Both are read as addresses, so that a default port that is written out is none.
  const ours = [`${protocol}//${headers.host}`, publicUrl ?? ''].map((url) =>
    URL.canParse(url) ? new URL(url).host : '',
  );
  if (host === '' || !ours.includes(host)) throw new AppError('foreign_origin');
}

const LOCAL_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const LOCAL_ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * True when the connection comes from this machine, was addressed to it by a local name (so no website tricked a
 * browser here by DNS), and no proxy passed it on.
 */
export function isFromThisMachine(remoteAddress: string | undefined, headers: IncomingHttpHeaders): boolean {
  if (!LOCAL_ADDRESSES.has(remoteAddress ?? '')) return false;
  if (headers['x-forwarded-for'] || headers['x-real-ip'] || headers.forwarded || headers.via) return false;
  return LOCAL_NAMES.test(headers.host ?? '');
}
