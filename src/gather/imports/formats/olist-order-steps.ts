/** The steps of one Olist order as events, with what items and payments say about it. */
import { parseMoney } from '../../../kernel/money.ts';
import { type EventAmount, ORDER_COMPLETED, type PropertyValue } from '../../events/public.ts';
import type { Row, TableHead } from '../read/table.ts';
import { cell, columnsAt } from './columns.ts';
import type { Convert, DraftEvent, OpenParts } from './format.ts';
import { ORDER, personOfOrder } from './olist-people.ts';
import { firstWrong, optional, properties, rejected, used } from './outcome.ts';
import { timeReader } from './reading.ts';

const CURRENCY = 'BRL';
const DAY = 86_400_000;

export function orderSteps(head: TableHead, parts: OpenParts): Convert {
  const at = columnsAt(head, ORDER);
  const time = timeReader(parts.settings);
  const person = personOfOrder(parts);
  const basket = basketReader(parts);
  const paid = paymentReader(parts);

  return ([row]) => {
    const id = cell(row, at.id);
    if (!row || id === '') return rejected('the order has no id');
    const purchased = time(cell(row, at.purchased));
    const approved = time(cell(row, at.approved));
    const shipped = time(cell(row, at.shipped));
    const delivered = time(cell(row, at.delivered));
    const wrong = firstWrong(purchased, approved, shipped, delivered);
    if (wrong) return rejected(wrong);
    if (purchased.kind !== 'time') return rejected('the order has no date');

    const who = person(row);
    const payment = paid(id);
    if (typeof payment === 'string') return rejected(payment);
    const status = cell(row, at.status);
    const facts = properties({
      order_id: id,
      status,
      ...basket(id),
      payment_types: payment.types,
      state: who.traits.state,
    });
    const events: DraftEvent[] = [];
    const step = (
      name: string,
      key: string,
      reading: ReturnType<typeof time>,
      channel: string,
      more: Partial<DraftEvent> = {},
    ) => {
      if (reading.kind !== 'time') return;
      const { time: when, precision } = reading;
      const base = {
        name,
        time: when,
        precision,
        identities: who.identities,
        channel,
        naturalId: `olist:${id}:${key}`,
      };
      events.push({ ...base, properties: { order_id: id }, ...more });
    };
    step(ORDER_COMPLETED, 'completed', purchased, 'marketplace', {
      ...optional('amount', payment.amount),
      properties: facts,
    });
    step('Order Approved', 'approved', approved, 'marketplace');
    step('Order Shipped', 'shipped', shipped, 'delivery');
    const late = lateness(cell(row, at.delivered), cell(row, at.promised));
    step('Order Delivered', 'delivered', delivered, 'delivery', {
      properties: properties({ order_id: id, ...late, state: who.traits.state }),
    });
    if (/^(canceled|cancelled|unavailable)$/.test(status)) {
      const last = events.reduce((latest, { time: when }) => Math.max(latest, when), 0);
      step(
        'Order Cancelled',
        'cancelled',
        { kind: 'time', time: last, precision: 'instant' },
        'marketplace',
        {
          properties: { order_id: id, status, date_estimated: true },
        },
      );
    }
    return used(events, [{ ...who, time: purchased.time }]);
  };
}

/** The promise is a day: whatever comes on that day is in time. */
function lateness(delivered: string, promised: string): Record<string, PropertyValue> {
  const days = (Date.parse(delivered.slice(0, 10)) - Date.parse(promised.slice(0, 10))) / DAY;
  return Number.isFinite(days) ? { late: days > 0, days_late: days } : {};
}

const ITEM = {
  product: ['product_id'],
  seller: ['seller_id'],
  price: ['price'],
  freight: ['freight_value'],
} as const;

/** Items, their total and freight in BRL, and of the dearest item the category and the seller. */
function basketReader({ side }: OpenParts): (order: string) => Record<string, PropertyValue> {
  const items = side.head('items');
  if (!items) return () => ({});
  const at = columnsAt(items, ITEM);
  const category = categoryReader(side);
  return (order) => {
    const rows = side.rows('items', order);
    const dearest = rows.reduce<Row | undefined>(
      (best, row) => (best && Number(cell(best, at.price)) >= Number(cell(row, at.price)) ? best : row),
      undefined,
    );
    if (!dearest) return { items: 0 };
    return properties({
      items: rows.length,
      total: hundredths(rows.map((row) => cell(row, at.price))),
      freight: hundredths(rows.map((row) => cell(row, at.freight))),
      category: category(cell(dearest, at.product)),
      seller: cell(dearest, at.seller),
    });
  };
}

/** The sum of written amounts, exact to the hundredth. */
function hundredths(amounts: readonly string[]): number {
  return amounts.reduce((sum, text) => sum + Math.round(Number(text) * 100), 0) / 100;
}

/** A product's category in English, as far as the tables go. */
function categoryReader(side: OpenParts['side']): (product: string) => string {
  const products = side.head('products');
  const categories = side.head('categories');
  const nameAt = products ? columnsAt(products, { name: ['product_category_name'] }).name : -1;
  const englishAt = categories ? columnsAt(categories, { name: ['product_category_name_english'] }).name : -1;
  return (product) => {
    const name = products ? cell(side.rows('products', product)[0], nameAt) : '';
    if (name === '' || !categories) return name;
    return cell(side.rows('categories', name)[0], englishAt) || name;
  };
}

const PAYMENT = { type: ['payment_type'], value: ['payment_value'] } as const;

/** What was paid for an order: the sum of its payments, or the reason why that is not known. */
function paymentReader({
  side,
}: OpenParts): (order: string) => { amount?: EventAmount; types?: string } | string {
  const payments = side.head('payments');
  if (!payments) return () => ({});
  const at = columnsAt(payments, PAYMENT);
  return (order) => {
    const rows = side.rows('payments', order);
    if (rows.length === 0) return {};
    let minor = 0;
    for (const row of rows) {
      const value = parseMoney(cell(row, at.value), CURRENCY);
      if (value.kind === 'wrong') return `a payment of the order: ${value.reason}`;
      if (value.kind === 'amount') minor += value.minor;
    }
    const types = [...new Set(rows.map((row) => cell(row, at.type)))].sort().join(', ');
    return { amount: { minor, currency: CURRENCY }, types };
  };
}
