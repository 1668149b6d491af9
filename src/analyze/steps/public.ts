/** The funnel of chosen steps: what other slices may call. */
export { stepFigures } from './people-behind.ts';
