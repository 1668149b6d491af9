/** The models fitted to the buyers, and what they expect of each. */
import type { Buyers } from './buyers.ts';
import type { Fit } from './model/fit.ts';
import { fitRepeatBuying } from './model/fit-repeat-buying.ts';
import { discountedWhileActive, WEEKS_PER_MONTH } from './model/lifetime-value.ts';
import { alive, expectedWhileActive, type RepeatModel, type RepeatParams } from './model/repeat-buying.ts';
import type { Rhythm } from './model/rhythms.ts';
import { expectedSpend, fitSpend, type Spending, type SpendParams } from './model/spend.ts';

export interface Terms {
  readonly months: number;
  /** Percent a year, and percent of a sale. */
  readonly discount: number;
  readonly margin: number;
}

export interface Models {
  /** How often: the usual model. */
  readonly repeat: Fit<RepeatParams>;
  /** Who has left: the model that can lose one-time buyers. */
  readonly risk: Fit<RepeatParams>;
  readonly spend: Fit<SpendParams>;
}

/** Below this the parameters are guesses. */
export const FEWEST_BUYERS = 200;

export function rhythmsOf(buyers: Buyers, lastDay: number): Rhythm[] {
  return buyers.firstDay.map((first, i) => ({
    repeats: (buyers.bought[i] ?? 1) - 1,
    recency: ((buyers.lastDay[i] ?? first) - first) / 7,
    age: Math.max(0, lastDay - first) / 7,
  }));
}

/** Of repeat purchases, minor units. */
export function spendingsOf(buyers: Buyers): Spending[] {
  return buyers.bought.map((bought, i) => ({
    repeats: bought - 1,
    mean: bought > 1 ? (buyers.later[i] ?? 0) / (bought - 1) : 0,
  }));
}

export function fitModels(rhythms: readonly Rhythm[], spendings: readonly Spending[]): Models {
  return {
    repeat: fitRepeatBuying('BG/NBD', rhythms),
    risk: fitRepeatBuying('MBG/NBD', rhythms),
    spend: fitSpend(spendings),
  };
}

/** Expected purchases, plain and discounted, by the models' horizon; equal customers are computed once. */
export class Outlook {
  readonly #model: RepeatModel;
  readonly #params: RepeatParams;
  readonly #horizon: { steps: number; perStep: number; discount: number };
  readonly #discounted = new Map<string, number>();
  readonly #plain = new Map<string, number>();

  constructor(model: RepeatModel, params: RepeatParams, { months, discount }: Terms) {
    this.#model = model;
    this.#params = params;
    this.#horizon = {
      steps: months,
      perStep: WEEKS_PER_MONTH,
      discount: (1 + discount / 100) ** (1 / 12) - 1,
    };
  }

  alive(rhythm: Rhythm): number {
    return alive(this.#model, this.#params, rhythm);
  }

  /** Purchases within the time ahead. */
  purchases(rhythm: Rhythm): number {
    const { steps, perStep } = this.#horizon;
    const active = kept(this.#plain, rhythm, () =>
      expectedWhileActive(this.#model, this.#params, rhythm, steps * perStep),
    );
    return this.alive(rhythm) * active;
  }

  /** The same, each discounted to today. */
  discounted(rhythm: Rhythm): number {
    return this.alive(rhythm) * this.discountedIfActive(rhythm);
  }

  discountedIfActive(rhythm: Rhythm): number {
    return kept(this.#discounted, rhythm, () =>
      discountedWhileActive(this.#model, this.#params, rhythm, this.#horizon),
    );
  }
}

function kept(values: Map<string, number>, { repeats, age }: Rhythm, compute: () => number): number {
  const key = `${repeats} ${age}`;
  let value = values.get(key);
  if (value === undefined) {
    value = compute();
    values.set(key, value);
  }
  return value;
}

/** What a purchase of this customer leaves, minor units. */
export function purchaseValue(params: SpendParams, spending: Spending, { margin }: Terms): number {
  // Who got everything back has paid nothing that tells of the next purchase.
  const known = spending.mean > 0 ? spending : { repeats: 0, mean: 0 };
  return (expectedSpend(params, known) * margin) / 100;
}
