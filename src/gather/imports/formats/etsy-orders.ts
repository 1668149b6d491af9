/** Etsy's sold orders: a date without a time, no e-mail, the buyer known by Buyer User ID alone. */
import { parseNumber } from '../../../kernel/numbers.ts';
import { type IncomingPerson, ORDER_COMPLETED, ORDER_REFUNDED } from '../../events/public.ts';
import type { Row, TableHead } from '../read/table.ts';
import { byColumns, cell, columnsAt } from './columns.ts';
import type { Convert, DraftEvent, ImportFormat, OpenParts } from './format.ts';
import { amountOf, firstWrong, optional, properties, rejected, used } from './outcome.ts';
import { moneyReader, timeReader } from './reading.ts';

export const etsyOrders: ImportFormat = {
  id: 'etsy-orders',
  title: 'Etsy sold orders',
  summary: 'EtsySoldOrders….csv, from Shop Manager > Settings > Options > Download Data > Orders.',
  kind: 'recognised',
  becomes: [
    'An order becomes Order Completed at Sale Date (month/day/year, no time) with Order Total.',
    'Date Shipped becomes Order Shipped; an Adjusted Order Total below the total becomes Order Refunded of the difference, marked `date_estimated`.',
    'The channel is the marketplace, or the till for orders in person.',
    'The person is known by Buyer User ID, with name and place. Etsy gives no e-mail.',
  ],
  roles: { orders: { main: {} } },
  recognise: (tables) =>
    byColumns(
      tables,
      'orders',
      ['Sale Date', 'Order ID', 'Number of Items', 'Order Total'],
      ['Buyer User ID', 'Full Name', 'Date Shipped', 'Ship Country', 'Currency', 'Order Value', 'Order Net'],
    ),
  open: (_role, head, parts) => etsyOrder(head, parts),
};

const ORDER = {
  sold: ['Sale Date'],
  shipped: ['Date Shipped'],
  id: ['Order ID'],
  buyer: ['Buyer User ID', 'Buyer'],
  name: ['Full Name', 'Buyer'],
  items: ['Number of Items'],
  currency: ['Currency'],
  total: ['Order Total'],
  adjusted: ['Adjusted Order Total'],
  city: ['Ship City'],
  region: ['Ship State'],
  postcode: ['Ship Zipcode'],
  country: ['Ship Country'],
  type: ['Order Type'],
  status: ['Status'],
  coupon: ['Coupon Code'],
  discount: ['Discount Amount'],
  shipping: ['Shipping'],
  payment: ['Payment Method', 'Payment Type'],
  sku: ['SKU'],
} as const;

function etsyOrder(head: TableHead, { settings }: OpenParts): Convert {
  const at = columnsAt(head, ORDER);
  const time = timeReader(settings, 'mdy');
  const money = moneyReader(settings);

  return ([row]) => {
    const sold = time(cell(row, at.sold));
    const shipped = time(cell(row, at.shipped));
    const total = money(cell(row, at.total), cell(row, at.currency));
    const adjusted = money(cell(row, at.adjusted), cell(row, at.currency));
    const wrong = firstWrong(sold, shipped, total, adjusted);
    if (wrong) return rejected(wrong);
    if (sold.kind !== 'time') return rejected('the order has no date');
    const id = cell(row, at.id);
    if (!row || id === '') return rejected('the order has no id');

    const person = buyerOf(row, at, id, sold.time);
    const base = {
      identities: person.identities,
      precision: sold.precision,
      channel: /person/i.test(cell(row, at.type)) ? 'till' : 'marketplace',
      ...optional('country', cell(row, at.country)),
    };
    const known = { order_id: id };
    const amount = amountOf(total);
    const events: DraftEvent[] = [
      {
        ...base,
        name: ORDER_COMPLETED,
        time: sold.time,
        naturalId: `etsy:${id}:completed`,
        ...optional('amount', amount),
        properties: factsOf(row, at, id),
      },
    ];
    const step = (name: string, key: string, time: number, rest: Partial<DraftEvent> = {}) =>
      events.push({ ...base, name, time, naturalId: `etsy:${id}:${key}`, properties: known, ...rest });
    if (shipped.kind === 'time') step('Order Shipped', 'shipped', shipped.time);
    const left = amountOf(adjusted);
    if (amount && left && left.minor > 0 && left.minor < amount.minor) {
      const back = { minor: left.minor - amount.minor, currency: amount.currency };
      step(ORDER_REFUNDED, 'refunded', sold.time, {
        amount: back,
        properties: { ...known, date_estimated: true },
      });
    }
    return used(events, [person]);
  };
}

type At = Readonly<Record<keyof typeof ORDER, number>>;

function factsOf(row: Row, at: At, id: string) {
  return properties({
    order_id: id,
    items: parseNumber(cell(row, at.items)),
    skus: cell(row, at.sku),
    coupon: cell(row, at.coupon),
    discount: /[1-9]/.test(cell(row, at.discount)) ? cell(row, at.discount) : null,
    shipping: cell(row, at.shipping),
    payment_method: cell(row, at.payment),
    status: cell(row, at.status),
  });
}

function buyerOf(row: Row, at: At, id: string, time: number): IncomingPerson {
  const buyer = cell(row, at.buyer);
  const traits = properties({
    name: cell(row, at.name),
    city: cell(row, at.city),
    region: cell(row, at.region),
    postcode: cell(row, at.postcode),
    country: cell(row, at.country),
  });
  const key = buyer ? { kind: 'etsy', value: buyer } : { kind: 'anonymous', value: `etsy-order:${id}` };
  return { identities: [key], traits, time };
}
