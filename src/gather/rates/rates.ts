/** Rates in the state database, always against the business's own currency: those against a former one rest. */
import { dayOf } from '../../kernel/calendar.ts';
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { int, str } from '../../platform/eventdb/row.ts';
import { sql, text, uint32 } from '../../platform/eventdb/sql.ts';
import type { State } from '../../platform/statedb/state.ts';
import { type BuildRates, buildRates } from './build-rates.ts';
import type { listRates, Rate } from './contract.ts';

type Tables = {
  currency_rates: { workspace: string; base: string; currency: string; day: string; rate: number };
};
type Scope = Pick<WorkspaceScope, 'id' | 'number' | 'currency' | 'timezone'>;

export class Rates {
  readonly #state: State;
  readonly #events: EventDb;

  constructor(parts: { state: State; events: EventDb }) {
    this.#state = parts.state;
    this.#events = parts.events;
  }

  /** Everything the build of journeys needs to convert other currencies into the reporting currency. */
  async forBuild(workspace: Pick<Scope, 'id' | 'currency' | 'timezone'>): Promise<BuildRates> {
    const rows = await this.#of(workspace).select(['currency', 'day', 'rate']).execute();
    return buildRates(rows, workspace.currency, workspace.timezone);
  }

  async list(
    workspace: Scope,
    query: { currency?: string | undefined; limit: number },
  ): Promise<ReplyInputOf<typeof listRates>> {
    const rows = this.#of(workspace).select(['currency', 'day', 'rate']);
    const chosen = query.currency === undefined ? rows : rows.where('currency', '=', query.currency);
    const items = await chosen.orderBy('day', 'desc').orderBy('currency').limit(query.limit).execute();
    return { base: workspace.currency, items, currencies: await this.#currencies(workspace) };
  }

  async save(workspace: Pick<Scope, 'id' | 'currency'>, rates: readonly Rate[]): Promise<void> {
    // A day may stand twice in a list; the later line counts, and one statement must not touch a row twice.
    const rows = new Map(rates.map((rate) => [`${rate.currency}\n${rate.day}`, this.#row(workspace, rate)]));
    const all = [...rows.values()];
    await this.#state.db.transaction().execute(async (transaction) => {
      const db = transaction.withTables<Tables>();
      for (let i = 0; i < all.length; i += 500) {
        await db
          .insertInto('currency_rates')
          .values(all.slice(i, i + 500))
          .onConflict((conflict) =>
            conflict
              .columns(['workspace', 'base', 'currency', 'day'])
              .doUpdateSet((eb) => ({ rate: eb.ref('excluded.rate') })),
          )
          .execute();
      }
    });
  }

  /** @param day all days of the currency where it is left out */
  async remove(workspace: Pick<Scope, 'id' | 'currency'>, currency: string, day?: string): Promise<void> {
    const rows = this.#db()
      .deleteFrom('currency_rates')
      .where('workspace', '=', workspace.id)
      .where('base', '=', workspace.currency)
      .where('currency', '=', currency);
    await (day === undefined ? rows : rows.where('day', '=', day)).execute();
  }

  async #currencies(workspace: Scope) {
    const known = await this.#of(workspace)
      .select((eb) => ['currency', eb.fn.countAll<number>().as('days')])
      .groupBy('currency')
      .execute();
    const seen = await this.#events.query(
      sql`SELECT currency, count() AS events, min(time) AS first_time, max(time) AS last_time FROM events
        WHERE workspace = ${uint32(workspace.number)} AND currency != '' AND currency != ${text(workspace.currency)}
        GROUP BY currency ORDER BY currency`,
      { currency: str, events: int, first_time: int, last_time: int },
    );
    const days = new Map(known.map((row) => [row.currency, Number(row.days)]));
    const unseen = [...days.keys()].filter((currency) => seen.every((row) => row.currency !== currency));
    return [
      ...seen.map(({ currency, events, first_time, last_time }) => ({
        ...{ currency, events, days: days.get(currency) ?? 0 },
        firstDay: dayOf(first_time, workspace.timezone),
        lastDay: dayOf(last_time, workspace.timezone),
      })),
      ...unseen.map((currency) => ({
        ...{ currency, events: 0, firstDay: null, lastDay: null, days: days.get(currency) ?? 0 },
      })),
    ];
  }

  #row(workspace: Pick<Scope, 'id' | 'currency'>, { currency, day, rate }: Rate) {
    return { workspace: workspace.id, base: workspace.currency, currency, day, rate };
  }

  #of(workspace: Pick<Scope, 'id' | 'currency'>) {
    return this.#db()
      .selectFrom('currency_rates')
      .where('workspace', '=', workspace.id)
      .where('base', '=', workspace.currency);
  }

  #db() {
    return this.#state.db.withTables<Tables>();
  }
}
