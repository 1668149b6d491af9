/** Currency rates: what later slices may call. */
export { type BuildRates, convertedMinor, DAYS_A_RATE_SERVES } from './build-rates.ts';
export { Rates } from './rates.ts';
