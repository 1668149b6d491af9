/** A journey map of what visitors saw at a competitor: what is there, how it felt, what they noted and photographed. Pure. */
import { said, type Voice } from '../../kernel/said.ts';
import { drawnMap, type FirstDrawing } from '../maps/public.ts';
import { groupsOf, standingOf } from './compare.ts';
import type { Competitor, Standing } from './contract.ts';
import type { Visit } from './visits/contract.ts';

/** The middle of one to five, which is neither good nor bad. */
const MIDDLE = 3;
/** Below this mean it hurts. */
const HURTS_BELOW = 2.5;
/** Of a note that several people wrote, as much as a card of a map holds. */
const WORDS_OF_A_CARD = /[\s\S]{1,4000}/g;

type Card = FirstDrawing['cards'][number];
type Document = ReturnType<typeof drawnMap>;

/** @param visits to this competitor, newest first. Null where nobody has looked at anything yet. */
export function competitorMap(
  competitor: Competitor,
  visits: readonly Visit[],
  same: ReadonlyMap<string, string>,
  newId: (prefix: string) => string,
  { language, tell }: Voice,
): Document | null {
  const score = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const touchpoints = groupsOf(
    visits.flatMap(({ items }) => items),
    same,
  )
    .map((group) => {
      const own = visits.map(({ items }) => items.filter((item) => group.items.has(item)));
      return {
        ...group,
        items: [...group.items],
        stage: group.stage || tell(said('Visit')),
        standing: standingOf(own),
      };
    })
    .filter(({ standing }) => standing.hasIt !== null);
  if (touchpoints.length === 0) return null;
  const stages = [...new Set(touchpoints.map(({ stage }) => stage))];
  const cards = touchpoints.flatMap(({ title, stage, standing, items }): Card[] => {
    const touchpoint = items.find((item) => item.touchpoint !== null)?.touchpoint ?? null;
    const notes = [...new Set(items.flatMap(({ note }) => note.trim().match(WORDS_OF_A_CARD) ?? []))];
    const photos = [...new Set(items.flatMap((item) => item.photos))];
    return [
      standing.hasIt === true
        ? { lane: 'touchpoints', stage, text: title, touchpoint, ...evidenceOf(standing, score, tell) }
        : { lane: 'free', stage, text: tell(said('Not there: {title}', { title })) },
      ...(standing.score !== null && standing.score < HURTS_BELOW
        ? [
            {
              lane: 'pains',
              stage,
              text: tell(said('{title}: {score} of 5', { title, score: score.format(standing.score) })),
            } as const,
          ]
        : []),
      ...notes.map((text) => ({ lane: 'free', stage, text }) as const),
      ...photos.map((image) => ({ lane: 'images', stage, text: title, image }) as const),
    ];
  });
  const felt = stages.flatMap((stage): Card[] => {
    const scores = touchpoints.flatMap((each) =>
      each.stage === stage && each.standing.score !== null ? [each.standing.score] : [],
    );
    if (scores.length === 0) return [];
    const mean = scores.reduce((sum, each) => sum + each, 0) / scores.length;
    return [{ lane: 'feeling', stage, text: '', value: Math.round((mean - MIDDLE) * 10) / 10 }];
  });
  const n = visits.length;
  const scenario = tell(said('Drawn from {n, plural, one {# visit} other {# visits}} as a customer.', { n }));
  return drawnMap(
    { title: competitor.name, kind: 'competitor', scenario },
    {
      stages: stages.map((title) => ({ key: title, title, workspaceStage: null })),
      lanes: ['touchpoints', 'feeling', 'pains', 'images', 'free'],
      cards: [...cards, ...felt],
      language,
    },
    newId,
  );
}

function evidenceOf(
  { score: mean, scores }: Standing,
  score: Intl.NumberFormat,
  tell: Voice['tell'],
): Pick<Card, 'evidence'> {
  if (mean === null) return {};
  const note = tell(
    said('{score} of 5 in {n, plural, one {# visit} other {# visits}} as a customer', {
      ...{ score: score.format(mean), n: scores },
    }),
  );
  return { evidence: { kind: 'report', note, count: scores } };
}
