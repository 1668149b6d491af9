/**
 * Decides who is one person: pure union of keys with guard rails. Strangers are never joined through a blocked value, and
 * a person never gets a second customer id or more than five keys of another kind.
 */
import { defaultPerson, type IdentityKey, type KeyText, keyText } from './key.ts';

export interface KnownKey {
  readonly text: KeyText;
  readonly kind: string;
  readonly value: string;
  /** When the key was first accepted, ms UTC; the oldest key of a person gives the person its id. */
  readonly firstSeenAt: number;
}

export interface Link {
  readonly a: KeyText;
  readonly b: KeyText;
}

const MOST_KEYS_OF_A_KIND = 5;
const MOST_CUSTOMER_IDS = 1;

/** People and their keys as known so far; `join` changes it. Hold all keys of every person that may be touched. */
export class PeopleGraph {
  readonly #workspaceNumber: number;
  readonly #personOf = new Map<KeyText, string>();
  readonly #keysOf = new Map<string, KnownKey[]>();

  constructor(workspaceNumber: number) {
    this.#workspaceNumber = workspaceNumber;
  }

  /** Adds a key as stored. */
  load(key: KnownKey, person: string): void {
    this.#personOf.set(key.text, person);
    this.#keys(person).push(key);
  }

  /** Adds a key never seen before, as a person of its own. Returns the person. */
  add(key: IdentityKey, firstSeenAt: number): string {
    const text = keyText(key);
    const known = this.#personOf.get(text);
    if (known) return known;
    const person = defaultPerson(this.#workspaceNumber, text);
    this.load({ text, kind: key.kind, value: key.value, firstSeenAt }, person);
    return person;
  }

  person(key: KeyText): string | undefined {
    return this.#personOf.get(key);
  }

  /** Makes the holders of two keys one person; false where a guard rail forbids it. */
  join(link: Link): boolean {
    const a = this.#personOf.get(link.a);
    const b = this.#personOf.get(link.b);
    if (!a || !b) return false;
    if (a === b) return true;
    const keysA = this.#keys(a);
    const keysB = this.#keys(b);
    if (breaksGuard(keysA, keysB)) return false;
    const all = [...keysA, ...keysB].sort(byAge);
    const survivor = defaultPerson(this.#workspaceNumber, all[0]?.text ?? link.a);
    this.#keysOf.delete(a);
    this.#keysOf.delete(b);
    this.#keysOf.set(survivor, all);
    for (const key of all) this.#personOf.set(key.text, survivor);
    return true;
  }

  /** Every key with the person it belongs to now. */
  *keys(): Iterable<{ key: KnownKey; person: string }> {
    for (const [person, keys] of this.#keysOf) for (const key of keys) yield { key, person };
  }

  #keys(person: string): KnownKey[] {
    const keys = this.#keysOf.get(person);
    if (keys) return keys;
    const fresh: KnownKey[] = [];
    this.#keysOf.set(person, fresh);
    return fresh;
  }
}

function byAge(a: KnownKey, b: KnownKey): number {
  return a.firstSeenAt - b.firstSeenAt || (a.text < b.text ? -1 : 1);
}

function breaksGuard(a: readonly KnownKey[], b: readonly KnownKey[]): boolean {
  const counts = new Map<string, number>();
  for (const { kind } of [...a, ...b]) {
    const most = kind === 'user' ? MOST_CUSTOMER_IDS : MOST_KEYS_OF_A_KIND;
    const next = (counts.get(kind) ?? 0) + 1;
    if (next > most) return true;
    counts.set(kind, next);
  }
  return false;
}
