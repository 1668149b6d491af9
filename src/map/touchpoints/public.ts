/** Touchpoints: what other slices may call. */
export { ruleCondition } from './rule.sql.ts';
export { type TouchpointParts, Touchpoints } from './touchpoints.ts';
