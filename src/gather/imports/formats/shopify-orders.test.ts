import { describe, expect, it } from 'vitest';
import { brief, understandText } from '../../../../test/support/import-events.ts';

const HEADER =
  'Name,Email,Financial Status,Paid at,Fulfilled at,Currency,Shipping,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem sku,Billing Name,Billing City,Billing Country,Cancelled at,Refunded Amount,Vendor,Id,Source,Phone';
const order = (line: Record<string, string>) =>
  HEADER.split(',')
    .map((column) => line[column] ?? '')
    .join(',');
const FIRST = {
  Name: '#1',
  Email: 'Ana@Example.org',
  'Financial Status': 'paid',
  Currency: 'EUR',
  Total: '30.00',
  'Created at': '2026-05-11 09:55:16 -0400',
  'Lineitem quantity': '2',
  'Lineitem name': 'Board',
  'Lineitem sku': 'B1',
  Vendor: 'V',
  Id: '900',
  Source: 'web',
  'Billing Name': 'Ana',
  'Billing Country': 'DE',
};
const file = (...lines: Record<string, string>[]) => [HEADER, ...lines.map(order)].join('\n');

describe('Shopify orders', () => {
  it('puts the lines of an order together', async () => {
    const { formats, events, people, counts } = await understandText(
      file(FIRST, {
        Name: '#1',
        'Created at': FIRST['Created at'],
        'Lineitem quantity': '1',
        'Lineitem name': 'Wax',
        'Lineitem sku': 'W1',
        Vendor: 'W',
      }),
    );
    expect(formats).toEqual(['shopify-orders']);
    expect(brief(events)).toEqual([
      'Order Completed | 2026-05-11T13:55:16 | email:Ana@Example.org | 3000 EUR',
    ]);
    expect(events[0]).toMatchObject({
      channel: 'shop',
      country: 'DE',
      properties: { items: 3, item: 'Board', skus: 'B1, W1', vendor: 'V, W', order_id: '#1' },
    });
    expect(people[0]?.traits).toMatchObject({ name: 'Ana', country: 'DE' });
    expect(counts).toMatchObject({ read: 2, used: 2, people: 1 });
  });

  it('makes steps, refunds and cancellations events of their own', async () => {
    const { events } = await understandText(
      file({
        ...FIRST,
        'Fulfilled at': '2026-05-12 08:00:00 +0000',
        'Cancelled at': '2026-05-13 08:00:00 +0000',
        'Refunded Amount': '10.00',
        Source: 'pos',
      }),
    );
    expect(brief(events)).toEqual([
      'Order Completed | 2026-05-11T13:55:16 | email:Ana@Example.org | 3000 EUR',
      'Order Shipped | 2026-05-12T08:00:00 | email:Ana@Example.org',
      'Order Cancelled | 2026-05-13T08:00:00 | email:Ana@Example.org',
      'Order Refunded | 2026-05-13T08:00:00 | email:Ana@Example.org | -1000 EUR',
    ]);
    expect(events[0]?.channel).toBe('till');
  });

  it('counts no money for an order cancelled before it was paid', async () => {
    const { events } = await understandText(file({ ...FIRST, 'Financial Status': 'voided' }));
    expect(events[0]).not.toHaveProperty('amount');
  });

  it('takes an order without e-mail and phone for somebody unknown', async () => {
    const { events } = await understandText(
      file({ ...FIRST, Email: '' }, { ...FIRST, Name: '#2', Id: '901', Email: '' }),
    );
    expect(events.map(({ identities }) => identities[0])).toEqual([
      { kind: 'anonymous', value: 'shopify-order:900' },
      { kind: 'anonymous', value: 'shopify-order:901' },
    ]);
  });

  it('rejects with a reason, and only what is wrong', async () => {
    const { rejected, events } = await understandText(
      file(
        { ...FIRST, Total: 'free' },
        { ...FIRST, Name: '#2', 'Created at': '1850-01-01 00:00:00 +0000' },
        { ...FIRST, Name: '#3', Id: '903' },
        { Name: '#9', 'Lineitem name': 'lost' },
      ),
    );
    expect(rejected).toEqual([
      '“free” is not an amount',
      'the date “1850-01-01 00:00:00 +0000” lies before 1970',
      'the line belongs to an order whose first line is missing',
    ]);
    expect(events).toHaveLength(1);
  });

  it('reads the short form of the till, whatever the order of columns', async () => {
    const text =
      'Cancelled at,Refunded Amount,Employee,Name,Financial Status,Currency,Total,Created at\n,0.00,Max,#7,paid,EUR,5.00,2026-05-11 09:55:16 +0200\n';
    const { formats, events } = await understandText(text);
    expect(formats).toEqual(['shopify-orders']);
    expect(events[0]).toMatchObject({
      name: 'Order Completed',
      channel: 'till',
      amount: { minor: 500, currency: 'EUR' },
    });
  });
});
