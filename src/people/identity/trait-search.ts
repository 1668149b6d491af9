/** Finds people by what was said of them. */
import type { Kysely } from 'kysely';
import type { IdentityTables } from './store.ts';

/** A question about one trait. `missing`: people of whom something is known, but not this. */
export interface TraitQuestion {
  readonly trait: string;
  readonly operator: 'is' | 'is_not' | 'contains' | 'at_least' | 'at_most' | 'exists' | 'missing';
  /** Any one of these; text is compared without regard to case. */
  readonly values: readonly string[];
}

/** Ids of the people of whom the trait is said, by any of their keys. */
export async function peopleWithTrait(
  state: Kysely<unknown>,
  workspace: string,
  question: TraitQuestion,
): Promise<string[]> {
  const db = state.withTables<IdentityTables>();
  const said = await db
    .selectFrom('person_traits as t')
    .innerJoin('person_keys as k', (join) =>
      join.onRef('k.workspace', '=', 't.workspace').onRef('k.key_text', '=', 't.key_text'),
    )
    .select(['k.person', 't.value'])
    .where('t.workspace', '=', workspace)
    .where('t.name', '=', question.trait)
    .execute();
  if (question.operator !== 'missing') {
    return [...new Set(said.filter((row) => holds(row.value, question)).map((row) => row.person))];
  }
  const having = new Set(said.map((row) => row.person));
  const known = await db
    .selectFrom('person_keys')
    .select('person')
    .distinct()
    .where('workspace', '=', workspace)
    .execute();
  return known.map((row) => row.person).filter((person) => !having.has(person));
}

/** What is said of a trait, by person; who is said several things by their keys has the first of them in the order of words. */
export async function traitValues(
  state: Kysely<unknown>,
  workspace: string,
  trait: string,
): Promise<Map<string, string>> {
  const rows = await state
    .withTables<IdentityTables>()
    .selectFrom('person_traits as t')
    .innerJoin('person_keys as k', (join) =>
      join.onRef('k.workspace', '=', 't.workspace').onRef('k.key_text', '=', 't.key_text'),
    )
    .select(['k.person', 't.value'])
    .where('t.workspace', '=', workspace)
    .where('t.name', '=', trait)
    .execute();
  const said = new Map<string, string>();
  for (const { person, value } of rows) {
    const word = String(JSON.parse(value));
    const known = said.get(person);
    if (word !== '' && (known === undefined || word < known)) said.set(person, word);
  }
  return said;
}

/** Names of traits that occur, by name; at most two hundred. */
export async function traitNames(state: Kysely<unknown>, workspace: string): Promise<string[]> {
  const rows = await state
    .withTables<IdentityTables>()
    .selectFrom('person_traits')
    .select('name')
    .distinct()
    .where('workspace', '=', workspace)
    .orderBy('name')
    .limit(200)
    .execute();
  return rows.map((row) => row.name);
}

function holds(stored: string, { operator, values }: TraitQuestion): boolean {
  const value: unknown = JSON.parse(stored);
  const word = String(value).toLowerCase();
  const wanted = values.map((each) => each.toLowerCase());
  switch (operator) {
    case 'is':
      return wanted.includes(word);
    case 'is_not':
      return !wanted.includes(word);
    case 'contains':
      return wanted.some((each) => word.includes(each));
    case 'at_least':
      return Number(word) >= Number(wanted[0]);
    case 'at_most':
      return Number(word) <= Number(wanted[0]);
    default:
      return true;
  }
}
