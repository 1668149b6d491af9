/** The report on groups with the same habits: parse, read the habits, divide, describe. */
import type { QueryOf, ReplyInputOf } from '../../kernel/route.ts';
import { revenueShareWords, shareWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Customers } from '../../people/customers/public.ts';
import { openReport, type ReportParts, type ReportScope, ScopeBook } from '../engine/public.ts';
import type { Segments } from '../segments/public.ts';
import type { Division } from './compute.ts';
import type { BehaviourGroup, behaviourReport } from './contract.ts';
import { behaviourDefinitions } from './definitions.ts';
import { groupSentence, namesOf, undividedWords } from './group-words.ts';
import type { Whose } from './habits.sql.ts';
import { type Observed, readHabits } from './habits.ts';
import { groupedInThread } from './in-thread.ts';
import { FEWEST_FOR_KINDS } from './model/kinds.ts';
import { rulesOf } from './rules.ts';

type Query = QueryOf<typeof behaviourReport>;
type Reply = ReplyInputOf<typeof behaviourReport>;

export interface BehaviourEntry {
  readonly observed: Observed;
  readonly division: Division;
  readonly groups: readonly BehaviourGroup[];
}

export interface BehaviourParts extends ReportParts {
  readonly customers: Pick<Customers, 'labels'>;
  readonly book: ScopeBook<Whose, BehaviourEntry>;
}

/** @param segments asked whom a rule selects */
export function behaviourBook(segments: Pick<Segments, 'condition'>): BehaviourParts['book'] {
  return new ScopeBook(async (scope, whose) => {
    const observed = await readHabits(scope, whose);
    const { division, figures } = await groupedInThread(observed);
    const rules = await rulesOf(scope, segments, observed, division, whose);
    const { currency } = scope.workspace;
    const divided = figures.map((each, group) => ({
      ...each,
      purchases: division.basis === 'purchases' ? ordersIn(observed, division, group) : null,
    }));
    const names = namesOf(divided, currency);
    const groups = divided.map((each, i) => ({
      id: String(i + 1),
      name: names[i] ?? '',
      sentence: groupSentence(each, whose === 'buyers' ? 'customers' : 'people', currency),
      ...each,
      rule: rules[i] ?? null,
    }));
    return { observed, division, groups };
  });
}

function ordersIn(
  { habits }: Observed,
  { groups }: Division,
  group: number,
): { fewest: number; most: number } {
  const orders = habits.orders.filter((_, place) => groups[place] === group);
  return {
    fewest: orders.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY),
    most: orders.reduce((most, each) => Math.max(most, each), 0),
  };
}

export async function answerBehaviour(
  parts: BehaviourParts,
  workspace: WorkspaceScope,
  query: Query,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const { observed, division, groups } = await parts.book.open(scope, query.whose);
  const inGroups = (of: (group: BehaviourGroup) => number): number =>
    groups.reduce((sum, group) => sum + of(group), 0);
  return {
    ...scope.head({
      sentence: sentenceOf(observed, division, groups),
      caveats: caveatsOf(scope, division),
      definitions: behaviourDefinitions,
    }),
    whose: query.whose,
    basis: division.basis,
    people: observed.people.length,
    need: FEWEST_FOR_KINDS,
    test: division.test && { ...division.test },
    groups: [...groups],
    rest: {
      people: observed.all.people - inGroups(({ people }) => people),
      orders: observed.all.orders - inGroups(({ orders }) => orders),
      revenueMinor: observed.all.revenueMinor - inGroups(({ revenueMinor }) => revenueMinor),
    },
  };
}

function sentenceOf({ people }: Observed, { basis }: Division, groups: readonly BehaviourGroup[]): string {
  const n = people.length;
  if (basis === 'none' || (basis === 'purchases' && groups.length === 1))
    return undividedWords({ basis, people: n, need: FEWEST_FOR_KINDS }, groups[0]?.name ?? '');
  if (basis === 'purchases')
    return `Your customers do not fall into kinds that hold up: rhythm, value and ways go together no more than chance explains, or run smoothly from one end to the other. Below they are divided by how often they bought, which is a cut and not a kind.`;
  const [first] = groups;
  const share = first?.revenueShare ?? null;
  const most =
    first && share !== null && first.peopleShare.share !== null
      ? ` The group that brings most, “${first.name}”, is ${shareWords(first.peopleShare.share)} people, who bring ${revenueShareWords(share)}.`
      : '';
  return `Your customers fall into ${groups.length} groups with habits of their own.${most}`;
}

function caveatsOf(scope: ReportScope, { basis }: Division): string[] {
  const caveats: string[] = [];
  if (basis === 'kinds')
    caveats.push(
      'The figures that formed the groups also describe them; that the groups are real is tested apart, see below.',
    );
  if (scope.compared)
    caveats.push(
      'Groups are not compared with another period or segment: each would have groups of its own.',
    );
  return caveats;
}
