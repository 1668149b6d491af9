/** Gentle advice on a map: what usually makes one hard to read or hard to believe. Pure; forbids nothing. */
import { type Said, said } from '../../../kernel/said.ts';
import type { MapDocument } from './document.ts';
import { cardsInOrder, evidenceByCard, lanesInOrder, seen, stagesInOrder } from './seen.ts';

const MOST_STAGES = 7;
const MOST_TOUCHPOINTS = 25;
/** Where somebody speaks of themselves, in English and German. */
const OWN_VOICE =
  /(^|[^\p{L}])(i|i['’]\p{L}+|my|me|we|our|us|ich|mein\p{L}*|mir|mich|wir|unser\p{L}*|uns)(?=$|[^\p{L}])/iu;
const EXAMPLES = 3;

export interface Advice extends Said {
  readonly about: 'stages' | 'touchpoints' | 'empty-stage' | 'voice' | 'curve';
  /** What it is about: ids of stages, cards or lanes. */
  readonly ids: readonly string[];
}

/** In the order of what to mend first; empty for a map that has none of it. Hidden stages and lanes do not count. */
export function adviceOn(map: MapDocument): Advice[] {
  const document = seen(map);
  const stages = stagesInOrder(document).filter(({ hidden }) => !hidden);
  const lanes = lanesInOrder(document).filter(({ hidden }) => !hidden);
  const kind = new Map(lanes.map(({ id, kind: of }) => [id, of]));
  const stageOf = (column: string) => document.columns[column]?.stage ?? column;
  const shown = new Set(stages.map(({ id }) => id));
  const cards = cardsInOrder(document).filter(({ column }) => shown.has(stageOf(column)));
  const touchpoints = cards.filter(({ lane }) => kind.get(lane) === 'touchpoints');
  const advice: Advice[] = [];
  if (stages.length > MOST_STAGES) {
    const much = said(
      'This map has {n, number} stages; with more than {most, number} few people keep the whole in view. Could some be steps of one stage?',
      { n: stages.length, most: MOST_STAGES },
    );
    advice.push({ about: 'stages', ...much, ids: stages.map(({ id }) => id) });
  }
  if (touchpoints.length > MOST_TOUCHPOINTS) {
    const much = said(
      'This map has {n, number} touchpoints; with more than {most, number} the important ones drown. Could one part become a map of its own?',
      { n: touchpoints.length, most: MOST_TOUCHPOINTS },
    );
    advice.push({ about: 'touchpoints', ...much, ids: touchpoints.map(({ id }) => id) });
  }
  const served = new Set(touchpoints.map(({ column }) => stageOf(column)));
  for (const { id, title } of stages.filter((stage) => !served.has(stage.id))) {
    const empty = said(
      '“{title}” has no touchpoint. Where do people meet you there, or is it no stage of its own?',
      { title },
    );
    advice.push({ about: 'empty-stage', ...empty, ids: [id] });
  }
  const foreign = touchpoints.filter(({ text }) => text.trim() !== '' && !OWN_VOICE.test(text));
  if (foreign.length > 0) {
    const some = foreign.slice(0, EXAMPLES).map(({ text }) => text);
    const voice = said(
      'Touchpoints read best as the customer would say them (“I look for a table”). Not so yet: {some}{more, plural, =0 {} one { and # more} other { and # more}}.',
      { some, more: foreign.length - some.length },
    );
    advice.push({ about: 'voice', ...voice, ids: foreign.map(({ id }) => id) });
  }
  const evidence = evidenceByCard(document);
  for (const lane of lanes.filter((each) => each.kind === 'feeling')) {
    const points = cards.filter((card) => card.lane === lane.id && card.value !== null);
    if (points.length === 0 || points.some(({ id }) => evidence.has(id))) continue;
    const guess = said(
      'The curve “{title}” is a guess: nothing that customers said or did is linked to it yet.',
      { title: lane.title },
    );
    advice.push({ about: 'curve', ...guess, ids: [lane.id] });
  }
  return advice;
}
