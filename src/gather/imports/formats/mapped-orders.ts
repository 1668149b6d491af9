/** A table of orders: one row each, or one row per item with the rows of an order anywhere in the file. */
import { parseNumber } from '../../../kernel/numbers.ts';
import {
  type EventAmount,
  ORDER_COMPLETED,
  ORDER_REFUNDED,
  type PropertyValue,
} from '../../events/public.ts';
import type { Mapping } from '../mapping.ts';
import type { Row, TableHead } from '../read/table.ts';
import { cell } from './columns.ts';
import type { Convert, DraftEvent, DraftInMaking, ImportFormat, OpenParts } from './format.ts';
import {
  extraColumns,
  type FieldColumns,
  fieldColumns,
  identitiesOf,
  placeInto,
  propertyValue,
  traitsOf,
} from './mapped-fields.ts';
import { negative, optional, properties, rejected, used } from './outcome.ts';
import { type MoneyReader, moneyReader, timeReader } from './reading.ts';

export const mappedOrders: ImportFormat = {
  id: 'orders',
  title: 'Orders',
  summary: 'Any table of orders, sales or receipts, one row per order or one per item.',
  kind: 'mapped',
  becomes: [
    'Rows with the same order number become one Order Completed; without such a column every row is an order.',
    'The amount is the order’s total, or the sum of its lines; a price column is multiplied by the quantity.',
    'A refund column, a negative amount or a status of refunded becomes Order Refunded; a cancelled order Order Cancelled without an amount.',
    'Further columns are kept as properties, those of the first row.',
  ],
  roles: { rows: { main: { key: orderKey, scattered: true } } },
  recognise: () => null,
  undecided(head, mapping) {
    if (!mapping) return { dates: [], amounts: [] };
    const at = fieldColumns(head, mapping);
    return { dates: [at.date], amounts: [at.amount, at.price, at.refund] };
  },
  open: (_role, head, parts) => orderRows(head, parts),
};

function orderKey(head: TableHead, mapping: Mapping | undefined): ((row: Row) => string | null) | null {
  const column = mapping ? fieldColumns(head, mapping).order : -1;
  return column < 0 ? null : (row) => cell(row, column) || null;
}

function orderRows(head: TableHead, { settings, mapping, zoneNamed }: OpenParts): Convert {
  if (!mapping) throw new Error('A mapped format was opened without its mapping.');
  const at = fieldColumns(head, mapping);
  const time = timeReader(settings);
  const money = moneyReader(settings);
  const extra = extraColumns(head, mapping, at, ['sku', 'status', 'price']);

  return (rows) => {
    const [first] = rows;
    const identities = identitiesOf(first, at);
    if (identities.length === 0) return rejected('nothing in the row says who it was');
    const zoneName = cell(first, at.zone);
    const zone = zoneName ? zoneNamed(zoneName) : undefined;
    if (zone === null) return rejected(`“${zoneName.slice(0, 60)}” is not a time zone that is known`);
    const clock = cell(first, at.clock);
    const when = time(clock ? `${cell(first, at.date)} ${clock}` : cell(first, at.date), zone);
    if (when.kind !== 'time') return rejected(when.kind === 'wrong' ? when.reason : 'the order has no date');
    const total = totalOf(rows, at, mapping, money);
    if (typeof total === 'string') return rejected(total);
    const refunded = at.refund < 0 ? null : sumOf(rows, at.refund, at, mapping, money);
    if (typeof refunded === 'string') return rejected(refunded);

    const order = cell(first, at.order);
    const facts = properties({
      ...(order ? { order_id: order } : {}),
      ...linesOf(rows, at, mapping),
      ...extras(first, extra),
    });
    const base: BaseInMaking = { time: when.time, precision: when.precision, identities };
    placeInto(base, first, at, mapping);
    const events = orderEvents(
      base,
      order,
      total,
      refunded,
      cell(first, at.status),
      facts,
      mapping.eventName,
    );
    const traits = traitsOf(first, at);
    return used(events, Object.keys(traits).length > 0 ? [{ identities, traits, time: when.time }] : []);
  };
}

type BaseInMaking = Omit<DraftInMaking, 'name'>;

function orderEvents(
  base: Omit<DraftEvent, 'name'>,
  order: string,
  total: EventAmount | null,
  refunded: EventAmount | null,
  status: string,
  facts: DraftEvent['properties'] & object,
  name = ORDER_COMPLETED,
): DraftEvent[] {
  const event = (title: string, amount: EventAmount | null): DraftEvent => ({
    ...base,
    name: title,
    properties: facts,
    ...optional('amount', amount),
    ...optional('naturalId', order && `orders:${order}:${title}`),
  });
  if (/^(cancel|storn|annul|void|fail|declin)/i.test(status)) return [event('Order Cancelled', null)];
  if (total && total.minor < 0) return [event(ORDER_REFUNDED, total)];
  const events = [event(name, total)];
  const back =
    refunded && refunded.minor !== 0
      ? refunded
      : /^(fully )?(refund|erstattet|rembours|reembols|rimbors)/i.test(status)
        ? total
        : null;
  if (back && back.minor !== 0) events.push(event(ORDER_REFUNDED, negative(back)));
  return events;
}

/** The order's total, null where the table has no amounts, or the reason it cannot be known. */
function totalOf(
  rows: readonly Row[],
  at: FieldColumns,
  mapping: Mapping,
  money: MoneyReader,
): EventAmount | null | string {
  if (at.amount >= 0) {
    // The total repeated on every line is the order's, once.
    const counted =
      mapping.amountIs === 'order' ? rows.filter((row) => cell(row, at.amount) !== '').slice(0, 1) : rows;
    return sumOf(counted, at.amount, at, mapping, money);
  }
  if (at.price < 0) return null;
  return sumOf(rows, at.price, at, mapping, money, (row) =>
    at.quantity < 0 ? 1 : (parseNumber(cell(row, at.quantity)) ?? 1),
  );
}

function sumOf(
  rows: readonly Row[],
  column: number,
  at: FieldColumns,
  mapping: Mapping,
  money: MoneyReader,
  times: (row: Row) => number = () => 1,
): EventAmount | null | string {
  let sum = null as EventAmount | null;
  for (const row of rows) {
    const read = money(
      cell(row, column),
      cell(row, at.currency) || cell(rows[0], at.currency) || mapping.currency,
    );
    if (read.kind === 'wrong') return read.reason;
    if (read.kind === 'blank') continue;
    if (sum && sum.currency !== read.currency) return 'the lines of the order are in different currencies';
    sum = { minor: (sum?.minor ?? 0) + Math.round(read.minor * times(row)), currency: read.currency };
  }
  return sum;
}

function linesOf(rows: readonly Row[], at: FieldColumns, mapping: Mapping) {
  const counts =
    at.quantity < 0
      ? null
      : rows.reduce((sum, row) => sum + (parseNumber(cell(row, at.quantity), mapping.decimal) ?? 0), 0);
  const items = rows.length > 1 || at.quantity >= 0 ? (counts ?? rows.length) : null;
  return { items, item: rows.map((row) => cell(row, at.item)).find((item) => item !== '') ?? null };
}

function extras(row: Row | undefined, extra: readonly [string, number][]) {
  const kept: Record<string, PropertyValue> = {};
  for (const [key, column] of extra) {
    const value = cell(row, column);
    if (value !== '') kept[key] = propertyValue(value);
  }
  return kept;
}
