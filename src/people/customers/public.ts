/** Customers: what other slices may call. */
export { Customers } from './customers.ts';
