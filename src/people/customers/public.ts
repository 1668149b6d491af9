/** Customers: what other slices may call. */
export { Customers, keyLabel } from './customers.ts';
