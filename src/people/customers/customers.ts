/** What is known of people: the best name, the keys, the traits, and why their keys are one person. */

import { AppError } from '../../platform/errors/app-error.ts';
import type { State } from '../../platform/statedb/state.ts';
import { keysOfPeople, linksAmong, peopleMatching, traitsOfKeys } from '../identity/public.ts';
import type { Profile } from './contract.ts';

/** Enough for a list to page through; beyond that a search is too vague to be one. */
const MOST_FOUND = 1000;

/** The keys a person's events came in under, as `kind:value` text: a key that nothing else is known of is not on record. */
export interface SeenKeys {
  readonly keys: readonly string[];
  readonly firstSeenAt: number;
}

type TraitValue = string | number | boolean;

export class Customers {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** The best name known of each: name, e-mail, phone, customer id. Visitors without any are not in the map. */
  async labels(workspace: string, people: readonly string[]): Promise<Map<string, string>> {
    const keys = await keysOfPeople(this.#state.db, workspace, people);
    const traits = await traitsOfKeys(
      this.#state.db,
      workspace,
      keys.map((key) => key.key_text),
    );
    const personOf = new Map(keys.map((key) => [key.key_text, key.person]));
    const traitsOf = new Map<string, Record<string, TraitValue>>();
    for (const trait of traits) {
      const person = personOf.get(trait.key_text);
      if (person) traitsOf.set(person, { ...traitsOf.get(person), [trait.name]: parsed(trait.value) });
    }
    const labels = new Map<string, string>();
    for (const person of new Set(keys.map((key) => key.person))) {
      const own = keys.filter((key) => key.person === person);
      const label = labelOf(traitsOf.get(person) ?? {}, own);
      if (label) labels.set(person, label);
    }
    return labels;
  }

  /** People whose keys or traits contain the text. */
  find(workspace: string, text: string): Promise<string[]> {
    return peopleMatching(this.#state.db, workspace, text, MOST_FOUND);
  }

  /** Whoever nothing is known of but their events has the keys of these. @throws AppError `not_found` for what is no person id */
  async profile(workspace: string, person: string, seen: SeenKeys): Promise<Profile> {
    if (!/^p[0-9a-z]{20}$/.test(person)) throw new AppError('not_found', { thing: 'person' });
    const keys = await keysOfPeople(this.#state.db, workspace, [person]);
    const texts = keys.map((key) => key.key_text);
    const [traits, links] = await Promise.all([
      traitsOfKeys(this.#state.db, workspace, texts),
      linksAmong(this.#state.db, workspace, texts),
    ]);
    const onRecord = new Set(texts);
    const others = seen.keys.filter((key) => !onRecord.has(key)).map(splitKey);
    const known: Record<string, TraitValue> = {};
    for (const trait of traits) known[trait.name] = parsed(trait.value);
    return {
      person,
      label: labelOf(known, [...keys, ...others]),
      traits: known,
      keys: [
        ...keys.map(({ kind, value, first_seen_at }) => ({ kind, value, firstSeenAt: first_seen_at })),
        ...others.map((key) => ({ ...key, firstSeenAt: seen.firstSeenAt })),
      ],
      links: links.map(({ key_a, key_b, origin, at }) => {
        const [kind = '', id = ''] = origin.split(':');
        return { from: key_a, to: key_b, reason: linkReason(kind), origin: { kind, id }, at };
      }),
    };
  }
}

/** The best of keys written `kind:value` for a name; null when they only name devices. */
export function keyLabel(keys: readonly string[]): string | null {
  return labelOf({}, keys.map(splitKey));
}

function splitKey(key: string): { kind: string; value: string } {
  const colon = key.indexOf(':');
  return { kind: key.slice(0, colon), value: key.slice(colon + 1) };
}

function linkReason(originKind: string): string {
  return originKind === 'import'
    ? 'Both stood in one record of an import.'
    : 'Both came in one call of a live source.';
}

function parsed(stored: string): TraitValue {
  return JSON.parse(stored) as TraitValue;
}

function labelOf(
  traits: Record<string, TraitValue>,
  keys: readonly { kind: string; value: string }[],
): string | null {
  const full = [traits.first_name ?? traits.firstName, traits.last_name ?? traits.lastName]
    .filter(Boolean)
    .join(' ');
  const named = traits.name ?? (full || null);
  if (named) return String(named);
  for (const kind of ['email', 'phone', 'user']) {
    const key = keys.find((each) => each.kind === kind);
    if (key) return key.value;
  }
  return keys.find((key) => key.kind !== 'anonymous')?.value ?? null;
}
