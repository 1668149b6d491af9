/** How old what a map rests on is. Reports are asked anew whenever they are shown, so they do not age. Pure. */
import { addDays } from '../../../kernel/calendar.ts';
import type { MapDocument } from './document.ts';
import { listed, seen } from './seen.ts';

/** Older evidence says how it was, not how it is. */
export const OLD_AFTER_DAYS = 365;

export interface EvidenceAge {
  /** Pieces that can grow old: all but reports. */
  readonly pieces: number;
  readonly old: number;
  /** Of no known day. */
  readonly undated: number;
  /** Cards with an old piece and no fresh one, in the order of their ids. */
  readonly cards: readonly string[];
  /** YYYY-MM-DD; null where no day is known. */
  readonly oldestOn: string | null;
}

/** @param today in business time, YYYY-MM-DD */
export function evidenceAge(map: MapDocument, today: string): EvidenceAge {
  const fresh = addDays(today, -OLD_AFTER_DAYS);
  const pieces = listed(seen(map).evidence).filter(({ kind }) => kind !== 'report');
  const dated = pieces.flatMap(({ seenOn, card }) => (seenOn === null ? [] : [{ seenOn, card }]));
  const old = dated.filter(({ seenOn }) => seenOn < fresh);
  const kept = new Set(dated.filter(({ seenOn }) => seenOn >= fresh).map(({ card }) => card));
  const aged = new Set(old.map(({ card }) => card).filter((card) => !kept.has(card)));
  return {
    pieces: pieces.length,
    old: old.length,
    undated: pieces.length - dated.length,
    cards: [...aged].sort(),
    oldestOn: dated.map(({ seenOn }) => seenOn).sort()[0] ?? null,
  };
}
