/** Personas made of groups with the same habits. Each statement is a figure of the report; nothing else is said, nothing guessed. */
import { isDeepStrictEqual } from 'node:util';
import { addDays } from '../../kernel/calendar.ts';
import { countWords, dayWords, moneyWords, shareWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Persona, PersonaDraft, Statement } from '../../people/personas/contract.ts';
import { type Personas, portraitFor } from '../../people/personas/public.ts';
import type { BehaviourGroup, BehaviourReport } from '../behaviour/contract.ts';
import { answerBehaviour, type BehaviourParts, differenceWords, pauseWords } from '../behaviour/public.ts';
import type { Segment } from '../segments/contract.ts';
import type { Segments } from '../segments/public.ts';

export interface DraftParts extends BehaviourParts {
  readonly personas: Pick<Personas, 'list' | 'get' | 'create'>;
  readonly segments: Pick<Segments, 'get' | 'condition' | 'list' | 'create'>;
}

/** A way that fewer of them take is not theirs. */
const LEAST_WAY = 0.25;
const MOST_NAME = 80;

export async function draftedPersonas(
  parts: DraftParts,
  workspace: WorkspaceScope,
): Promise<{ sentence: string; items: Persona[]; present: string[] }> {
  const report = await answerBehaviour(parts, workspace, { compare: 'none', whose: 'buyers' });
  const taken = new Set((await parts.personas.list(workspace.id)).map(({ name }) => name));
  const items: Persona[] = [];
  // One group is everybody, and everybody is nobody's kind.
  if (report.groups.length < 2) return { sentence: report.sentence, items, present: [] };
  const present: string[] = [];
  for (const group of report.groups) {
    const name = group.name.slice(0, MOST_NAME);
    if (taken.has(name)) present.push(name);
    else items.push(await made(parts, workspace, group, { name, report }));
  }
  return { sentence: report.sentence, items, present };
}

async function made(
  parts: DraftParts,
  workspace: WorkspaceScope,
  group: BehaviourGroup,
  { name, report }: { name: string; report: BehaviourReport },
): Promise<Persona> {
  const segment = group.rule && (await segmentOf(parts, workspace.id, { name, rule: group.rule.rule }));
  return parts.personas.create(workspace.id, {
    ...describedGroup(group, report),
    name,
    segmentId: segment?.id ?? null,
  });
}

/** The segment of a draft that broke off before its persona was made is taken by the next one, not made twice. */
async function segmentOf(
  { segments }: DraftParts,
  workspace: string,
  draft: Pick<Segment, 'name' | 'rule'>,
): Promise<Segment> {
  const present = (await segments.list(workspace)).find(
    ({ name, rule }) => name === draft.name && isDeepStrictEqual(rule, draft.rule),
  );
  return present ?? segments.create(workspace, draft);
}

/** What the figures of a group say of it. Goals, needs, frustrations and quotes stay empty: no figure says them. */
export function describedGroup(
  group: BehaviourGroup,
  { currency, period }: Pick<BehaviourReport, 'currency' | 'period'>,
): PersonaDraft {
  const days = `${dayWords(period.fromDay)} to ${dayWords(addDays(period.toDay, -1))}`;
  const figure = (text: string, basis: string, people = group.people): Statement => ({
    text,
    evidence: [{ kind: 'figure', text: `${basis}; ${days}`, page: 'insights/behaviour', count: people }],
  });
  const n = `${countWords(group.people)} people of the group`;
  const ways = group.ways.flatMap(({ title, met }) =>
    met.share === null || met.share < LEAST_WAY
      ? []
      : [
          figure(
            `${title}: ${shareWords(met.share)} of them`,
            `${countWords(met.count)} of ${countWords(met.of)} people (${range(met.low, met.high)})`,
            met.of,
          ),
        ],
  );
  return {
    name: group.name.slice(0, MOST_NAME),
    story: group.sentence.slice(0, 300),
    portrait: portraitFor(group.name),
    goals: [],
    needs: [],
    frustrations: [],
    quotes: [],
    channels: ways,
    context: [
      ...rhythm(group).map(({ text, basis, people }) => figure(text, `${n}${basis}`, people)),
      ...money(group, currency).map(({ text, basis }) => figure(text, `${n}${basis}`)),
      ...group.differences
        .slice(0, 4)
        .map((each) =>
          figure(capitalised(differenceWords(each, currency)), `${n}, on average, against all other groups`),
        ),
    ].slice(0, 12),
    segmentId: null,
  };
}

/** Each with how many people it rests on. */
function rhythm({
  orderPause,
  boughtAgain,
}: BehaviourGroup): { text: string; basis: string; people: number }[] {
  const again =
    boughtAgain.share === null
      ? []
      : [
          {
            text: `Bought more than once: ${shareWords(boughtAgain.share)} of them`,
            basis: '',
            people: boughtAgain.of,
          },
        ];
  if (orderPause.days === null) return again;
  const text = `Between two orders: about ${pauseWords(orderPause.days)}, of the ${countWords(orderPause.n)} who ordered on more than one day`;
  return [...again, { text, basis: ', the middle one', people: orderPause.n }];
}

function money(
  { perOrderMinor, perPerson }: BehaviourGroup,
  currency: string,
): { text: string; basis: string }[] {
  const of = (minor: number): string => moneyWords(Math.round(minor), currency);
  return [
    ...(perOrderMinor === null
      ? []
      : [{ text: `An order: about ${of(perOrderMinor)}`, basis: ', the middle one' }]),
    ...(perPerson === null
      ? []
      : [
          {
            text: `Brought in all: ${of(perPerson.mean)} each`,
            basis: `, range ${of(perPerson.low)} to ${of(perPerson.high)}`,
          },
        ]),
  ];
}

function range(low: number | null, high: number | null): string {
  return `${Math.round((low ?? 0) * 100)} to ${Math.round((high ?? 1) * 100)} of 100`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
