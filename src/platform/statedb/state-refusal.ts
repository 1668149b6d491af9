/** Tells values a state database will not take from trouble of its own. */

/** PostgreSQL: data exceptions and program limits (an index entry that is too large). SQLite: too big, wrong type. */
const REFUSED = /^(?:22...|54...|SQLITE_TOOBIG|SQLITE_MISMATCH|SQLITE_CONSTRAINT.*)$/;

/** The database's own words when it refuses values for what they are; null for any other trouble. */
export function stateRefusal(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return REFUSED.test(String(error.code)) ? (error.message.split('\n')[0] ?? error.message) : null;
}
