/** What a batch says of people, gathered for `people/identity`: nothing that the events do not say by themselves. */
import {
  type IdentityKey,
  isAnonymous,
  keyText,
  type PersonStatement,
} from '../../people/identity/public.ts';
import type { IncomingEvent, IncomingPerson } from './event.ts';

const DAY_MS = 86_400_000;
/** Letters in the name of a trait; PostgreSQL refuses to index more than some 2,700 bytes together with the key. */
const MOST_NAME = 200;

/** Each group of keys that belong together once, with the latest traits. `passed` are events that went through the steps. */
export function statementsOf(
  passed: readonly IncomingEvent[],
  people: readonly IncomingPerson[],
  now: number,
): PersonStatement[] {
  const statements = new Map<string, PersonStatement>();
  const withEvents = new Set<string>();
  for (const { identities, time } of passed) {
    // One key alone says nothing that the event itself does not say.
    if (identities.length > 1) addStatement(statements, { keys: identities, traits: {}, time });
    else if (identities[0]) withEvents.add(keyText(identities[0]));
  }
  for (const { identities, traits, time } of people) {
    const telling = { keys: identities, traits: besidesKeys(traits, identities), time: instantOr(now, time) };
    const [only] = identities.length === 1 ? identities : [];
    const isSaid =
      only &&
      Object.keys(telling.traits).length === 0 &&
      (isAnonymous(only) || withEvents.has(keyText(only)));
    if (!isSaid) addStatement(statements, telling);
  }
  return [...statements.values()];
}

/** What is no instant (a sender's clock gone wrong) was said now; state keeps whole milliseconds only. */
function instantOr(now: number, time: number): number {
  return Number.isFinite(time) && time >= 0 && time <= now + DAY_MS ? Math.floor(time) : now;
}

/** Traits less those that repeat a key (an e-mail address is a key already) and those no index takes the name of. */
function besidesKeys(
  traits: PersonStatement['traits'],
  keys: readonly IdentityKey[],
): PersonStatement['traits'] {
  const repeated = (name: string, value: unknown) =>
    keys.some((key) => key.kind === name && key.value.toLowerCase() === String(value).toLowerCase());
  return Object.fromEntries(
    Object.entries(traits).filter(([name, value]) => name.length <= MOST_NAME && !repeated(name, value)),
  );
}

function addStatement(into: Map<string, PersonStatement>, statement: PersonStatement): void {
  const slot = statement.keys.map(keyText).join('\n');
  const known = into.get(slot);
  if (!known) into.set(slot, statement);
  else {
    const [early, late] = known.time <= statement.time ? [known, statement] : [statement, known];
    into.set(slot, { keys: known.keys, traits: { ...early.traits, ...late.traits }, time: late.time });
  }
}
