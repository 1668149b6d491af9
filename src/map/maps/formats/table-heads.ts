/** Which columns of a table with one row per touchpoint hold what, by their headings in English or German. Pure. */
import { laneTitlesIn } from '../document/first-drawing.ts';
import { laneOf } from './lane-words.ts';

const exact = {
  stage: /^(stages?|phases?|phasen|stufen?|abschnitte?|journey stages?)$/i,
  step: /^(steps?|schritte?)$/i,
  touchpoint: /^(touch ?-?points?|kontaktpunkte?|berührungspunkte?|customer actions?|.*\[touchpoint\])$/i,
  channel: /^(channels?|kanal|kanäle)$/i,
  colour: /^(colou?r|farbe)$/i,
  owner: /^(owner|responsible|verantwortlich|zuständig)$/i,
  evidence: /^(evidence|belege?|sources?)$/i,
} as const;
const loose: Partial<Record<Part, RegExp>> = {
  stage: /\b(stages?|phases?|phasen|stufen?|abschnitte?)\b/i,
  touchpoint: /touch ?-?point|kontaktpunkt|berührungspunkt/i,
};

type Part = keyof typeof exact;
/** Where each part stands; -1 where it does not. */
export type Columns = Readonly<Record<Part, number>>;

/**
 * `ours`: as we head them. `lanes`: stages, and lanes instead of touchpoints. `loose`: the words among others.
 * `stages`: stages, whatever the others are.
 */
export type Manner = 'ours' | 'lanes' | 'loose' | 'stages';

/** Of fewer headings than this part that mean a lane, the row may as well name stages. */
const MOSTLY = 0.6;

/** Null where the row is no such head. */
export function columnsOf(row: readonly string[], manner: Manner): Columns | null {
  const found = Object.fromEntries(
    (Object.keys(exact) as Part[]).map((part) => [part, placeOf(row, part, manner === 'loose')]),
  ) as Record<Part, number>;
  if (found.stage < 0 || found.stage === found.touchpoint) return null;
  if (manner === 'stages') return found;
  if (manner !== 'lanes') return found.touchpoint < 0 ? null : found;
  const others = row.filter((cell, at) => cell !== '' && at !== found.stage);
  const meant = others.filter(meansPart);
  return meant.length >= 2 && meant.length >= others.length * MOSTLY ? found : null;
}

/** Whether a row that begins so names the stages from left to right. */
export function namesStages(heading: string): boolean {
  return exact.stage.test(heading);
}

/** Whether it says so among other words. */
export function namesStagesLoosely(heading: string): boolean {
  return loose.stage?.test(heading) ?? false;
}

/** Whether a heading means a lane, or something else that a table of a map tells of touchpoints. */
export function meansPart(heading: string): boolean {
  return Object.values(exact).some((words) => words.test(heading)) || laneOf(heading).kind !== 'free';
}

/** How the lane of the touchpoints is called where the heading of its column says so; null for the usual name. */
export function touchpointLane(heading: string): string | null {
  const own = /^(.*?)\s*\[touchpoint\]$/i.exec(heading);
  if (own) return own[1] ?? '';
  return Object.values(laneTitlesIn).find(({ touchpoints }) => touchpoints === heading)?.touchpoints ?? null;
}

/** The other way round. */
export function touchpointHead(title: string): string {
  if (title === laneTitlesIn.en.touchpoints) return 'Touchpoint';
  return touchpointLane(title) === title ? title : `${title} [touchpoint]`;
}

export function namesSteps(heading: string): boolean {
  return exact.step.test(heading);
}

function placeOf(row: readonly string[], part: Part, isLoose: boolean): number {
  const at = row.findIndex((cell) => exact[part].test(cell));
  const words = loose[part];
  return at >= 0 || !isLoose || !words ? at : row.findIndex((cell) => words.test(cell));
}
