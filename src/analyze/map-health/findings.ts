/** What is to be looked at on a map, in sentences, worst first. Pure. */
import { countWords, dayWords, peopleWords, shareWords } from '../../kernel/words.ts';
import type { EvidenceAge } from '../../map/maps/public.ts';
import type { Finding, MapHealthReport, TurnedPair } from './contract.ts';

/** From this share of events at no touchpoint on, the map misses a part of what happens (analysis of map reviews). */
const MUCH_OFF_MAP = 0.1;
const MOST_NAMED = 3;
/** What speaks against the map as it is; the others are worth knowing. */
const STALE: readonly Finding['about'][] = ['order', 'off-map', 'evidence', 'review'];

export interface Checked extends Pick<MapHealthReport, 'map' | 'order' | 'events' | 'notDrawn'> {
  /** Cards whose touchpoint nobody met. */
  readonly neverMet: readonly { readonly id: string; readonly title: string }[];
  readonly evidence: EvidenceAge;
  /** The day of the review, where it has come. */
  readonly reviewDueOn: string | null;
}

export function findingsOf(checked: Checked): Finding[] {
  const { map, order, events, notDrawn, neverMet, evidence, reviewDueOn } = checked;
  const findings: Finding[] = (order?.turned ?? []).map((pair) => turnedFinding(map, pair));
  const say = (about: Finding['about'], text: string, ids: readonly string[] = []): void => {
    findings.push({ about, text, ids: [...ids], turned: null });
  };
  if (events !== null && events.all > 0 && events.offMap / events.all > MUCH_OFF_MAP) {
    const share = shareWords(events.offMap / events.all);
    say('off-map', `${share} events are at no touchpoint: the map misses a part of what happens.`);
  }
  if (evidence.cards.length > 0) {
    const [n, oldest] = [evidence.cards.length, evidence.oldestOn ?? ''];
    const cards = n === 1 ? 'One card rests' : `${countWords(n)} cards rest`;
    say(
      'evidence',
      `${cards} on evidence older than a year alone, the oldest of ${dayWords(oldest)}.`,
      evidence.cards,
    );
  }
  if (reviewDueOn !== null) say('review', `Somebody was to look at it again on ${dayWords(reviewDueOn)}.`);
  if (notDrawn.length > 0) {
    const some = notDrawn
      .slice(0, MOST_NAMED)
      .map(({ title, people }) => `“${title}” (${peopleWords(people)})`);
    say('not-drawn', `People meet you where the map shows nothing: ${listed(some, notDrawn.length)}.`);
  }
  if (neverMet.length > 0) {
    const some = neverMet.slice(0, MOST_NAMED).map(({ title }) => `“${title}”`);
    const ids = neverMet.map(({ id }) => id);
    say('never-met', `Drawn, but met by nobody in this time: ${listed(some, neverMet.length)}.`, ids);
  }
  return findings;
}

export function isStale(findings: readonly Finding[]): boolean {
  return findings.some(({ about }) => STALE.includes(about));
}

function turnedFinding(map: string, { drawnFirst, drawnSecond, people, otherWay }: TurnedPair): Finding {
  return {
    about: 'order',
    text: `“${drawnFirst.title}” is drawn before “${drawnSecond.title}”, but ${countWords(otherWay)} of the ${peopleWords(people)} who met both came the other way round.`,
    ids: [drawnFirst.id, drawnSecond.id],
    turned: { map, first: drawnFirst.id, second: drawnSecond.id },
  };
}

function listed(some: readonly string[], all: number): string {
  const rest = all - some.length;
  return `${some.join(', ')}${rest > 0 ? ` and ${countWords(rest)} more` : ''}`;
}
