/** What the wizard guesses, from names in several languages and from values. */
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../mapping.ts';
import type { TableHead } from '../read/table.ts';
import { headerFingerprint } from './fingerprint.ts';
import { guessMapping, missingOf } from './guess-mapping.ts';
import { zoneNamed } from './lists.ts';

function head(columns: string[], rows: string[][], headed = true): TableHead {
  const sample = rows.map((cells, index) => ({ line: index + 2, cells }));
  return {
    id: 't.csv',
    columns,
    headed,
    sample,
    rows: rows.length,
    rowsEstimated: false,
    encoding: 'UTF-8',
    delimiter: ',',
    plainNumbers: false,
  };
}

describe('guessMapping', () => {
  it.each<[string, string[], string[], Mapping['kind'], Mapping['columns']]>([
    [
      'an event log',
      ['case', 'activity', 'time', 'resource'],
      ['case-1', 'Confirm', '2011-10-11T11:45:40Z', 'R21'],
      'events',
      { person: 'case', event: 'activity', date: 'time' },
    ],
    [
      'German orders',
      ['Bestellnummer', 'Datum', 'E-Mail', 'Gesamtbetrag', 'Währung'],
      ['B7', '05.01.2026', 'a@b.de', '12,50', 'EUR'],
      'orders',
      { order: 'Bestellnummer', date: 'Datum', email: 'E-Mail', amount: 'Gesamtbetrag', currency: 'Währung' },
    ],
    [
      'French orders',
      ['N° commande', 'Date de commande', 'Courriel', 'Montant', 'Ville'],
      ['77', '05/01/2026', 'a@b.fr', '12,50 €', 'Lyon'],
      'orders',
      { order: 'N° commande', date: 'Date de commande', email: 'Courriel', amount: 'Montant', city: 'Ville' },
    ],
    [
      'Spanish orders',
      ['Pedido', 'Fecha', 'Cliente', 'Importe'],
      ['77', '05/01/2026', 'K1', '12,50'],
      'orders',
      { order: 'Pedido', date: 'Fecha', person: 'Cliente', amount: 'Importe' },
    ],
    [
      'Woo plug-in orders',
      ['order_id', 'order_date', 'customer_id', 'billing_email', 'order_total', 'order_currency'],
      ['1', '2026-01-05 10:00:00', '9', 'a@b.c', '12.50', 'EUR'],
      'orders',
      {
        order: 'order_id',
        date: 'order_date',
        person: 'customer_id',
        email: 'billing_email',
        amount: 'order_total',
        currency: 'order_currency',
      },
    ],
    [
      'a newsletter list',
      ['Email Address', 'First Name', 'Last Name', 'Phone Number'],
      ['a@b.c', 'Ana', 'Berg', '+49123456789'],
      'contacts',
      { email: 'Email Address', firstName: 'First Name', lastName: 'Last Name', phone: 'Phone Number' },
    ],
    [
      'cdnowElog',
      ['masterid', 'sampleid', 'date', 'cds', 'sales'],
      ['4', '1', '19970101', '2', '29.33'],
      'orders',
      { person: 'masterid', date: 'date', quantity: 'cds', amount: 'sales' },
    ],
  ])('takes %s for what it is', (_what, columns, row, kind, wanted) => {
    const { mapping, confidence } = guessMapping(head(columns, [row, row, row]));
    expect(mapping.kind).toBe(kind);
    expect(mapping.columns).toMatchObject(wanted);
    expect(missingOf(mapping)).toEqual([]);
    expect(confidence).toBeGreaterThan(0.6);
  });

  it('goes by the values where there are no names', () => {
    const rows = [
      ['00004', '19970101', '29.33'],
      ['00004', '19970118', '29.73'],
      ['00021', '19970101', '63.34'],
    ];
    const { mapping } = guessMapping(head(['column 1', 'column 2', 'column 3'], rows, false));
    expect(mapping).toMatchObject({
      kind: 'orders',
      columns: { person: 'column 1', date: 'column 2', amount: 'column 3' },
    });
  });

  it('does not believe a name that the values contradict', () => {
    const { mapping } = guessMapping(
      head(
        ['date', 'email', 'amount'],
        [
          ['soon', 'Ana', 'a lot'],
          ['later', 'Ben', 'little'],
        ],
      ),
    );
    expect(mapping.columns).not.toHaveProperty('date');
    expect(mapping.columns).not.toHaveProperty('email');
    expect(mapping.columns).not.toHaveProperty('amount');
  });

  it('reads the currency out of a column’s name', () => {
    expect(
      guessMapping(head(['email', 'date', 'Amount (USD)'], [['a@b.c', '2026-01-05', '1.00']])).mapping,
    ).toMatchObject({ currency: 'USD', columns: { amount: 'Amount (USD)' } });
  });

  it('says what is missing', () => {
    const { mapping, confidence } = guessMapping(head(['when', 'what'], [['2026-01-05', 'x']]));
    expect(confidence).toBe(0);
    expect(missingOf(mapping).join()).toContain('who it was');
  });
});

describe('headerFingerprint', () => {
  it('is the same whatever the order and case of columns', () => {
    expect(headerFingerprint(head(['A', 'b_c'], []))).toBe(headerFingerprint(head(['B C', 'a'], [])));
    expect(headerFingerprint(head(['A', 'b'], []))).not.toBe(headerFingerprint(head(['A', 'c'], [])));
  });
});

describe('zoneNamed', () => {
  it.each([
    ['Eastern Time (US & Canada)', 'America/New_York'],
    ['PST', 'America/Los_Angeles'],
    ['Europe/Rome', 'Europe/Rome'],
  ])('knows %s', (name, iana) => expect(zoneNamed(name)?.name).toBe(iana));
  it('does not guess', () => expect(zoneNamed('Middle Earth')).toBeNull());
  it('lists only zones that there are', async () => {
    const { readFileSync } = await import('node:fs');
    const list = JSON.parse(readFileSync('data/import-timezones.json', 'utf8')) as Record<string, string>;
    for (const name of Object.keys(list)) expect(zoneNamed(name), name).not.toBeNull();
  });
});
