/** The Olist folder: orders joined with customers, items, payments, products; each step of an order is its own event. */
import type { TableHead } from '../read/table.ts';
import { cell, columnScore, columnsAt } from './columns.ts';
import type { Convert, ImportFormat, OpenParts, Recognition } from './format.ts';
import { orderSteps } from './olist-order-steps.ts';
import { ORDER, personOfOrder } from './olist-people.ts';
import { optional, properties, rejected, used } from './outcome.ts';
import { timeReader } from './reading.ts';

/** By role: the columns that give the table away. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  orders: ['order_id', 'customer_id', 'order_status', 'order_purchase_timestamp'],
  customers: ['customer_id', 'customer_unique_id'],
  items: ['order_id', 'order_item_id', 'product_id', 'price', 'freight_value'],
  payments: ['order_id', 'payment_type', 'payment_value'],
  reviews: ['review_id', 'order_id', 'review_score'],
  products: ['product_id', 'product_category_name'],
  categories: ['product_category_name', 'product_category_name_english'],
};

export const olistOrders: ImportFormat = {
  id: 'olist-orders',
  title: 'Olist orders',
  summary: 'The folder of Olist’s public order tables; orders are needed, the other tables add to them.',
  kind: 'recognised',
  becomes: [
    'An order becomes Order Completed at its purchase with the sum of its payments in BRL, items, total, freight, payment types, category, seller and state.',
    'Its further steps become Order Approved, Order Shipped, Order Delivered; `late` says delivered after the promised day, `days_late` by how many.',
    'An order that was cancelled or unavailable becomes Order Cancelled at its last known step.',
    'A review becomes Review Submitted when it was answered, with score, title, text and whether the order came late.',
    'The person is known by customer_unique_id, with city and state.',
  ],
  roles: {
    orders: { main: {}, lookup: 'order_id' },
    reviews: { main: {} },
    customers: { lookup: 'customer_id' },
    items: { lookup: 'order_id' },
    payments: { lookup: 'order_id' },
    products: { lookup: 'product_id' },
    categories: { lookup: 'product_category_name' },
  },
  recognise,
  open: (role, head, parts) => (role === 'reviews' ? reviewReader(head, parts) : orderSteps(head, parts)),
};

function recognise(tables: readonly TableHead[]): Recognition | null {
  const roles: Record<string, string> = {};
  for (const head of tables) {
    const role = Object.keys(TABLES).find((name) => columnScore(head, TABLES[name] ?? []) > 0);
    if (role) roles[head.id] = role;
  }
  return Object.values(roles).includes('orders') ? { score: 0.95, roles } : null;
}

const REVIEW = {
  id: ['review_id'],
  order: ['order_id'],
  score: ['review_score'],
  title: ['review_comment_title'],
  text: ['review_comment_message'],
  asked: ['review_creation_date'],
  answered: ['review_answer_timestamp'],
} as const;

function reviewReader(head: TableHead, parts: OpenParts): Convert {
  const at = columnsAt(head, REVIEW);
  const orders = parts.side.head('orders');
  const orderAt = orders && columnsAt(orders, ORDER);
  const time = timeReader(parts.settings);
  const person = personOfOrder(parts);
  return ([row]) => {
    const order = parts.side.rows('orders', cell(row, at.order))[0];
    if (!order || !orderAt) return rejected('the order of this review is not in the files');
    const answered = time(cell(row, at.answered) || cell(row, at.asked));
    if (answered.kind === 'wrong') return rejected(answered.reason);
    if (answered.kind === 'blank') return rejected('the review has no date');
    const score = Number(cell(row, at.score));
    if (!(score >= 1 && score <= 5)) return rejected('the score is not between 1 and 5');
    const delivered = cell(order, orderAt.delivered).slice(0, 10);
    const facts = properties({
      order_id: cell(row, at.order),
      score,
      title: cell(row, at.title),
      text: cell(row, at.text),
      late: delivered ? delivered > cell(order, orderAt.promised).slice(0, 10) : null,
    });
    const event = {
      name: 'Review Submitted',
      time: answered.time,
      precision: answered.precision,
      identities: person(order).identities,
      channel: 'review',
      properties: facts,
      ...optional('naturalId', cell(row, at.id) && `olist:review:${cell(row, at.id)}:${cell(row, at.order)}`),
    };
    return used([event]);
  };
}
