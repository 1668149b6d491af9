/** Unknown tables: what the wizard takes them for and what their rows become. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brief, sumOf, understandText } from '../../../../test/support/import-events.ts';

describe('an event log', () => {
  it('becomes events with its further columns as properties', async () => {
    const { formats, events } = await understandText(
      'customer_id,email,event,timestamp,page,plan,utm_source,utm_medium\nc1,a@b.org,Page Viewed,2026-01-05T10:00:00Z,/x,pro,google,cpc\n',
    );
    expect(formats).toEqual(['event-log']);
    expect(events[0]).toMatchObject({
      name: 'Page Viewed',
      page: '/x',
      channel: 'paid_search',
      identities: [
        { kind: 'user', value: 'c1' },
        { kind: 'email', value: 'a@b.org' },
      ],
      properties: { plan: 'pro' },
    });
  });

  it('is told in other languages', async () => {
    const { formats, events } = await understandText(
      'Kundennummer;Datum;Ereignis;Betrag\nK1;05.01.2026;Termin;1.234,50 €\nK2;06.01.2026;Termin;12,50 €\n',
    );
    expect(formats).toEqual(['event-log']);
    expect(brief(events)).toEqual([
      'Termin | 2026-01-04T23:00 | user:K1 | 123450 EUR',
      'Termin | 2026-01-05T23:00 | user:K2 | 1250 EUR',
    ]);
  });

  it('counts rows that are alike to the letter, and gives the same ids again', async () => {
    const row = 'c1,Visit,2026-01-05\n';
    const text = `customer,event,date\n${row}${row}c2,Visit,2026-01-05\n`;
    const first = await understandText(text);
    expect(new Set(first.events.map(({ messageId }) => messageId)).size).toBe(3);
    const again = await understandText(text);
    expect(again.events.map(({ messageId }) => messageId)).toEqual(
      first.events.map(({ messageId }) => messageId),
    );
    // A file that overlaps, with a column more and the columns in another order.
    const overlap = await understandText(
      'date,note,event,customer\n2026-01-05,x,Visit,c1\n2026-01-06,y,Visit,c1\n',
    );
    const known = new Set(first.events.map(({ messageId }) => messageId));
    expect(overlap.events.map(({ messageId }) => known.has(messageId))).toEqual([true, false]);
  });
});

describe('orders', () => {
  it('without an order number are one per row', async () => {
    const { formats, events, counts } = await understandText(
      ' customer_id  date cds  dollar_value\r\n 00001 19970101  1   11.77\r\n 00002 19970112  1   12.00\r\n 00002 19970112  1   12.00\r\n',
      { currency: 'USD' },
    );
    expect(formats).toEqual(['orders']);
    expect(sumOf(events, 'Order Completed')).toBe(3577);
    expect(counts).toMatchObject({ read: 3, events: 3, people: 2 });
  });

  it.each([
    [
      'one after the other',
      'o1,a@b.org,2026-01-05,Cup,2,5.00\no1,a@b.org,2026-01-05,Pot,1,20.00\no2,c@d.org,2026-01-06,Cup,1,5.00\n',
    ],
    [
      'scattered',
      'o1,a@b.org,2026-01-05,Cup,2,5.00\no2,c@d.org,2026-01-06,Cup,1,5.00\no1,a@b.org,2026-01-05,Pot,1,20.00\n',
    ],
  ])('of several rows that lie %s are put together', async (_how, rows) => {
    const { formats, events, counts } = await understandText(
      `order id,email,order date,item,quantity,unit price\n${rows}`,
    );
    expect(formats).toEqual(['orders']);
    expect(brief(events).sort()).toEqual([
      'Order Completed | 2026-01-04T23:00 | email:a@b.org | 3000 EUR',
      'Order Completed | 2026-01-05T23:00 | email:c@d.org | 500 EUR',
    ]);
    expect(events.find(({ properties }) => properties?.order_id === 'o1')?.properties).toMatchObject({
      items: 3,
      item: 'Cup',
    });
    expect(counts).toMatchObject({ read: 3, used: 3 });
  });

  it('asks whether an amount repeated on every line is the total, and counts as told', async () => {
    const text =
      'order id,email,date,item,total\no1,a@b.org,2026-01-05,Cup,30.00\no1,a@b.org,2026-01-05,Pot,30.00\n';
    expect((await understandText(text)).questions).toEqual(['amountIs']);
    expect(
      sumOf((await understandText(text, { answers: { amountIs: 'order' } })).events, 'Order Completed'),
    ).toBe(3000);
    expect(
      sumOf((await understandText(text, { answers: { amountIs: 'line' } })).events, 'Order Completed'),
    ).toBe(6000);
  });

  it('knows refunds and cancellations', async () => {
    const { events } = await understandText(
      'order,email,date,amount,status\n1,a@b.org,2026-01-05,10.00,paid\n2,a@b.org,2026-01-06,10.00,refunded\n3,a@b.org,2026-01-07,10.00,cancelled\n4,a@b.org,2026-01-08,-4.00,paid\n',
    );
    expect(brief(events).map((line) => line.replace(/\| 2026.*org/, '|'))).toEqual([
      'Order Completed | | 1000 EUR',
      'Order Completed | | 1000 EUR',
      'Order Refunded | | -1000 EUR',
      'Order Cancelled |',
      'Order Refunded | | -400 EUR',
    ]);
  });

  it('asks how 03/04/2026 is meant, unless a row decides it', async () => {
    const header = 'order,email,date,amount\n';
    expect((await understandText(`${header}1,a@b.org,03/04/2026,10.00\n`)).questions).toEqual(['dateOrder']);
    const decided = await understandText(`${header}1,a@b.org,03/04/2026,10.00\n2,a@b.org,13/04/2026,10.00\n`);
    expect(decided.questions).toEqual([]);
    expect(brief(decided.events)[0]).toContain('2026-04-02');
    const contradicting = await understandText(
      `${header}1,a@b.org,13/04/2026,1.00\n2,a@b.org,04/13/2026,1.00\n3,a@b.org,03/04/2026,1.00\n`,
    );
    expect(contradicting.questions).toEqual(['dateOrder']);
  });

  it('asks what 1.234 means where nothing shows it', async () => {
    const text = 'order,email,date,amount\n1,a@b.org,2026-01-05,1.234\n';
    expect((await understandText(text)).questions).toEqual(['decimal']);
    expect(sumOf((await understandText(text, { answers: { decimal: ',' } })).events, 'Order Completed')).toBe(
      123400,
    );
  });

  it('rejects rows one by one, each with its reason', async () => {
    const { rejected, events } = await understandText(
      [
        'order,email,date,amount',
        '1,a@b.org,2026-01-05,10.00',
        '2,,2026-01-05,10.00',
        '3,nobody,2026-01-05,10.00',
        '4,a@b.org,1850-01-05,10.00',
        '5,a@b.org,2031-01-05,10.00',
        '6,a@b.org,,10.00',
        '7,a@b.org,2026-01-05,999999999999999',
        '8,a@b.org,2026-01-05,ten',
        '9,a@b.org,2026-02-30,1.00',
      ].join('\n'),
    );
    expect(events).toHaveLength(1);
    expect(rejected).toEqual([
      'nothing in the row says who it was',
      'nothing in the row says who it was',
      'the date “1850-01-05” lies before 1970',
      'the date “2031-01-05” lies in the future',
      'the order has no date',
      'the amount “999999999999999” is too large',
      '“ten” is not an amount',
      '“2026-02-30” is not a date of any calendar',
    ]);
  });
});

describe('contacts', () => {
  it('become people', async () => {
    const { formats, events, people } = await understandText(
      'Email Address,First Name,Last Name,City,Birthday month\nana@example.org,Ana,Berg,Rome,May\n',
    );
    expect(formats).toEqual(['contacts']);
    expect(events).toEqual([]);
    expect(people[0]).toMatchObject({
      identities: [{ kind: 'email', value: 'ana@example.org' }],
      traits: { name: 'Ana Berg', city: 'Rome', birthday_month: 'May' },
    });
  });
});

describe('any text in any cell', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      "'; DROP TABLE imports; --",
      '=cmd|calc!A1',
      '__proto__',
      '{{7*7}}',
      '\u0000',
      '\ud800',
      '../../etc',
      '<script>',

      'NaN',
      '-0',
      '9'.repeat(500),
    ),
  );
  it('is an event, a person or a reason, and rows add up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(hostile, hostile, hostile, hostile), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const written = rows.map((row) =>
            row.map((one) => `"${one.replaceAll('"', '""').replaceAll('\u0000', '')}"`).join(','),
          );
          const mapping = {
            kind: 'orders' as const,
            columns: { email: 'email', date: 'date', amount: 'amount', item: 'item' },
            ignore: [],
          };
          const { counts, rejected } = await understandText(
            ['email,date,amount,item', ...written].join('\n'),
            { mapping },
          );
          expect(counts.read).toBe(counts.used + counts.skipped + counts.rejected);
          expect(rejected.every((reason) => reason.length > 5)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
