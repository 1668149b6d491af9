/** What advertising cost. A month's cost is spread evenly over its days, so that any period can be asked for. */
import { addDays, type Day, daysBetween } from '../../kernel/calendar.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { State } from '../../platform/statedb/state.ts';
import { channelCode } from '../events/public.ts';
import type { AdCost } from './contract.ts';
import { readCostTable } from './cost-table.ts';

type CostTables = {
  ad_costs: {
    workspace: string;
    month: string;
    channel: string;
    campaign: string;
    amount: number;
    updated_at: number;
  };
};

/** Cost of a channel and campaign ('' is the channel as a whole) in a period, minor units of the workspace's currency. */
export interface PeriodCost {
  readonly channel: string;
  readonly campaign: string;
  readonly amountMinor: number;
}

export class Costs {
  readonly #state: State;
  readonly #clock: Clock;

  constructor(state: State, clock: Clock) {
    this.#state = state;
    this.#clock = clock;
  }

  /** Newest month first. */
  async list(workspace: string): Promise<AdCost[]> {
    const rows = await this.#db()
      .selectFrom('ad_costs')
      .selectAll()
      .where('workspace', '=', workspace)
      .orderBy('month', 'desc')
      .orderBy('channel')
      .orderBy('campaign')
      .execute();
    return rows.map(({ month, channel, campaign, amount }) => ({
      month,
      channel,
      campaign,
      amountMinor: amount,
    }));
  }

  /** Sets one cost; 0 takes it away. @throws AppError `invalid_input` for a channel that does not exist */
  async save(workspace: string, cost: AdCost): Promise<AdCost> {
    if (channelCode(cost.channel) === 0) {
      throw new AppError('invalid_input', { problem: `there is no channel “${cost.channel}”` });
    }
    await this.#put(workspace, [cost]);
    return cost;
  }

  /** Sets the costs of a table; what it does not name stays. @throws AppError `invalid_input` for a table without the columns */
  async importTable(
    workspace: { readonly id: string; readonly currency: string },
    text: string,
  ): Promise<{ saved: number; rejected: { line: number; reason: string }[] }> {
    const { costs, rejected } = readCostTable(text, workspace.currency);
    await this.#put(workspace.id, costs);
    return { saved: costs.length, rejected };
  }

  /** Costs of the days from `fromDay` to before `toDay`, by channel and campaign. */
  async in(workspace: string, fromDay: Day, toDay: Day): Promise<PeriodCost[]> {
    const sums = new Map<string, PeriodCost>();
    for (const { month, channel, campaign, amountMinor } of await this.list(workspace)) {
      const share = shareOfMonth(month, fromDay, toDay);
      if (share <= 0) continue;
      const key = JSON.stringify([channel, campaign]);
      const before = sums.get(key)?.amountMinor ?? 0;
      sums.set(key, { channel, campaign, amountMinor: before + amountMinor * share });
    }
    return [...sums.values()].map((sum) => ({ ...sum, amountMinor: Math.round(sum.amountMinor) }));
  }

  async #put(workspace: string, costs: readonly AdCost[]): Promise<void> {
    const updatedAt = this.#clock();
    await this.#db()
      .transaction()
      .execute(async (transaction) => {
        for (const { month, channel, campaign, amountMinor } of costs) {
          await transaction
            .deleteFrom('ad_costs')
            .where('workspace', '=', workspace)
            .where('month', '=', month)
            .where('channel', '=', channel)
            .where('campaign', '=', campaign)
            .execute();
          if (amountMinor === 0) continue;
          await transaction
            .insertInto('ad_costs')
            .values({ workspace, month, channel, campaign, amount: amountMinor, updated_at: updatedAt })
            .execute();
        }
      });
  }

  #db() {
    return this.#state.db.withTables<CostTables>();
  }
}

/** The part of a month's days that lie in the period. */
function shareOfMonth(month: string, fromDay: Day, toDay: Day): number {
  const first = `${month}-01`;
  const next = `${addDays(first, 32).slice(0, 7)}-01`;
  const from = first > fromDay ? first : fromDay;
  const to = next < toDay ? next : toDay;
  return Math.max(0, daysBetween(from, to)) / daysBetween(first, next);
}
