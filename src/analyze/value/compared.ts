/** What customers of another segment are worth, beside these. */
import { meanDifferences, type ReportScope, type Sums, shareDifferences, shareOf } from '../engine/public.ts';
import type { ComparedValue } from './contract.ts';
import type { Terms } from './forecast.ts';
import type { ValueBook, ValueEntry } from './value-book.ts';

/** Null where the question names no other segment: with the period before value is not compared. */
export async function comparedValue(
  scope: ReportScope,
  book: ValueBook,
  { observed, figures }: ValueEntry,
  terms: Terms,
): Promise<ComparedValue | null> {
  const { compared } = scope;
  if (compared === null || compared.period !== scope.period) return null;
  const other = await book.open({ ...scope, ...compared }, terms);
  const theirs = other.figures;
  const back = (of: typeof figures) => ({ count: of.cameBack, of: of.customers });
  const [cameBackDifference] = shareDifferences([[back(figures), back(theirs)]]);
  const [soFarDifference] = meanDifferences([
    [sumsOf(observed.buyers.spent), sumsOf(other.observed.buyers.spent)],
  ]);
  return {
    customers: theirs.customers,
    cameBack: shareOf(theirs.cameBack, theirs.customers),
    revenueMinor: theirs.revenueMinor,
    soFar: theirs.soFar && rangeOf(theirs.soFar),
    ahead: theirs.outlook && rangeOf(theirs.outlook.perCustomer),
    cameBackDifference: cameBackDifference ?? null,
    soFarDifference: soFarDifference ?? null,
  };
}

function rangeOf({ mean, low, high }: { mean: number; low: number; high: number }) {
  return { mean, low, high };
}

function sumsOf(values: readonly number[]): Sums {
  return {
    n: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value ** 2, 0),
  };
}
