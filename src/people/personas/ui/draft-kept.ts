/** Keeps what is typed in the browser's tab until it is saved: a reload or a lost connection takes nothing away. */
import { useState } from 'react';

/** The draft, as typed before if it was not saved, and how to change it; null when it is saved or given up. */
export function useKeptDraft<Draft>(
  key: string,
  saved: Draft,
): readonly [Draft, (draft: Draft | null) => void] {
  const place = `footpath.draft.${key}`;
  const [draft, setDraft] = useState<Draft>(() => read<Draft>(place) ?? saved);
  const change = (next: Draft | null): void => {
    if (next === null) sessionStorage.removeItem(place);
    else {
      sessionStorage.setItem(place, JSON.stringify(next));
      setDraft(next);
    }
  };
  return [draft, change];
}

export function hasKeptDraft(key: string): boolean {
  return read(`footpath.draft.${key}`) !== null;
}

function read<Draft>(place: string): Draft | null {
  const text = sessionStorage.getItem(place);
  return text === null ? null : (JSON.parse(text) as Draft);
}
