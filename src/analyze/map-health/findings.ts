/** What is to be looked at on a map, in sentences, worst first. Pure. */
import { type Said, said } from '../../kernel/said.ts';
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
  const say = (about: Finding['about'], sentence: Said, ids: readonly string[] = []): void => {
    findings.push({ about, ...sentence, ids: [...ids], turned: null });
  };
  if (events !== null && events.all > 0 && events.offMap / events.all > MUCH_OFF_MAP) {
    const share = Math.round((100 * events.offMap) / events.all);
    say(
      'off-map',
      said('{share} of 100 events are at no touchpoint: the map misses a part of what happens.', { share }),
    );
  }
  if (evidence.cards.length > 0) {
    say('evidence', oldEvidence(evidence), evidence.cards);
  }
  if (reviewDueOn !== null)
    say('review', said('Somebody was to look at it again on {day}.', {}, { days: { day: reviewDueOn } }));
  if (notDrawn.length > 0) {
    const some = notDrawn.slice(0, MOST_NAMED).map(({ title, people }) => `${title}: ${people}`);
    say(
      'not-drawn',
      said(
        'So many people meet you where the map shows nothing: {some}{more, plural, =0 {} one { and # more} other { and # more}}.',
        { some: some.join(' · '), more: notDrawn.length - some.length },
      ),
    );
  }
  if (neverMet.length > 0) {
    const some = neverMet.slice(0, MOST_NAMED).map(({ title }) => title);
    const never = said(
      'Drawn, but met by nobody in this time: {some}{more, plural, =0 {} one { and # more} other { and # more}}.',
      { some, more: neverMet.length - some.length },
    );
    say(
      'never-met',
      never,
      neverMet.map(({ id }) => id),
    );
  }
  return findings;
}

function oldEvidence({ cards, oldestOn }: EvidenceAge): Said {
  return said(
    '{n, plural, one {One card rests} other {# cards rest}} on evidence older than a year alone, the oldest of {day}.',
    { n: cards.length },
    { days: { day: oldestOn ?? '' } },
  );
}

export function isStale(findings: readonly Finding[]): boolean {
  return findings.some(({ about }) => STALE.includes(about));
}

function turnedFinding(map: string, { drawnFirst, drawnSecond, people, otherWay }: TurnedPair): Finding {
  return {
    about: 'order',
    ...said(
      '“{first}” is drawn before “{second}”, but {n, number} of the {people, plural, one {# person} other {# people}} who met both came the other way round.',
      { first: drawnFirst.title, second: drawnSecond.title, n: otherWay, people },
    ),
    ids: [drawnFirst.id, drawnSecond.id],
    turned: { map, first: drawnFirst.id, second: drawnSecond.id },
  };
}
