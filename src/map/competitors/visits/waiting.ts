/** Answers of a visit that have not reached the server yet: later ones go over earlier ones, field by field. Pure. */
import type { Answer, VisitChange } from './contract.ts';

export const NOTHING_WAITS: VisitChange = { answers: [], found: [] };

export function isEmpty(change: VisitChange): boolean {
  const { answers, found, ...head } = change;
  return (
    answers.length === 0 && found.length === 0 && Object.values(head).every((value) => value === undefined)
  );
}

/** One change that does what the two do in their order. */
export function together(one: VisitChange, other: VisitChange): VisitChange {
  const known = new Set(one.found.map(({ key }) => key));
  const changed = new Map(other.answers.map((answer) => [answer.key, answer]));
  const untouched = new Set(one.answers.map(({ key }) => key));
  return {
    ...one,
    ...other,
    answers: [
      ...one.answers.map((answer) => answersTogether(answer, changed.get(answer.key))),
      ...other.answers.filter(({ key }) => !untouched.has(key)),
    ],
    found: [...one.found, ...other.found.filter(({ key }) => !known.has(key))],
  };
}

function answersTogether(one: Answer, other: Answer | undefined): Answer {
  if (other === undefined) return one;
  const added = [...(one.addPhotos ?? []), ...(other.addPhotos ?? [])];
  const removed = [...(one.removePhotos ?? []), ...(other.removePhotos ?? [])];
  // What was taken away last stays away; what was added last is there.
  const addPhotos = added.filter((photo) => !other.removePhotos?.includes(photo));
  const removePhotos = removed.filter((photo) => !other.addPhotos?.includes(photo));
  // The earlier author saw the words that are on the server.
  const note = other.note && { ...other.note, was: (one.note ?? other.note).was };
  return {
    ...one,
    ...other,
    ...(note ? { note } : {}),
    ...(addPhotos.length > 0 ? { addPhotos: [...new Set(addPhotos)] } : { addPhotos: undefined }),
    ...(removePhotos.length > 0 ? { removePhotos: [...new Set(removePhotos)] } : { removePhotos: undefined }),
  };
}
