/** Everything the value report says of buyers, from their columns alone: pure, so that a thread of its own can do it. */

import { Z95 } from '../../kernel/statistics/intervals.ts';
import { countWords } from '../../kernel/words.ts';
import type { Buyers } from './buyers.ts';
import { type CalibrationFigures, calibrationOf } from './calibration.ts';
import { type Standings, standingsOf, states } from './care.ts';
import {
  FEWEST_BUYERS,
  fitModels,
  type Models,
  Outlook,
  purchaseValue,
  rhythmsOf,
  spendingsOf,
  type Terms,
} from './forecast.ts';
import { byFirstChannel, type RfmGroupFigures, rfmGroups, type ViaFigures } from './groups.ts';
import { type MeanRange, meanRange } from './mean-range.ts';
import { type Concentration, concentrationOf } from './model/concentration.ts';
import { repeatChances } from './model/purchase-counts.ts';
import { type Spending, spendCorrelation } from './model/spend.ts';
import { outlookLogError } from './outlook-range.ts';

export interface ValueTask {
  readonly buyers: Buyers;
  readonly lastDay: number;
  readonly splitDay: number;
  readonly terms: Terms;
}

export interface OutlookFigures {
  /** Minor units per customer. */
  readonly perCustomer: { readonly mean: number; readonly low: number; readonly high: number };
  readonly totalMinor: number;
  readonly newcomer: { readonly purchases: number; readonly chances: number[]; readonly valueMinor: number };
  readonly correlation: number | null;
}

export interface ValueFigures {
  readonly customers: number;
  readonly cameBack: number;
  readonly purchases: number;
  readonly revenueMinor: number;
  readonly soFar: MeanRange | null;
  readonly models: Models;
  readonly outlook: OutlookFigures | null;
  readonly noOutlook: string | null;
  readonly calibration: CalibrationFigures | null;
  readonly concentration: Concentration | null;
  readonly rfm: RfmGroupFigures[] | null;
  readonly channels: ViaFigures[];
  readonly care: { readonly atRisk: number; readonly worthACall: number; readonly stakeMinor: number };
  readonly standings: Standings;
  /** Expected of each buyer; null without a forecast. */
  readonly aheadMinor: Float64Array | null;
}

export function computeValue({ buyers, lastDay, splitDay, terms }: ValueTask): ValueFigures {
  const rhythms = rhythmsOf(buyers, lastDay);
  const spendings = spendingsOf(buyers);
  const models = fitModels(rhythms, spendings);
  const customers = buyers.bought.length;
  const cameBack = buyers.bought.filter((bought) => bought > 1).length;
  const noOutlook = whyNot(models, customers, cameBack);
  const ahead = noOutlook === null ? aheadOf(models, rhythms, spendings, terms) : null;
  const standings = standingsOf(buyers, lastDay, noOutlook === null ? models : withoutRisk(models), terms);
  return {
    customers,
    cameBack,
    purchases: sumOf(buyers.bought),
    revenueMinor: sumOf(buyers.spent),
    soFar: meanRange(buyers.spent),
    models,
    outlook: ahead && outlookOf(ahead, models, rhythms, spendings, terms),
    noOutlook,
    calibration: calibrationOf(buyers, splitDay, lastDay),
    concentration: concentrationOf(buyers.spent),
    rfm: rfmGroups(buyers, lastDay),
    channels: byFirstChannel(buyers, ahead),
    care: {
      atRisk: standings.state.filter((state) => state === states.indexOf('at_risk')).length,
      worthACall: standings.worthACall.filter((call) => call === 1).length,
      stakeMinor: standings.stakeMinor.reduce(
        (sum, stake, i) => (standings.worthACall[i] ? sum + stake : sum),
        0,
      ),
    },
    standings,
    aheadMinor: ahead && Float64Array.from(ahead),
  };
}

function withoutRisk(models: Models): Models {
  const { n } = models.risk;
  return { ...models, risk: { status: 'not_identifiable', reason: 'too few buyers', n } };
}

/** Who came back tells the rhythm; below this many the models find none, and that is the reason to give. */
const FEW_CAME_BACK = 100;

function whyNot({ repeat, spend }: Models, customers: number, cameBack: number): string | null {
  if (customers < FEWEST_BUYERS) {
    return `it needs ${FEWEST_BUYERS} customers or more; there ${customers === 1 ? 'is' : 'are'} ${customers}`;
  }
  if (repeat.status === 'fitted' && spend.status === 'fitted') return null;
  if (cameBack < FEW_CAME_BACK) {
    return `only ${countWords(cameBack)} of ${countWords(customers)} customers have come back, which is too few to tell a rhythm`;
  }
  const [what, fit] =
    repeat.status === 'fitted'
      ? ['what a purchase will bring', spend]
      : ['how often customers come back', repeat];
  return fit.status === 'fitted' ? null : `${what} cannot be told: ${fit.reason}`;
}

/** Value ahead of each buyer, minor units. */
function aheadOf(
  { repeat, spend }: Models,
  rhythms: ReturnType<typeof rhythmsOf>,
  spendings: readonly Spending[],
  terms: Terms,
): number[] | null {
  if (repeat.status !== 'fitted' || spend.status !== 'fitted') return null;
  const outlook = new Outlook('BG/NBD', repeat.params, terms);
  return rhythms.map((rhythm, i) => {
    const spending = spendings[i] ?? { repeats: 0, mean: 0 };
    return outlook.discounted(rhythm) * purchaseValue(spend.params, spending, terms);
  });
}

function outlookOf(
  ahead: readonly number[],
  { repeat, spend }: Models,
  rhythms: ReturnType<typeof rhythmsOf>,
  spendings: readonly Spending[],
  terms: Terms,
): OutlookFigures | null {
  if (repeat.status !== 'fitted' || spend.status !== 'fitted') return null;
  const total = sumOf(ahead);
  const mean = total / ahead.length;
  const spread = Math.exp(Z95 * outlookLogError(repeat, spend, rhythms, spendings, terms));
  const outlook = new Outlook('BG/NBD', repeat.params, terms);
  const newcomer = { repeats: 0, recency: 0, age: 0 };
  const chances = repeatChances(repeat.params, (terms.months * 365.2425) / 12 / 7, 2);
  const known = { repeats: 0, mean: 0 };
  return {
    perCustomer: { mean, low: mean / spread, high: mean * spread },
    totalMinor: Math.round(total),
    newcomer: {
      purchases: outlook.purchases(newcomer),
      chances: [...chances, Math.max(0, 1 - sumOf(chances))],
      valueMinor: Math.round(outlook.discounted(newcomer) * purchaseValue(spend.params, known, terms)),
    },
    correlation: spendCorrelation(spendings),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
