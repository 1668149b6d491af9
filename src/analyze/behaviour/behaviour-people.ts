/** The people of a group, those who brought most first: in pages, or all as a table. */
import { exponentOf } from '../../kernel/money.ts';
import type { QueryOf, ReplyInputOf } from '../../kernel/route.ts';
import { peopleWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { keyLabel } from '../../people/customers/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { array, str } from '../../platform/eventdb/row.ts';
import { texts } from '../../platform/eventdb/sql.ts';
import { dayOfNumber, openReport, type ReportScope } from '../engine/public.ts';
import type { BehaviourEntry, BehaviourParts } from './behaviour-report.ts';
import type { behaviourFile, behaviourPeopleReport, GroupMember } from './contract.ts';
import { keysOf } from './habits.sql.ts';

type Query = QueryOf<typeof behaviourPeopleReport>;
type Reply = ReplyInputOf<typeof behaviourPeopleReport>;

/** @throws AppError `not_found` for a group that is not there, `invalid_input` for a cursor of another list */
export async function answerBehaviourPeople(
  parts: BehaviourParts,
  workspace: WorkspaceScope,
  query: Query,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const entry = await parts.book.open(scope, query.whose);
  const places = membersOf(entry, query.group);
  const offset = offsetOf(query.cursor);
  const page = places.slice(offset, offset + query.limit);
  const end = offset + page.length;
  const name = entry.groups.find(({ id }) => id === query.group)?.name;
  return {
    ...scope.head({
      sentence: `${peopleWords(places.length)} ${name === undefined ? 'in all groups' : `in the group “${name}”`}.`,
      caveats: [],
      definitions: {},
    }),
    total: places.length,
    items: await rowsOf(parts, scope, entry, page),
    next: end < places.length ? String(end) : null,
  };
}

const LINES_AT_ONCE = 500;

/** The whole list, a line per person, after a line with the heads. */
export async function* behaviourLines(
  parts: BehaviourParts,
  workspace: WorkspaceScope,
  query: QueryOf<typeof behaviourFile>,
): AsyncGenerator<(string | number | null)[]> {
  const scope = await openReport(parts, workspace, query);
  const entry = await parts.book.open(scope, query.whose);
  const places = membersOf(entry, query.group);
  const { currency } = workspace;
  const digits = exponentOf(currency);
  yield ['customer', 'id', 'group', 'touches', 'orders', `revenue ${currency}`, 'last seen'];
  for (let from = 0; from < places.length; from += LINES_AT_ONCE) {
    const rows = await rowsOf(parts, scope, entry, places.slice(from, from + LINES_AT_ONCE));
    for (const { label, person, groupName, touches, orders, spentMinor, lastDay } of rows)
      yield [label, person, groupName, touches, orders, (spentMinor / 10 ** digits).toFixed(digits), lastDay];
  }
}

/** Places of the people in the columns. */
function membersOf({ observed, division, groups }: BehaviourEntry, group: string | undefined): number[] {
  const at = groups.findIndex(({ id }) => id === group);
  if (group !== undefined && at < 0) throw new AppError('not_found', { thing: 'group' });
  const { spent } = observed.habits;
  return [...division.groups]
    .flatMap((each, place) => (group === undefined || each === at ? [place] : []))
    .sort((a, b) => (spent[b] ?? 0) - (spent[a] ?? 0) || a - b);
}

async function rowsOf(
  parts: BehaviourParts,
  scope: ReportScope,
  { observed, division, groups }: BehaviourEntry,
  places: readonly number[],
): Promise<GroupMember[]> {
  const people = places.map((place) => observed.people[place] ?? '');
  const [labels, keys] = await Promise.all([
    parts.customers.labels(scope.workspace.id, people),
    people.length === 0
      ? []
      : scope.events.query(keysOf(scope.source.rows, texts(people)), { person: str, keys: array(str) }),
  ]);
  const keysBy = new Map(keys.map((row) => [row.person, row.keys]));
  const { habits } = observed;
  return places.map((place, i): GroupMember => {
    const person = people[i] ?? '';
    const group = groups[division.groups[place] ?? 0];
    return {
      person,
      label: labels.get(person) ?? keyLabel(keysBy.get(person) ?? []),
      group: group?.id ?? '',
      groupName: group?.name ?? '',
      touches: habits.touches[place] ?? 0,
      orders: habits.orders[place] ?? 0,
      spentMinor: habits.spent[place] ?? 0,
      lastDay: dayOfNumber(habits.lastDay[place] ?? 0),
    };
  });
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new AppError('invalid_input', { problem: 'the cursor is not one of this list' });
  return Number(cursor);
}
