/** How shares and differences stand in the lines of a table. */
import type { Difference, Share } from './contract.ts';

export function shareHeads(name: string): string[] {
  return [`share_${name}`, `share_${name}_low`, `share_${name}_high`];
}

/** Empty where there is no share, or too few to say one. */
export function shareCells(share: Share | null): (number | null)[] {
  return [share?.share ?? null, share?.low ?? null, share?.high ?? null];
}

export function differenceCells(difference: Difference | null): (string | number | null)[] {
  return [difference?.difference ?? null, difference && (difference.isReal ? 'yes' : 'no')];
}
