/**
 * Learns who is who from what a source says, and takes it back when the source is undone. Only one caller at a time may
 * write (the drain of the inbox); it first asks for a change, puts it into the event engine, then saves it.
 */
import type { Kysely } from 'kysely';
import { defaultPerson, type IdentityKey, isAnonymous, keyText, normalisedKey } from './key.ts';
import { PeopleGraph } from './linking.ts';
import {
  findKeys,
  forgetOrigin,
  type IdentityTables,
  keysOfOrigin,
  keysOfPeople,
  knownKey,
  linksAmong,
  type StoredKey,
  type StoredLink,
  type StoredTrait,
  saveKeys,
  saveLinks,
  saveSightings,
  saveTraits,
} from './store.ts';

/** What a source says about one human: these keys belong together, these traits were true at that time (ms UTC). */
export interface PersonStatement {
  readonly keys: readonly IdentityKey[];
  readonly traits: Readonly<Record<string, string | number | boolean>>;
  readonly time: number;
}

/** Where person keys lead in the event engine, and whose journeys change with it. */
export interface EngineChange {
  /** `person` is empty where the key leads to its default person again. */
  readonly links: readonly { readonly visitor: string; readonly person: string }[];
  readonly dirty: readonly string[];
}

export interface IdentityChange extends EngineChange {
  /** Links that a guard rail refused; the events stay with their own person. */
  readonly refused: number;
  /** Writes the change; give it the transaction that belongs to it. */
  save(db: Kysely<unknown>): Promise<void>;
}

interface WorkspaceIds {
  readonly id: string;
  readonly number: number;
}

/** True for a statement that needs no row: one device and nothing known about it. */
function isBareVisitor(keys: readonly IdentityKey[], traits: PersonStatement['traits']): boolean {
  return (
    keys.length === 1 && keys[0] !== undefined && isAnonymous(keys[0]) && Object.keys(traits).length === 0
  );
}

/** Works out what the statements of one origin change. Reads, but writes nothing until `save`. */
export async function learn(
  state: Kysely<unknown>,
  workspace: WorkspaceIds,
  origin: string,
  statements: readonly PersonStatement[],
  now: number,
): Promise<IdentityChange> {
  const said = statements
    .map((statement) => ({ ...statement, keys: distinctKeys(statement.keys) }))
    .filter(({ keys, traits }) => keys.length > 0 && !isBareVisitor(keys, traits));
  const texts = [...new Set(said.flatMap(({ keys }) => keys.map(keyText)))];
  const graph = new PeopleGraph(workspace.number);
  const before = await loadAround(state, workspace.id, texts, graph);
  const links: StoredLink[] = [];
  const traits = new Map<string, StoredTrait>();
  let refused = 0;
  for (const { keys, traits: own, time } of said) {
    for (const key of keys) graph.add(key, now);
    const [first, ...rest] = keys.map(keyText);
    if (first === undefined) continue;
    for (const other of rest) {
      if (graph.join({ a: first, b: other }))
        links.push(orderedLink(workspace.id, first, other, origin, now));
      else refused++;
    }
    collectTraits(traits, workspace.id, first, origin, own, time);
  }
  const rows = changedKeys(graph, before, workspace.id);
  return {
    ...engineChange(graph, rows, before, workspace.number),
    refused,
    save: async (connection) => {
      const target = connection.withTables<IdentityTables>();
      await saveKeys(target, rows);
      await saveSightings(target, workspace.id, origin, texts);
      await saveLinks(target, links);
      await saveTraits(target, [...traits.values()]);
    },
  };
}

/** Works out what taking back everything an origin said changes: the state is as if it had never spoken. */
export async function unlearn(
  state: Kysely<unknown>,
  workspace: WorkspaceIds,
  origin: string,
): Promise<IdentityChange> {
  const db = state.withTables<IdentityTables>();
  const { onlyHere, links } = await keysOfOrigin(db, workspace.id, origin);
  const gone = new Set(onlyHere);
  const touched = [...new Set([...onlyHere, ...links.flatMap((link) => [link.key_a, link.key_b])])];
  const around = new PeopleGraph(workspace.number);
  const before = await loadAround(state, workspace.id, touched, around);
  const kept = [...before.values()].filter((row) => !gone.has(row.key_text));
  const graph = new PeopleGraph(workspace.number);
  for (const row of kept) graph.add({ kind: row.kind, value: row.value }, row.first_seen_at);
  const stillSaid = await linksAmong(
    state,
    workspace.id,
    kept.map((row) => row.key_text),
  );
  for (const link of stillSaid) if (link.origin !== origin) graph.join({ a: link.key_a, b: link.key_b });
  const rows = changedKeys(graph, before, workspace.id);
  const removed = [...before.values()].filter((row) => gone.has(row.key_text));
  const change = engineChange(graph, rows, before, workspace.number);
  return {
    links: [...change.links, ...removed.map((row) => ({ visitor: row.key_text, person: '' }))],
    // A key that nobody else has used leads to its own person again: a device that was seen before it was named.
    dirty: [
      ...new Set([
        ...change.dirty,
        ...removed.flatMap((row) => [row.person, defaultPerson(workspace.number, row.key_text)]),
      ]),
    ],
    refused: 0,
    save: async (connection) => {
      const target = connection.withTables<IdentityTables>();
      await forgetOrigin(target, workspace.id, origin, onlyHere);
      await saveKeys(target, rows);
    },
  };
}

function distinctKeys(keys: readonly IdentityKey[]): IdentityKey[] {
  const distinct = new Map<string, IdentityKey>();
  for (const key of keys) {
    const normal = normalisedKey(key);
    if (normal) distinct.set(keyText(normal), normal);
  }
  return [...distinct.values()];
}

/** Loads the keys and all other keys of the people they belong to. */
async function loadAround(
  state: Kysely<unknown>,
  workspace: string,
  texts: readonly string[],
  graph: PeopleGraph,
): Promise<Map<string, StoredKey>> {
  const known = await findKeys(state.withTables<IdentityTables>(), workspace, texts);
  const people = [...new Set(known.map((row) => row.person))];
  const all = new Map((await keysOfPeople(state, workspace, people)).map((row) => [row.key_text, row]));
  for (const row of all.values()) graph.load(knownKey(row), row.person);
  return all;
}

function changedKeys(
  graph: PeopleGraph,
  before: ReadonlyMap<string, StoredKey>,
  workspace: string,
): StoredKey[] {
  const changed: StoredKey[] = [];
  for (const { key, person } of graph.keys()) {
    if (before.get(key.text)?.person === person) continue;
    changed.push({
      workspace,
      key_text: key.text,
      kind: key.kind,
      value: key.value,
      person,
      first_seen_at: key.firstSeenAt,
    });
  }
  return changed;
}

/**
 * A new key that is its own person changes nothing in the engine: events are stored with that person already. A person
 * with several keys has a link for each of them, the oldest included, so that the engine can find them all.
 */
function engineChange(
  graph: PeopleGraph,
  rows: readonly StoredKey[],
  before: ReadonlyMap<string, StoredKey>,
  workspaceNumber: number,
): EngineChange {
  const dirty = new Set<string>();
  const moved = new Map<string, string>();
  for (const row of rows) {
    const own = defaultPerson(workspaceNumber, row.key_text);
    const former = before.get(row.key_text)?.person ?? own;
    if (former === row.person) continue;
    moved.set(row.key_text, row.person === own ? '' : row.person);
    dirty.add(former).add(row.person);
  }
  for (const { key, person } of graph.keys()) {
    if (dirty.has(person) && !moved.has(key.text) && defaultPerson(workspaceNumber, key.text) === person) {
      moved.set(key.text, person);
    }
  }
  return { links: [...moved].map(([visitor, person]) => ({ visitor, person })), dirty: [...dirty] };
}

function orderedLink(workspace: string, a: string, b: string, origin: string, at: number): StoredLink {
  const [key_a, key_b] = a < b ? [a, b] : [b, a];
  return { workspace, key_a, key_b, origin, at };
}

function collectTraits(
  into: Map<string, StoredTrait>,
  workspace: string,
  key: string,
  origin: string,
  traits: PersonStatement['traits'],
  at: number,
): void {
  for (const [name, value] of Object.entries(traits)) {
    const slot = `${key}\n${name}`;
    const earlier = into.get(slot);
    if (earlier && earlier.at > at) continue;
    into.set(slot, { workspace, key_text: key, name, origin, value: JSON.stringify(value), at });
  }
}
