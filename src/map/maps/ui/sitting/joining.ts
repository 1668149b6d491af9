/** Makes one edit of two where the second only goes on with the first, as in typing. Pure. */
import { type Operation, same } from '../../document/operation.ts';

/** The two as one, under the id of the first; undefined where that would say something else. */
export function joined(first: Operation, second: Operation): Operation | undefined {
  const { was } = second;
  if (second.act !== 'set' || second.on !== first.on || second.entity !== first.entity) return undefined;
  if (was === undefined) return undefined;
  const goesOn = Object.keys(second.fields).every(
    (field) => field in first.fields && field in was && same(was[field], first.fields[field]),
  );
  return goesOn ? { ...first, fields: { ...first.fields, ...second.fields } } : undefined;
}

/** What takes two edits back, from what takes each back: one where the second took back only what the first had made. */
export function joinedBack(first: readonly Operation[], second: readonly Operation[]): readonly Operation[] {
  const [earlier, ...rest] = first;
  const [later] = second;
  if (second.length === 1 && earlier && later) {
    const one = joined(later, earlier);
    // Back from what the second made straight to what was there before the first.
    if (one && Object.keys(later.fields).every((field) => field in earlier.fields)) return [one, ...rest];
  }
  return [...second, ...first];
}
