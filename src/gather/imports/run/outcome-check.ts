/** One record through its format, and a last look at what comes out: what the pipeline would refuse is refused here, with its row. */
import { normalisedKey } from '../../../people/identity/public.ts';
import type { IncomingPerson } from '../../events/public.ts';
import type { Convert, DraftEvent, Outcome } from '../formats/format.ts';
import { rejected, skipped } from '../formats/outcome.ts';
import type { ImportRecord } from './records.ts';

const MOST_CHARACTERS = 24_000;

export function outcomeOf(record: ImportRecord, convert: Convert): Outcome {
  const [first] = record;
  if (first?.skip) return skipped(first.skip);
  if (first?.wrong) return rejected(first.wrong);
  const outcome = convert(record);
  if (outcome.kind !== 'used') return outcome;
  for (const event of outcome.events) {
    const problem = problemOf(event);
    if (problem) return rejected(problem);
  }
  if (outcome.events.length === 0 && !outcome.people.some(isNamed))
    return rejected('nothing in the row says who it was');
  return outcome;
}

function problemOf(event: DraftEvent): string | null {
  if (!isNamed(event)) return 'nothing in the row says who it was';
  if (event.amount && !/^[A-Z]{3}$/.test(event.amount.currency))
    return `“${event.amount.currency}” is not a currency`;
  if (event.amount && Math.abs(event.amount.minor) > 1e13) return 'the amount is too large';
  let characters = 0;
  for (const name in event.properties) characters += name.length + String(event.properties[name]).length;
  return characters > MOST_CHARACTERS ? 'the row holds more text than an event may' : null;
}

function isNamed({ identities }: Pick<IncomingPerson, 'identities'>): boolean {
  return identities.some((key) => normalisedKey(key) !== null);
}
