/** What a column can stand for, in words an owner uses. */
import { t } from '../../../web/kit/text.tsx';
import type { ColumnField, Mapping } from '../mapping.ts';

export function fieldName(field: ColumnField): string {
  const names: Readonly<Record<ColumnField, string>> = {
    person: t('Customer number'),
    email: t('E-mail address'),
    phone: t('Phone number'),
    name: t('Name'),
    firstName: t('First name'),
    lastName: t('Last name'),
    date: t('Date, with or without time'),
    clock: t('Time of day'),
    zone: t('Time zone'),
    event: t('What happened'),
    order: t('Order number'),
    amount: t('Amount'),
    currency: t('Currency'),
    item: t('Product'),
    sku: t('Product number'),
    quantity: t('Quantity'),
    price: t('Price of one'),
    refund: t('Refunded amount'),
    status: t('Status'),
    channel: t('Channel'),
    source: t('Source'),
    medium: t('Medium'),
    campaign: t('Campaign'),
    page: t('Page'),
    device: t('Device'),
    city: t('City'),
    region: t('Region'),
    postcode: t('Postcode'),
    country: t('Country'),
  };
  return names[field];
}

export function kindName(kind: Mapping['kind']): string {
  switch (kind) {
    case 'events':
      return t('Something that happened');
    case 'orders':
      return t('An order, or a line of one');
    case 'contacts':
      return t('A person to know');
  }
}
