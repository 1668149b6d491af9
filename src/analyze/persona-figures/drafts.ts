/** Personas made of groups with the same habits. Each statement is a figure of the report; nothing else is said, nothing guessed. */
import { isDeepStrictEqual } from 'node:util';
import { addDays } from '../../kernel/calendar.ts';
import { Language } from '../../kernel/language.ts';
import { said, type Voice } from '../../kernel/said.ts';
import { moneyWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Persona, PersonaDraft, Statement } from '../../people/personas/contract.ts';
import { type Personas, portraitFor } from '../../people/personas/public.ts';
import { voiceOf } from '../../platform/files/voices.ts';
import type { BehaviourGroup, BehaviourReport } from '../behaviour/contract.ts';
import {
  answerBehaviour,
  type BehaviourParts,
  differenceWords,
  groupSentence,
  namesOf,
  pauseOf,
  sharePart,
  undividedWords,
} from '../behaviour/public.ts';
import type { Segment } from '../segments/contract.ts';
import type { Segments } from '../segments/public.ts';

export interface DraftParts extends BehaviourParts {
  readonly personas: Pick<Personas, 'list' | 'get' | 'create'>;
  readonly segments: Pick<Segments, 'get' | 'condition' | 'list' | 'create'>;
}

/** A way that fewer of them take is not theirs. */
const LEAST_WAY = 0.25;
const MOST_NAME = 80;

/** @param language of what is written; a persona of the same group in another is there already */
export async function draftedPersonas(
  parts: DraftParts,
  workspace: WorkspaceScope,
  language: Language,
): Promise<{ sentence: string; items: Persona[]; present: string[] }> {
  const report = await answerBehaviour(parts, workspace, { compare: 'none', whose: 'buyers' });
  const taken = new Set((await parts.personas.list(workspace.id)).map(({ name }) => name));
  const items: Persona[] = [];
  const { sentence, currency, groups } = report;
  const voice = voiceOf(language);
  // One group is everybody, and everybody is nobody's kind.
  if (groups.length < 2) {
    const [name = ''] = namesOf(groups, currency, voice);
    return { sentence: undividedWords(report, name, voice), items, present: [] };
  }
  const present: string[] = [];
  const names = Language.options.map((each) => namesOf(groups, currency, voiceOf(each)).map(fitting));
  for (const [at, group] of groups.entries()) {
    const name = names[Language.options.indexOf(language)]?.[at] ?? group.name;
    const known = names.map((each) => each[at]).find((each) => each !== undefined && taken.has(each));
    if (known !== undefined) present.push(known);
    else items.push(await made(parts, workspace, group, { name, report, voice }));
  }
  return { sentence, items, present };
}

function fitting(name: string): string {
  return name.slice(0, MOST_NAME);
}

async function made(
  parts: DraftParts,
  workspace: WorkspaceScope,
  group: BehaviourGroup,
  { name, report, voice }: { name: string; report: BehaviourReport; voice: Voice },
): Promise<Persona> {
  const segment = group.rule && (await segmentOf(parts, workspace.id, { name, rule: group.rule.rule }));
  return parts.personas.create(workspace.id, {
    ...describedGroup(group, report, voice),
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
  voice: Voice,
): Omit<PersonaDraft, 'name' | 'segmentId'> {
  const { tell } = voice;
  const days = { from: period.fromDay, to: addDays(period.toDay, -1) };
  const figure = (text: string, basis: string, people = group.people): Statement => ({
    text,
    evidence: [
      {
        kind: 'figure',
        text: tell(said('{basis}; {from} to {to}', { basis }, { days })),
        page: 'insights/behaviour',
        count: people,
      },
    ],
  });
  const n = group.people;
  return {
    story: groupSentence(group, 'customers', currency, voice).slice(0, 300),
    portrait: portraitFor(group.name),
    goals: [],
    needs: [],
    frustrations: [],
    quotes: [],
    channels: waysOf(group, voice).map(({ text, basis, people }) => figure(text, basis, people)),
    context: [
      ...rhythm(group, voice).map(({ text, basis, people }) => figure(text, basis, people)),
      ...money(group, currency, voice).map(({ text, basis }) => figure(text, basis)),
      ...group.differences
        .slice(0, 4)
        .map((each) =>
          figure(
            differenceWords(each, currency, voice),
            tell(
              said(
                '{n, plural, one {# person} other {# people}} of the group, on average, against all other groups',
                { n },
              ),
            ),
          ),
        ),
    ].slice(0, 12),
  };
}

interface Described {
  readonly text: string;
  readonly basis: string;
  /** How many it rests on. */
  readonly people: number;
}

function waysOf({ ways }: BehaviourGroup, voice: Voice): Described[] {
  const { tell, word } = voice;
  return ways.flatMap(({ kind, title, met }) => {
    if (met.share === null || met.share < LEAST_WAY) return [];
    const share = sharePart(met.share, voice);
    const [low, high] = [Math.round((met.low ?? 0) * 100), Math.round((met.high ?? 1) * 100)];
    return [
      {
        text: tell(
          said('{title}: {share} of them', { title: kind === 'channel' ? word(title) : title, share }),
        ),
        basis: tell(
          said('{count, number} of {of, plural, one {# person} other {# people}} ({low} to {high} of 100)', {
            ...{ count: met.count, of: met.of, low, high },
          }),
        ),
        people: met.of,
      },
    ];
  });
}

function rhythm(group: BehaviourGroup, voice: Voice): Described[] {
  const { orderPause, boughtAgain } = group;
  const { tell } = voice;
  const again =
    boughtAgain.share === null
      ? []
      : [
          {
            text: tell(
              said('Bought more than once: {share} of them', { share: sharePart(boughtAgain.share, voice) }),
            ),
            basis: tell(ofTheGroup(group.people)),
            people: boughtAgain.of,
          },
        ];
  if (orderPause.days === null) return again;
  const text = tell(
    said('Between two orders: about {pause}, of the {n, number} who ordered on more than one day', {
      ...{ pause: pauseText(orderPause.days, voice), n: orderPause.n },
    }),
  );
  return [...again, { text, basis: tell(theMiddleOne(group.people)), people: orderPause.n }];
}

function pauseText(days: number, { tell }: Voice): string {
  const { n, unit } = pauseOf(days);
  if (unit === 'day') return tell(said('{n, plural, one {# day} other {# days}}', { n }));
  if (unit === 'week') return tell(said('{n, plural, one {# week} other {# weeks}}', { n }));
  return tell(said('{n, plural, one {# month} other {# months}}', { n }));
}

function ofTheGroup(n: number) {
  return said('{n, plural, one {# person} other {# people}} of the group', { n });
}

function theMiddleOne(n: number) {
  return said('{n, plural, one {# person} other {# people}} of the group, the middle one', { n });
}

function money(
  { people, perOrderMinor, perPerson }: BehaviourGroup,
  currency: string,
  { tell, language }: Voice,
): { text: string; basis: string }[] {
  const of = (minor: number): string => moneyWords(Math.round(minor), currency, language);
  return [
    ...(perOrderMinor === null
      ? []
      : [
          {
            text: tell(said('An order: about {money}', { money: of(perOrderMinor) })),
            basis: tell(theMiddleOne(people)),
          },
        ]),
    ...(perPerson === null
      ? []
      : [
          {
            text: tell(said('Brought in all: {money} each', { money: of(perPerson.mean) })),
            basis: tell(
              said('{n, plural, one {# person} other {# people}} of the group, range {low} to {high}', {
                n: people,
                low: of(perPerson.low),
                high: of(perPerson.high),
              }),
            ),
          },
        ]),
  ];
}
