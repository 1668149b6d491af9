/** Which time zones and currencies exist, by what the runtime knows (IANA, ISO 4217). */

const ZONE_SHAPE = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

/**
 * The name of a time zone in its usual spelling, or null when there is none: `europe/berlin` gives `Europe/Berlin`.
 * Bare offsets such as `+02:00` are refused, because they know no summer time.
 */
export function timezoneName(text: string): string | null {
  if (!ZONE_SHAPE.test(text)) return null;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
    return known.toLowerCase() === text.toLowerCase() ? known : text;
  } catch {
    return null;
  }
}

/** A currency code in upper case, or null when there is no such currency. */
export function currencyCode(text: string): string | null {
  const code = text.toUpperCase();
  return Intl.supportedValuesOf('currency').includes(code) ? code : null;
}
