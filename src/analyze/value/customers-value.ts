/** The list one can act on: customers with their value and risk, sorted, in pages or as one table. */
import { channelId } from '../../gather/events/public.ts';
import { exponentOf } from '../../kernel/money.ts';
import type { QueryOf, ReplyInputOf } from '../../kernel/route.ts';
import { countWords, moneyWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { type Customers, keyLabel } from '../../people/customers/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { array, str } from '../../platform/eventdb/row.ts';
import { dayOfNumber, openReport, type ReportScope } from '../engine/public.ts';
import { states } from './care.ts';
import type {
  CustomersValueQuery,
  CustomerValue,
  customersValueFile,
  customersValueReport,
} from './contract.ts';
import { valueDefinitions } from './definitions.ts';
import { Outlook, type Terms } from './forecast.ts';
import { keysOfPeople } from './purchases.sql.ts';
import type { ValueEntry } from './value-book.ts';
import type { ValueParts } from './value-report.ts';

type Reply = ReplyInputOf<typeof customersValueReport>;

export interface CustomersValueParts extends ValueParts {
  readonly customers: Pick<Customers, 'labels'>;
}

/** @throws AppError `invalid_input` for a cursor of another list */
export async function answerCustomersValue(
  parts: CustomersValueParts,
  workspace: WorkspaceScope,
  query: QueryOf<typeof customersValueReport>,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const entry = await parts.book.open(scope, termsOf(query));
  const places = chosen(entry, query);
  const offset = offsetOf(query.cursor);
  const page = places.slice(offset, offset + query.limit);
  const end = offset + page.length;
  return {
    ...scope.head({
      sentence: sentenceOf(entry, query, workspace.currency),
      caveats: entry.figures.noOutlook === null ? [] : [`There is no forecast: ${entry.figures.noOutlook}.`],
      definitions: valueDefinitions,
    }),
    total: places.length,
    items: await rowsOf(parts, scope, entry, page, termsOf(query)),
    next: page.length > 0 && end < places.length ? String(end) : null,
  };
}

/** Rows of the table of all chosen customers, in parts, with the names of its columns first. */
export async function* customersValueLines(
  parts: CustomersValueParts,
  workspace: WorkspaceScope,
  query: QueryOf<typeof customersValueFile>,
): AsyncGenerator<(string | number | null)[]> {
  const scope = await openReport(parts, workspace, query);
  const entry = await parts.book.open(scope, termsOf(query));
  const places = chosen(entry, query);
  const columns = fileColumns(workspace.currency);
  yield columns.map(([head]) => head);
  for (let from = 0; from < places.length; from += LINES_AT_ONCE) {
    const rows = await rowsOf(parts, scope, entry, places.slice(from, from + LINES_AT_ONCE), termsOf(query));
    for (const row of rows) yield columns.map(([, cell]) => cell(row));
  }
}

const LINES_AT_ONCE = 500;

/** Columns of the table by their heads, amounts in the unit people write them in. */
function fileColumns(currency: string): [string, (row: CustomerValue) => string | number | null][] {
  const digits = exponentOf(currency);
  const amount = (minor: number | null) => (minor === null ? null : (minor / 10 ** digits).toFixed(digits));
  return [
    ['customer', ({ label }) => label],
    ['id', ({ person }) => person],
    ['state', ({ state }) => state],
    ['worth a call', ({ worthACall }) => (worthACall ? 'yes' : 'no')],
    ['purchases', ({ purchases }) => purchases],
    ['last purchase', ({ lastDay }) => lastDay],
    ['silent days', ({ silentDays }) => silentDays],
    ['usual pause days', ({ usualGapDays }) => usualGapDays],
    ['chance still a customer', ({ alive }) => alive],
    [`brought so far ${currency}`, ({ spentMinor }) => amount(spentMinor)],
    ['purchases ahead', ({ purchasesAhead }) => purchasesAhead],
    [`will bring ${currency}`, ({ aheadMinor }) => amount(aheadMinor)],
    [`at stake ${currency}`, ({ stakeMinor }) => amount(stakeMinor)],
    ['first channel', ({ channel }) => channel],
  ];
}

function termsOf({ months, discount, margin }: Terms): Terms {
  return { months, discount, margin };
}

type Choice = Pick<CustomersValueQuery, 'list' | 'sort' | 'person'>;

/** Places of the chosen buyers in the columns, sorted. */
function chosen({ observed, figures }: ValueEntry, { list, sort, person }: Choice): number[] {
  if (person !== undefined) return [observed.people.indexOf(person)].filter((place) => place >= 0);
  const { standings, aheadMinor } = figures;
  const { buyers } = observed;
  const of = {
    stake: (i: number) => standings.stakeMinor[i],
    ahead: (i: number) => aheadMinor?.[i],
    spent: (i: number) => buyers.spent[i],
    purchases: (i: number) => buyers.bought[i],
    silent: (i: number) => standings.silentDays[i],
    // The likeliest to be lost first.
    alive: (i: number) => -(standings.alive[i] ?? 0),
  }[sort];
  const weights = Float64Array.from(buyers.bought, (_, i) => of(i) ?? 0);
  const atRisk = states.indexOf('at_risk');
  // The engine gives people in any order.
  const personOf = (i: number): string => observed.people[i] ?? '';
  return buyers.bought
    .map((_, i) => i)
    .filter(
      (i) =>
        list === 'all' || (list === 'call' ? standings.worthACall[i] === 1 : standings.state[i] === atRisk),
    )
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || (personOf(a) < personOf(b) ? -1 : 1));
}

async function rowsOf(
  parts: CustomersValueParts,
  scope: ReportScope,
  entry: ValueEntry,
  places: readonly number[],
  terms: Terms,
): Promise<CustomerValue[]> {
  const { observed, figures } = entry;
  const { buyers } = observed;
  const people = places.map((i) => observed.people[i] ?? '');
  const [labels, keys] = await Promise.all([
    parts.customers.labels(scope.workspace.id, people),
    people.length === 0
      ? []
      : scope.events.query(keysOfPeople(scope.source.rows, people), { person: str, keys: array(str) }),
  ]);
  const keysOf = new Map(keys.map((row) => [row.person, row.keys]));
  const { repeat } = figures.models;
  const outlook =
    figures.outlook && repeat.status === 'fitted' ? new Outlook('BG/NBD', repeat.params, terms) : null;
  return places.map((i, at) => {
    const person = people[at] ?? '';
    const [first = 0, last = 0, bought = 1] = [buyers.firstDay[i], buyers.lastDay[i], buyers.bought[i]];
    const rhythm = { repeats: bought - 1, recency: (last - first) / 7, age: (observed.lastDay - first) / 7 };
    const { standings, aheadMinor } = figures;
    const state = states[standings.state[i] ?? 0] ?? 'active';
    return {
      person,
      label: labels.get(person) ?? keyLabel(keysOf.get(person) ?? []),
      channel: channelId(buyers.via[i] ?? 0),
      state,
      worthACall: standings.worthACall[i] === 1,
      purchases: bought,
      spentMinor: buyers.spent[i] ?? 0,
      lastDay: dayOfNumber(last),
      silentDays: standings.silentDays[i] ?? 0,
      usualGapDays: known(standings.usualGapDays[i], 1),
      alive: known(standings.alive[i], 4),
      purchasesAhead: outlook && known(outlook.purchases(rhythm), 2),
      aheadMinor: aheadMinor && Math.round(aheadMinor[i] ?? 0),
      stakeMinor: state === 'unknown' ? null : (standings.stakeMinor[i] ?? 0),
    };
  });
}

function known(value: number | undefined, decimals: number): number | null {
  return value === undefined || Number.isNaN(value) ? null : Number(value.toFixed(decimals));
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new AppError('invalid_input', { problem: 'the cursor is not one of this list' });
  return Number(cursor);
}

function sentenceOf({ figures }: ValueEntry, { list, person }: Choice, currency: string): string {
  if (person !== undefined) return 'One customer.';
  const { customers, care } = figures;
  if (customers === 0)
    return 'Nobody bought for the first time in this period, as far as the data here says.';
  if (list === 'all') return `${countWords(customers)} ${customers === 1 ? 'customer' : 'customers'}.`;
  if (list === 'at_risk')
    return `${countWords(care.atRisk)} of ${countWords(customers)} customers are at risk: silent for longer than their own rhythm explains.`;
  if (care.worthACall === 0) return 'Nobody needs a call now: no good customer is slipping away.';
  return `${countWords(care.worthACall)} good ${care.worthACall === 1 ? 'customer is' : 'customers are'} slipping away; about ${moneyWords(care.stakeMinor, currency)} at stake. Begin at the top.`;
}
