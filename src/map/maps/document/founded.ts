/** How well founded a card is, from its evidence alone. Pure; a rule that can be read aloud, not a judgement. */
import type { Evidence } from './document.ts';

/** Fewer show no share elsewhere in the program, and more than this a range without a trend. */
const ENOUGH_SAID = 5;
const ENOUGH_COUNTED = 30;

export type Founded = 'guess' | 'some-signs' | 'solid';

/**
 * `guess`: nothing is linked. `solid`: a report that rests on at least 30 people or answers, or five different things
 * people said (a signal or quote counts as one), or three pieces of at least two kinds. `some-signs`: anything between.
 * What is linked twice counts once.
 */
export function founded(evidence: readonly Evidence[]): Founded {
  const different = new Map<string, Evidence>();
  for (const piece of evidence) {
    if (piece.removed || (piece.reference === '' && piece.note.trim() === '')) continue;
    const what = piece.reference === '' ? piece.note.trim().toLowerCase() : piece.reference;
    different.set(`${piece.kind} ${what}`, piece);
  }
  const pieces = [...different.values()];
  if (pieces.length === 0) return 'guess';
  const counted = pieces.some(({ kind, count }) => kind === 'report' && (count ?? 0) >= ENOUGH_COUNTED);
  const said = pieces.filter(({ kind }) => kind === 'signal' || kind === 'quote').length >= ENOUGH_SAID;
  const varied = pieces.length >= 3 && new Set(pieces.map(({ kind }) => kind)).size >= 2;
  return counted || said || varied ? 'solid' : 'some-signs';
}
