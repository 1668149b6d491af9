/** How people who gave no name are called. Pure. */

export interface Called {
  readonly name: string;
  readonly email: string;
}

/** The name, or one made of what stands before the @: whole addresses are long, and guests of a workshop need not learn them. */
export function nameOf({ name, email }: Called): string {
  return name || nameFromAddress(email);
}

/** Names by which people of one list can be told apart: two who would be called alike keep their address. */
export function namesApart<T extends Called>(people: readonly T[]): (T & { readonly called: string })[] {
  const named = people.map((person) => ({ ...person, called: nameOf(person) }));
  const counts = new Map<string, number>();
  for (const { called } of named) counts.set(called, (counts.get(called) ?? 0) + 1);
  return named.map((person) =>
    counts.get(person.called) === 1 ? person : { ...person, called: `${person.called} (${person.email})` },
  );
}

/** `mara.huber@example.org` is Mara Huber; what is no address stays as it is. */
export function nameFromAddress(text: string): string {
  const local = /^(\S+)@\S+$/.exec(text)?.[1];
  if (local === undefined) return text;
  const words = local
    .replace(/\+.*$/, '')
    .split(/[._-]+/)
    .filter((word) => word !== '');
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(' ') || local;
}
