/** The choices of the attribution page as they stand in its address. Pure. */
import type { Choices } from '../../../web/kit/address.ts';
import { type AttributionQuery, levels, type ModelId, modelIds } from '../contract.ts';

export type Measure = 'conversions' | 'value';

export interface AttributionChoices {
  /** What the report is asked. */
  readonly asked: Pick<AttributionQuery, 'level' | 'lookBackDays' | 'value' | 'markovOrder'> & {
    goal?: string;
  };
  /** What of it is shown. */
  readonly by: Measure;
  /** Models drawn, one to three. */
  readonly models: readonly ModelId[];
}

/** Look-backs one can choose, in days. */
export const lookBacks = [1, 7, 14, 30, 60, 90, 180, 365] as const;
export const markovOrders = [1, 2, 3, 4] as const;
export const MOST_DRAWN = 3;
const USUAL_LOOK_BACK = 90;
const usualModels: readonly ModelId[] = ['first', 'last', 'markov'];

export function readAttributionChoices(choices: Choices): AttributionChoices {
  const named = (choices.models ?? '').split(',');
  const models = modelIds.filter((id) => named.includes(id)).slice(0, MOST_DRAWN);
  return {
    asked: {
      level: levels.find((level) => level === choices.level) ?? 'channel',
      lookBackDays: lookBacks.find((days) => String(days) === choices.back) ?? USUAL_LOOK_BACK,
      value: choices.value === 'net' ? 'net' : 'gross',
      markovOrder: markovOrders.find((order) => String(order) === choices.order) ?? 1,
      ...(choices.goal === undefined ? {} : { goal: choices.goal }),
    },
    by: choices.by === 'value' ? 'value' : 'conversions',
    models: models.length > 0 ? models : usualModels,
  };
}
