/** Keys that name somebody: their one written form, and the person a key stands for until it is linked to another. */
import { hash } from 'node:crypto';

/**
 * A key that names somebody. Known kinds: `user` (the customer id a business gives), `email`, `phone`, `anonymous`
 * (a device or visitor id); a source may declare more (`etsy`, `square`). Values are normalised by `people/identity`.
 */
export interface IdentityKey {
  readonly kind: string;
  readonly value: string;
}

/** The one text a key is stored and compared under: `email:ana@example.org`. */
export type KeyText = string;

/** Kinds that only say "the same device", and name nobody by themselves. */
const ANONYMOUS = 'anonymous';

/** Values that programs send when they know nobody; a link through them would make strangers one person. */
const BLOCKED = new Set(
  [
    'anonymous',
    'guest',
    'null',
    'none',
    'nil',
    'undefined',
    'unknown',
    'true',
    'false',
    'nan',
    'n/a',
    'na',
    '-1',
  ].concat([
    '[object object]',
    'distinct_id',
    'id',
    'email',
    'user',
    'test',
    'noemail',
    'no email',
    'not_set',
    '(not set)',
  ]),
);

const MAX_VALUE_LENGTH = 256;

/** The key in its one form, or null where it names nobody: empty, zeros and dashes, `anonymous`, `null`, not an e-mail. */
export function normalisedKey(key: IdentityKey): IdentityKey | null {
  const kind = key.kind.trim().toLowerCase();
  const trimmed = key.value.normalize('NFC').trim();
  if (!/^[a-z][a-z0-9_]{0,31}$/.test(kind) || trimmed === '' || trimmed.length > MAX_VALUE_LENGTH)
    return null;
  if (BLOCKED.has(trimmed.toLowerCase()) || /^[0\-_.\s]+$/.test(trimmed)) return null;
  const value = normalisedValue(kind, trimmed);
  return value === null ? null : { kind, value };
}

function normalisedValue(kind: string, value: string): string | null {
  if (kind === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? value.toLowerCase() : null;
  if (kind === 'phone') return phone(value);
  return value;
}

/** Digits with a leading plus where there was one (or `00`); a number without country is kept as written. */
function phone(value: string): string | null {
  const digits = value
    .replace(/^p:/i, '')
    .replace(/^\s*00/, '+')
    .replace(/[^\d+]/g, '')
    .replace(/(?!^)\+/g, '');
  return digits.replace('+', '').length >= 6 ? digits : null;
}

export function keyText(key: IdentityKey): KeyText {
  return `${key.kind}:${key.value}`;
}

export function isAnonymous(key: IdentityKey): boolean {
  return key.kind === ANONYMOUS;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The person a key stands for as long as it is linked to nothing older: the same for ever, so that events can be stored
 * with it and a link that is taken back restores the former state. 100 bits of SHA-256.
 */
export function defaultPerson(workspaceNumber: number, key: KeyText): string {
  const digest = hash('sha256', `${workspaceNumber}\n${key}`, 'hex');
  let person = 'p';
  // Five hexadecimal digits are twenty bits: four letters.
  for (let i = 0; i < 25; i += 5) {
    const bits = Number.parseInt(digest.slice(i, i + 5), 16);
    person +=
      (ALPHABET[bits >>> 15] ?? '') +
      (ALPHABET[(bits >>> 10) & 31] ?? '') +
      (ALPHABET[(bits >>> 5) & 31] ?? '') +
      (ALPHABET[bits & 31] ?? '');
  }
  return person;
}
