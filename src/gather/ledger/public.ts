/** The ledger: what other slices may call. */
export { Ledger, type OriginNames, type OriginTotals } from './ledger.ts';
