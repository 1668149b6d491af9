/** What a visit looks at, touchpoint by touchpoint, and how answers change it. Pure. */
import { type Answer, MOST_ITEMS, MOST_PHOTOS, type VisitChange, type VisitItem } from './contract.ts';

/** What a checklist is made of, wherever that stands. */
export interface ToLookAt {
  readonly title: string;
  readonly stage: string;
  readonly touchpoint: string | null;
  /** Left out: found by the title among what trades usually look at. */
  readonly look?: string;
}

/** @param looks what to look at, by the title of a touchpoint in small letters */
export function newChecklist(
  touchpoints: readonly ToLookAt[],
  looks: ReadonlyMap<string, string>,
): VisitItem[] {
  return touchpoints.slice(0, MOST_ITEMS).map(({ title, stage, touchpoint, look }, index) => ({
    key: String(index + 1),
    ...{ title, stage, touchpoint, look: look ?? looks.get(sameTitle(title)) ?? '' },
    ...{ isThere: null, score: null, note: '', photos: [] },
  }));
}

/** Titles are the same but for capitals, spaces and the sign at their end. */
export function sameTitle(title: string): string {
  return title
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.!?…]+$/u, '');
}

export function isAnswered({ isThere }: Pick<VisitItem, 'isThere'>): boolean {
  return isThere !== null;
}

/** The list with what was found and answered. Applied twice it is the same; what is about nothing is left out. */
export function changedChecklist(
  items: readonly VisitItem[],
  { answers, found }: Pick<VisitChange, 'answers' | 'found'>,
): VisitItem[] {
  const known = new Set(items.map(({ key }) => key));
  const added = found
    .filter(({ key }) => !known.has(key))
    .map(({ key, title, stage }): VisitItem => {
      const blank = { touchpoint: null, look: '', score: null, note: '', photos: [] };
      return { key, title, stage, ...blank, isThere: true };
    });
  return [...items, ...added]
    .slice(0, MOST_ITEMS)
    .map((item) => answers.filter(({ key }) => key === item.key).reduce(answered, item));
}

function answered(item: VisitItem, answer: Answer): VisitItem {
  const { isThere = item.isThere, score = item.score } = answer;
  // A score says that it is there; what is not there has none.
  const judged = answer.score !== undefined && answer.score !== null && answer.isThere === undefined;
  const removed = new Set(answer.removePhotos);
  const photos = [...new Set([...item.photos, ...(answer.addPhotos ?? [])])].filter(
    (photo) => !removed.has(photo),
  );
  return {
    ...item,
    isThere: judged ? true : isThere,
    score: !judged && isThere === false ? null : score,
    note: answer.note === undefined ? item.note : mergedNote(item.note, answer.note),
    photos: photos.slice(0, MOST_PHOTOS),
  };
}

/** Nothing typed is lost: what somebody else wrote since `was` stays in front. Sent again, it is not written twice. */
function mergedNote(held: string, { text, was }: { readonly text: string; readonly was: string }): string {
  if (held === was || held === text || held === '') return text;
  // What somebody else wrote stands in front of what its author had sent before.
  if (was !== '' && held.endsWith(`\n${was}`)) return `${held.slice(0, -was.length)}${text}`;
  if (text === '' || held.endsWith(`\n${text}`)) return held;
  return text.startsWith(held) ? text : `${held}\n${text}`;
}
