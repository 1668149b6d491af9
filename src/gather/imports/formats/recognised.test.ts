/** Stripe, Square, Etsy and Shopify customers: what their rows become. */
import { describe, expect, it } from 'vitest';
import { brief, understandText } from '../../../../test/support/import-events.ts';

describe('Stripe payments', () => {
  const OLD =
    'id,Description,Created (UTC),Amount,Amount Refunded,Currency,Fee,Mode,Status,Customer ID,Customer Email,Captured,Disputed Amount,Dispute Status,Dispute Date (UTC),Seller Message,Converted Amount,Payment Source Type';
  it('in the older shape: paid, refunded, failed, disputed, and what is no payment', async () => {
    const { formats, events, skipped } = await understandText(
      [
        OLD,
        'ch_1,Cup,2026-01-05 10:00,20.00,0.00,eur,1,Live,Paid,cus_1,a@b.org,true,,,,,,card',
        'ch_2,Cup,2026-01-06 10:00,20.00,5.00,usd,1,Live,Refunded,cus_1,a@b.org,true,,,,,,card',
        'ch_3,Cup,2026-01-07 10:00,9.00,0.00,jpy,0,Live,Failed,,c@d.org,false,,,,Your card was declined,,card',
        'ch_4,Cup,2026-01-08 10:00,50.00,0.00,eur,1,Live,Paid,cus_2,,true,50.00,lost,2026-01-20 08:00,,,card',
        'ch_5,Cup,2026-01-09 10:00,5.00,0.00,eur,1,Test,Paid,cus_2,,true,,,,,,card',
        'ch_6,Cup,2026-01-09 10:00,5.00,0.00,eur,1,Live,Canceled,cus_2,,false,,,,,,card',
      ].join('\n'),
    );
    expect(formats).toEqual(['stripe-payments']);
    expect(brief(events)).toEqual([
      'Payment Succeeded | 2026-01-05T10:00:00 | stripe:cus_1 | 2000 EUR',
      'Payment Succeeded | 2026-01-06T10:00:00 | stripe:cus_1 | 2000 USD',
      'Payment Refunded | 2026-01-06T10:00:00 | stripe:cus_1 | -500 USD',
      'Payment Failed | 2026-01-07T10:00:00 | email:c@d.org',
      'Payment Succeeded | 2026-01-08T10:00:00 | stripe:cus_2 | 5000 EUR',
      'Payment Disputed | 2026-01-20T08:00:00 | stripe:cus_2',
      'Payment Refunded | 2026-01-20T08:00:00 | stripe:cus_2 | -5000 EUR',
    ]);
    expect(events[3]?.properties).toMatchObject({ attempted_minor: 9, reason: 'Your card was declined' });
    expect(skipped).toEqual(['a test payment', 'no payment: its status is “canceled”']);
  });

  it('in the shape of 2026, with metadata', async () => {
    const text =
      'id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Mode,Status,Fee,email (metadata)\nch_1,2026-03-01 09:00:00,12.30,0.00,eur,true,Live,Paid,1,x@y.org\n';
    const { formats, events } = await understandText(text);
    expect(formats).toEqual(['stripe-payments']);
    expect(brief(events)).toEqual(['Payment Succeeded | 2026-03-01T09:00:00 | email:x@y.org | 1230 EUR']);
  });
});

describe('Square transactions', () => {
  const HEADER =
    'Date,Time,Time Zone,Gross Sales,Total Collected,Source,Transaction ID,Payment ID,Card Brand,PAN Suffix,Description,Event Type,Location,Customer ID,Customer Name,Net Total,Fees';
  it('in their own time zone, at the till or online', async () => {
    const { formats, events, people, rejected, skipped } = await understandText(
      [
        HEADER,
        '2026-07-01,10:30:00,Eastern Time (US & Canada),$22.50,$22.50,Register,T1,P1,Visa,1234,"2 x Latte, 1 x Bun",Payment,Main,SQ1,Ana,$22,$1',
        '2026-07-01,11:00:00,Pacific Time (US & Canada),$5.00,$5.00,Square Online,T2,P2,,,Mug,Payment,Main,,,$5,$0',
        '2026-07-02,09:00:00,Eastern Time (US & Canada),-$22.50,-$22.50,Register,T1,P3,,,Latte,Refund,Main,SQ1,Ana,-$22,$0',
        '2026-07-02,09:00:00,Atlantis,$1,$1,Register,T4,P4,,,,Payment,Main,,,$1,$0',
        '2026-07-02,09:00:00,Eastern Time (US & Canada),$1,$1,Register,T5,P5,,,,Payout,Main,,,$1,$0',
      ].join('\n'),
      { currency: 'USD' },
    );
    expect(formats).toEqual(['square-transactions']);
    expect(brief(events)).toEqual([
      'Order Completed | 2026-07-01T14:30:00 | square:SQ1 | 2250 USD',
      'Order Completed | 2026-07-01T18:00:00 | anonymous:square-sale:T2 | 500 USD',
      'Order Refunded | 2026-07-02T13:00:00 | square:SQ1 | -2250 USD',
    ]);
    expect(events.map(({ channel }) => channel)).toEqual(['till', 'shop', 'till']);
    expect(events[0]?.properties).toMatchObject({ items: 3, location: 'Main' });
    expect(people[0]?.traits).toEqual({ name: 'Ana' });
    expect(rejected).toEqual(['“Atlantis” is not a time zone that is known']);
    expect(skipped).toEqual(['no sale: its event type is “Payout”']);
  });

  it('ask for the order of day and month where no row decides it', async () => {
    const row = '03/04/26,10:30:00,Eastern Time (US & Canada),$1,$1,Register,T1,P1,,,x,Payment,Main,,,$1,$0';
    const { questions, rejected } = await understandText(`${HEADER}\n${row}\n`);
    expect(questions).toEqual(['dateOrder']);
    expect(rejected[0]).toContain('day first or month first');
    const answered = await understandText(`${HEADER}\n${row}\n`, { answers: { dateOrder: 'mdy' } });
    expect(brief(answered.events)[0]).toContain('2026-03-04T15:30');
  });
});

describe('Etsy sold orders', () => {
  it('are days of the American order, without a time', async () => {
    const { formats, events } = await understandText(
      'Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Date Shipped,Ship City,Ship Country,Currency,Order Value,Order Total,Adjusted Order Total,Order Net,Order Type\n' +
        '03/04/26,111,ana77,Ana B,2,03/06/26,Rome,Italy,USD,40.00,45.00,40.00,38,online\n',
    );
    expect(formats).toEqual(['etsy-orders']);
    expect(brief(events)).toEqual([
      'Order Completed | 2026-03-03T23:00 | etsy:ana77 | 4500 USD',
      'Order Shipped | 2026-03-05T23:00 | etsy:ana77',
      'Order Refunded | 2026-03-03T23:00 | etsy:ana77 | -500 USD',
    ]);
    expect(events[0]).toMatchObject({ precision: 'date', channel: 'marketplace', country: 'Italy' });
  });
});

describe('Shopify customers', () => {
  it('become people and no events; an apostrophe before a phone is dropped', async () => {
    const { formats, events, people, rejected } = await understandText(
      'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address City,Default Address Country Code,Phone,Total Spent,Total Orders,Tags,Note,Tax Exempt\n' +
        "'7001,Ana,Berg,ana@example.org,yes,Rome,IT,'+4912345678,120.00,3,vip,,no\n,,,,no,,,,0,0,,,no\n",
    );
    expect(formats).toEqual(['shopify-customers']);
    expect(events).toEqual([]);
    expect(people[0]).toMatchObject({
      identities: [
        { kind: 'shopify', value: '7001' },
        { kind: 'email', value: 'ana@example.org' },
        { kind: 'phone', value: '+4912345678' },
      ],
      traits: { name: 'Ana Berg', city: 'Rome', accepts_marketing: true, tags: 'vip' },
    });
    expect(rejected).toEqual(['the customer has no id, e-mail or phone']);
  });
});
