/** Which kind of lane a heading means, and how a heading says its kind where words alone would mislead. Pure. */
import { type Lane, type LaneKind, laneKinds } from '../document/document.ts';
import { laneTitlesIn } from '../document/first-drawing.ts';

/** The first that fits. English and German, as teams head their spreadsheets. */
const words: readonly [RegExp, LaneKind][] = [
  [/line of interaction|interaktionslinie/i, 'line-of-interaction'],
  [/line of visibility|sichtbarkeitslinie/i, 'line-of-visibility'],
  [/moments? of truth|moment der wahrheit/i, 'moments'],
  [/touch ?-?points?|kontaktpunkt|berührungspunkt/i, 'touchpoints'],
  [/feel|emotion|mood|satisfaction|gefühl|stimmung|erlebnis/i, 'feeling'],
  [/think|thought|quote|mindset|denk|gedanke|zitat/i, 'thinks'],
  [/\bpains?\b|problem|frustration|barrier|schmerz|hürde/i, 'pains'],
  [/opportunit|idea|improve|chance|idee/i, 'opportunities'],
  [/\bwants?\b|needs?\b|goals?\b|expect|bedürfnis|erwartung|ziele?\b/i, 'wants'],
  [/\bdoes\b|doing|actions?\b|activit|steps?\b|handlung|tut\b/i, 'does'],
  [/\bkpis?\b|metrics?|numbers?|kennzahl|zahlen/i, 'numbers'],
  [/systems?\b|technolog|software|support process|systeme/i, 'systems'],
  [/people behind|staff|backstage|frontstage|employee|team|personal|mitarbeit/i, 'people'],
  [/pictures?|images?|photos?|evidence|bild/i, 'images'],
  [/\bnotes?\b|comments?|notiz/i, 'free'],
];

export interface Heading {
  readonly kind: LaneKind;
  readonly title: string;
  /** False where the kind follows from the heading as we write it. */
  readonly guessed: boolean;
}

/** `Mood [feeling]` says its kind; otherwise the words do. */
export function laneOf(heading: string): Heading {
  const said = /^(.*?)\s*\[([a-z-]+)\]$/.exec(heading);
  const kind = laneKinds.find((each) => each === said?.[2]);
  if (said && kind) return { kind, title: said[1] ?? '', guessed: false };
  const exact = laneKinds.find((each) => isUsual(each, heading));
  if (exact) return { kind: exact, title: heading, guessed: false };
  const [, likely] = words.find(([pattern]) => pattern.test(heading)) ?? [];
  return { kind: likely ?? 'free', title: heading, guessed: true };
}

export function headingOf({ kind, title }: Pick<Lane, 'kind' | 'title'>): string {
  return isUsual(kind, title) ? title : `${title} [${kind}]`;
}

function isUsual(kind: LaneKind, title: string): boolean {
  return Object.values(laneTitlesIn).some((titles) => titles[kind] === title);
}
