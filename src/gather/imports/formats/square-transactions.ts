/** Square's transactions export: till and online sales with their own time zone column; no e-mail, at best a customer id. */
import type { IdentityKey } from '../../../people/identity/public.ts';
import { ORDER_COMPLETED, ORDER_REFUNDED } from '../../events/public.ts';
import type { Row, TableHead } from '../read/table.ts';
import { byColumns, cell, columnsAt } from './columns.ts';
import type { Convert, ImportFormat, OpenParts } from './format.ts';
import { amountOf, firstWrong, negative, properties, rejected, skipped, used } from './outcome.ts';
import { moneyReader, timeReader } from './reading.ts';

export const squareTransactions: ImportFormat = {
  id: 'square-transactions',
  title: 'Square transactions',
  summary: 'transactions-….csv, from Reports > Transactions > Export, in its forms since 2018.',
  kind: 'recognised',
  becomes: [
    'A payment becomes Order Completed with Total Collected, a refund Order Refunded, at Date and Time in Time Zone.',
    'The channel is the till; Source or Channel “online” makes it the online shop, appointments a booking, invoices sales.',
    'The person is known by Customer ID; a sale without one stands for somebody unknown.',
    'Amounts are in the business’s currency: the file names none.',
  ],
  roles: { transactions: { main: {} } },
  recognise: (tables) =>
    byColumns(
      tables,
      'transactions',
      ['Date', 'Time', 'Time Zone', 'Total Collected', 'Transaction ID', 'Event Type'],
      [
        'Net Total',
        'Payment ID',
        'Card Brand',
        'PAN Suffix',
        'Tender Note',
        'Customer ID',
        'Location',
        'Fees',
      ],
    ),
  undecided: (head) => ({ dates: [columnsAt(head, SALE).date], amounts: [columnsAt(head, SALE).total] }),
  open: (_role, head, parts) => squareTransaction(head, parts),
};

const SALE = {
  date: ['Date'],
  clock: ['Time'],
  zone: ['Time Zone'],
  total: ['Total Collected'],
  id: ['Transaction ID'],
  payment: ['Payment ID'],
  type: ['Event Type'],
  state: ['Transaction Status'],
  source: ['Source'],
  channel: ['Channel'],
  customer: ['Customer ID'],
  name: ['Customer Name'],
  location: ['Location'],
  description: ['Description'],
  tip: ['Tip'],
  discounts: ['Discounts'],
  staff: ['Staff Name'],
  dining: ['Dining Option'],
  brand: ['Card Brand'],
  reason: ['Refund Reason'],
} as const;

function squareTransaction(head: TableHead, { settings, zoneNamed }: OpenParts): Convert {
  const at = columnsAt(head, SALE);
  const time = timeReader(settings);
  const money = moneyReader(settings);

  return ([row]) => {
    const type = cell(row, at.type);
    if (!/^(payment|refund|sale|)$/i.test(type))
      return skipped(`no sale: its event type is “${type.slice(0, 40)}”`);
    if (/fail|declin|void|cancel/i.test(cell(row, at.state)))
      return skipped('a transaction that did not complete');
    const zoneName = cell(row, at.zone);
    const zone = zoneName === '' ? null : zoneNamed(zoneName);
    if (zoneName !== '' && !zone)
      return rejected(`“${zoneName.slice(0, 60)}” is not a time zone that is known`);
    const when = time(`${cell(row, at.date)} ${cell(row, at.clock)}`, zone ?? undefined);
    const total = money(cell(row, at.total));
    const wrong = firstWrong(when, total);
    if (wrong) return rejected(wrong);
    const amount = amountOf(total);
    const id = cell(row, at.id);
    if (when.kind !== 'time') return rejected('the transaction has no date');
    if (!row || !amount) return rejected('the transaction has no amount');

    const back = /^refund$/i.test(type) || amount.minor < 0;
    const step = back ? `refunded:${cell(row, at.payment) || when.time}` : 'completed';
    const identities = customerOf(row, at, id);
    const event = {
      name: back ? ORDER_REFUNDED : ORDER_COMPLETED,
      time: when.time,
      precision: when.precision,
      identities,
      channel: channelOf(`${cell(row, at.source)} ${cell(row, at.channel)}`),
      amount: back ? negative(amount) : amount,
      properties: details(row, at),
      ...(id ? { naturalId: `square:${id}:${step}` } : {}),
    };
    const name = cell(row, at.name);
    return used([event], name ? [{ identities, traits: { name }, time: when.time }] : []);
  };
}

function customerOf(row: Row, at: Readonly<Record<keyof typeof SALE, number>>, id: string): IdentityKey[] {
  const customer = cell(row, at.customer);
  return customer
    ? [{ kind: 'square', value: customer }]
    : [{ kind: 'anonymous', value: `square-sale:${id || `line ${row.line}`}` }];
}

function details(row: Row, at: Readonly<Record<keyof typeof SALE, number>>) {
  const quantity = [...cell(row, at.description).matchAll(/(?:^|,\s*)(\d+)\s*x\s/g)];
  return properties({
    order_id: cell(row, at.id),
    item: cell(row, at.description),
    items: quantity.length > 0 ? quantity.reduce((sum, [, n]) => sum + Number(n), 0) : null,
    location: cell(row, at.location),
    staff: cell(row, at.staff),
    dining_option: cell(row, at.dining),
    card_brand: cell(row, at.brand),
    tip: withoutZero(cell(row, at.tip)),
    discount: withoutZero(cell(row, at.discounts)),
    refund_reason: cell(row, at.reason),
  });
}

function withoutZero(text: string): string {
  return /[1-9]/.test(text) ? text : '';
}

function channelOf(source: string): string {
  if (/online|weebly|e-?commerce/i.test(source)) return 'shop';
  if (/appointment/i.test(source)) return 'booking';
  return /invoice/i.test(source) ? 'sales' : 'till';
}
