/** Headers every answer carries. Pages may load only what this server sends; no site may frame them, but for the page made to be embedded. */

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // The design system writes style elements while it runs; styles cannot act.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** The page of a shared map that shows nothing else and leads nowhere. */
const EMBEDDED = /^\/shared\/[^/?]+\/embed(?:\?|$)/;

export function mayBeFramed(url: string): boolean {
  return EMBEDDED.test(url);
}

/** @param framed for a page that may stand in pages of others */
export function securityHeaders(
  publicUrl: string | null,
  { framed = false } = {},
): Readonly<Record<string, string>> {
  return {
    'content-security-policy': `${POLICY}; frame-ancestors ${framed ? '*' : "'none'"}`,
    'x-content-type-options': 'nosniff',
    ...(framed ? {} : { 'x-frame-options': 'DENY' }),
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    ...(publicUrl?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
