/** Shopify's customers_export.csv: people and what is known of them; no events. */
import type { IdentityKey } from '../../../people/identity/public.ts';

import type { TableHead } from '../read/table.ts';
import { byColumns, cell, columnsAt } from './columns.ts';
import type { Convert, ImportFormat, OpenParts } from './format.ts';
import { properties, rejected, used } from './outcome.ts';

export const shopifyCustomers: ImportFormat = {
  id: 'shopify-customers',
  title: 'Shopify customers',
  summary: 'customers_export.csv, from Customers > Export.',
  kind: 'recognised',
  becomes: [
    'A row becomes a person, known by Customer ID, Email and Phone, with name, place, tags, note and marketing consent.',
    'It makes no events: when these customers bought is in the orders export.',
  ],
  roles: { customers: { main: {} } },
  recognise: (tables) =>
    byColumns(
      tables,
      'customers',
      ['First Name', 'Last Name', 'Email', 'Total Spent', 'Total Orders'],
      ['Customer ID', 'Accepts Email Marketing', 'Phone', 'Tags', 'Note', 'Tax Exempt'],
    ),
  open: (_role, head, parts) => shopifyCustomer(head, parts),
};

const CUSTOMER = {
  id: ['Customer ID'],
  first: ['First Name'],
  last: ['Last Name'],
  email: ['Email'],
  phone: ['Phone'],
  addressPhone: ['Default Address Phone', 'Address Phone'],
  company: ['Default Address Company', 'Company'],
  city: ['Default Address City', 'City'],
  country: ['Default Address Country Code', 'Country Code', 'Country'],
  postcode: ['Default Address Zip', 'Zip'],
  marketing: ['Accepts Email Marketing', 'Accepts Marketing'],
  sms: ['Accepts SMS Marketing'],
  tags: ['Tags'],
  note: ['Note'],
  spent: ['Total Spent'],
  orders: ['Total Orders'],
} as const;

function shopifyCustomer(head: TableHead, { settings }: OpenParts): Convert {
  const at = columnsAt(head, CUSTOMER);
  return ([row]) => {
    const identities: IdentityKey[] = [];
    const key = (kind: string, value: string) => {
      if (value) identities.push({ kind, value });
    };
    key('shopify', cell(row, at.id));
    key('email', cell(row, at.email));
    key('phone', cell(row, at.phone) || (cell(row, at.email) ? '' : cell(row, at.addressPhone)));
    if (identities.length === 0) return rejected('the customer has no id, e-mail or phone');
    const yes = (text: string) => (text === '' ? null : /^(yes|true)$/i.test(text));
    const traits = properties({
      name: `${cell(row, at.first)} ${cell(row, at.last)}`.trim(),
      email: cell(row, at.email),
      phone: cell(row, at.phone) || cell(row, at.addressPhone),
      company: cell(row, at.company),
      city: cell(row, at.city),
      postcode: cell(row, at.postcode),
      country: cell(row, at.country),
      tags: cell(row, at.tags),
      note: cell(row, at.note),
      accepts_marketing: yes(cell(row, at.marketing)),
      accepts_sms: yes(cell(row, at.sms)),
      total_spent: cell(row, at.spent),
      total_orders: cell(row, at.orders),
    });
    return used([], [{ identities, traits, time: settings.now }]);
  };
}
