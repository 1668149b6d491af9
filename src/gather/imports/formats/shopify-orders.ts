/** Shopify's orders_export.csv: one line per item, the order's own cells only on its first line. */
import { parseNumber } from '../../../kernel/numbers.ts';
import type { IdentityKey } from '../../../people/identity/public.ts';
import type { EventAmount, IncomingPerson } from '../../events/public.ts';
import { ORDER_COMPLETED, ORDER_REFUNDED } from '../../events/public.ts';
import type { Row, TableHead } from '../read/table.ts';
import { byColumns, cell, columnFinder, columnsAt } from './columns.ts';
import type { Convert, DraftEvent, ImportFormat, OpenParts } from './format.ts';
import { amountOf, firstWrong, negative, optional, properties, rejected, used } from './outcome.ts';
import { moneyReader, timeReader } from './reading.ts';

export const shopifyOrders: ImportFormat = {
  id: 'shopify-orders',
  title: 'Shopify orders',
  summary: 'orders_export.csv, from Orders > Export, also in its short form for the till.',
  kind: 'recognised',
  becomes: [
    'An order becomes Order Completed at `Created at` with `Total`; the lines give items, skus, first item and vendor.',
    'Fulfilled at becomes Order Shipped, Cancelled at Order Cancelled, Refunded Amount Order Refunded.',
    'An order that was cancelled or voided before it was paid has no amount.',
    'The export has no date of the refund: it stands at the cancellation, else at the order, marked `date_estimated`.',
    'Source gives the channel: web is the online shop, pos the till, draft orders are sales.',
    'The person is known by Email and Phone; an order with neither stands for somebody unknown.',
  ],
  roles: {
    orders: {
      main: {
        key: (head) => {
          const name = columnFinder(head)('Name');
          return (row) => cell(row, name) || null;
        },
      },
    },
  },
  recognise: (tables) =>
    byColumns(
      tables,
      'orders',
      ['Name', 'Financial Status', 'Created at', 'Total', 'Currency'],
      ['Lineitem name', 'Lineitem quantity', 'Email', 'Refunded Amount', 'Cancelled at', 'Source', 'Id'],
    ),
  open: (_role, head, parts) => shopifyOrder(head, parts),
};

const UNPAID = /^(voided|expired|pending|authorized|unpaid)?$/i;

const ORDER = {
  name: ['Name'],
  id: ['Id'],
  created: ['Created at'],
  cancelled: ['Cancelled at'],
  fulfilled: ['Fulfilled at'],
  total: ['Total'],
  refunded: ['Refunded Amount'],
  currency: ['Currency'],
  status: ['Financial Status'],
  country: ['Shipping Country'],
  billingCountry: ['Billing Country'],
} as const;

function shopifyOrder(head: TableHead, { settings }: OpenParts): Convert {
  const time = timeReader(settings);
  const money = moneyReader(settings);
  const at = columnsAt(head, ORDER);
  const describe = orderProperties(head);
  const personOf = customerOf(head);

  return (rows) => {
    const [first] = rows;
    const currency = cell(first, at.currency);
    if (!first || (cell(first, at.total) === '' && currency === '')) {
      return rejected('the line belongs to an order whose first line is missing');
    }
    const created = time(cell(first, at.created));
    const cancelled = time(cell(first, at.cancelled));
    const fulfilled = time(cell(first, at.fulfilled));
    const total = money(cell(first, at.total), currency);
    const refunded = money(cell(first, at.refunded), currency);
    const wrong = firstWrong(created, cancelled, fulfilled, total, refunded);
    if (wrong) return rejected(wrong);
    if (created.kind !== 'time') return rejected('the order has no date');

    const order = cell(first, at.name);
    const id = cell(first, at.id) || order;
    const { person, channel } = personOf(first, id, created.time);
    const base = {
      identities: person.identities,
      precision: created.precision,
      channel,
      ...optional('country', cell(first, at.country) || cell(first, at.billingCountry)),
    };
    const neverPaid =
      UNPAID.test(cell(first, at.status)) &&
      (cancelled.kind === 'time' || /voided|expired/i.test(cell(first, at.status)));
    const event = (name: string, step: string, when: number, rest: Partial<DraftEvent> = {}): DraftEvent => ({
      ...base,
      name,
      time: when,
      naturalId: `shopify:${id}:${step}`,
      properties: { order_id: order },
      ...rest,
    });
    const amount = neverPaid ? undefined : amountOf(total);
    const events = [
      event(ORDER_COMPLETED, 'completed', created.time, {
        ...optional('amount', amount),
        properties: describe(rows),
      }),
    ];
    if (fulfilled.kind === 'time') events.push(event('Order Shipped', 'shipped', fulfilled.time));
    if (cancelled.kind === 'time') events.push(event('Order Cancelled', 'cancelled', cancelled.time));
    const back = amountOf(refunded);
    if (back && back.minor > 0) events.push(refund(back, cancelled.kind === 'time' ? cancelled.time : null));
    return used(events, [person]);

    function refund(given: EventAmount, when: number | null): DraftEvent {
      return event(ORDER_REFUNDED, 'refunded', when ?? (created.kind === 'time' ? created.time : 0), {
        amount: negative(given),
        properties: properties({ order_id: order, date_estimated: when === null ? true : null }),
      });
    }
  };
}

/** What the order's lines say about it. */
function orderProperties(
  head: TableHead,
): (rows: readonly Row[]) => Record<string, string | number | boolean> {
  const column = columnFinder(head);
  const [name, quantity, item, sku, vendor] = [
    column('Name'),
    column('Lineitem quantity'),
    column('Lineitem name'),
    column('Lineitem sku'),
    column('Vendor'),
  ];
  const plain: readonly [string, number][] = [
    ['financial_status', column('Financial Status')],
    ['discount_code', column('Discount Code')],
    ['discount', column('Discount Amount')],
    ['shipping', column('Shipping')],
    ['taxes', column('Taxes')],
    ['payment_method', column('Payment Method')],
    ['shipping_method', column('Shipping Method')],
    ['tags', column('Tags')],
    ['source', column('Source')],
  ];
  return (rows) => {
    const first = rows[0];
    const lines = rows.filter((row) => cell(row, item) !== '');
    const skus = [...new Set(lines.map((row) => cell(row, sku)).filter(Boolean))];
    return properties({
      order_id: cell(first, name),
      items: lines.reduce((sum, row) => sum + (parseNumber(cell(row, quantity)) ?? 1), 0),
      item: cell(lines[0], item),
      skus: skus.slice(0, 50).join(', '),
      vendor: [...new Set(lines.map((row) => cell(row, vendor)).filter(Boolean))].slice(0, 10).join(', '),
      ...Object.fromEntries(
        plain.map(([key, at]) => [key, cell(first, at)]).filter(([, value]) => value !== '0.00'),
      ),
    });
  };
}

/** Who ordered, and over which channel. */
const CUSTOMER = {
  email: ['Email'],
  phone: ['Phone'],
  billingPhone: ['Billing Phone'],
  source: ['Source'],
  name: ['Billing Name'],
  shippingName: ['Shipping Name'],
  city: ['Billing City'],
  shippingCity: ['Shipping City'],
  country: ['Billing Country'],
  shippingCountry: ['Shipping Country'],
  marketing: ['Accepts Marketing'],
  employee: ['Employee'],
} as const;

function customerOf(
  head: TableHead,
): (row: Row, id: string, time: number) => { person: IncomingPerson; channel: string } {
  const at = columnsAt(head, CUSTOMER);
  return (row, id, time) => {
    const email = cell(row, at.email);
    const phone = cell(row, at.phone) || (email ? '' : cell(row, at.billingPhone));
    const identities: IdentityKey[] = [];
    if (email) identities.push({ kind: 'email', value: email });
    if (phone) identities.push({ kind: 'phone', value: phone });
    if (identities.length === 0) identities.push({ kind: 'anonymous', value: `shopify-order:${id}` });
    const traits = properties({
      name: cell(row, at.name) || cell(row, at.shippingName),
      email,
      phone,
      city: cell(row, at.city) || cell(row, at.shippingCity),
      country: cell(row, at.country) || cell(row, at.shippingCountry),
      accepts_marketing: email ? /^(yes|true)$/i.test(cell(row, at.marketing)) : null,
    });
    return {
      person: { identities, traits, time },
      channel: channelOf(cell(row, at.source), at.source < 0 && at.employee >= 0),
    };
  };
}

/** @param tillForm the short export of the till, which has no Source */
function channelOf(source: string, tillForm: boolean): string {
  if (tillForm || /^(pos|iphone|android|ipad)$/i.test(source)) return 'till';
  return /draft/i.test(source) ? 'sales' : 'shop';
}
