/** Who placed an Olist order: the order's customer_id leads to the person's customer_unique_id. */
import type { IncomingPerson } from '../../events/public.ts';
import type { Row } from '../read/table.ts';
import { cell, columnsAt } from './columns.ts';
import type { OpenParts } from './format.ts';
import { properties } from './outcome.ts';

export const ORDER = {
  id: ['order_id'],
  customer: ['customer_id'],
  status: ['order_status'],
  purchased: ['order_purchase_timestamp'],
  approved: ['order_approved_at'],
  shipped: ['order_delivered_carrier_date'],
  delivered: ['order_delivered_customer_date'],
  promised: ['order_estimated_delivery_date'],
} as const;

const CUSTOMER = {
  person: ['customer_unique_id'],
  city: ['customer_city'],
  state: ['customer_state'],
  postcode: ['customer_zip_code_prefix'],
} as const;

/** Without the customers' table each customer_id is taken for a person of its own. */
export function personOfOrder({ side }: OpenParts): (order: Row) => Omit<IncomingPerson, 'time'> {
  const orders = side.head('orders');
  const customers = side.head('customers');
  const orderAt = orders && columnsAt(orders, ORDER);
  const at = customers && columnsAt(customers, CUSTOMER);
  return (order) => {
    const id = orderAt ? cell(order, orderAt.customer) : '';
    const customer = at ? side.rows('customers', id)[0] : undefined;
    if (!at || !customer) return { identities: [{ kind: 'user', value: id }], traits: {} };
    const traits = properties({
      city: cell(customer, at.city),
      state: cell(customer, at.state),
      postcode: cell(customer, at.postcode),
      country: 'BR',
    });
    return { identities: [{ kind: 'user', value: cell(customer, at.person) }], traits };
  };
}
